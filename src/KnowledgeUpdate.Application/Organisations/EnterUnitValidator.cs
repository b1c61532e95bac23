using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

internal sealed class EnterUnitValidator(IStringLocalizer<OrganisationsText> text) : UnitInputValidator<EnterUnit>(text);
