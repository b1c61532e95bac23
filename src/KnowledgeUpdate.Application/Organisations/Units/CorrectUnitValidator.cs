using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

internal sealed class CorrectUnitValidator(IStringLocalizer<OrganisationsText> text) : UnitInputValidator<CorrectUnit>(text);
