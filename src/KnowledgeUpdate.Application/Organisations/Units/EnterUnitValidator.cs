using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

internal sealed class EnterUnitValidator(IStringLocalizer<OrganisationsText> text) : UnitInputValidator<EnterUnit>(text);
