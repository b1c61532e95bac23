using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Units;

/// <summary>Shared by the forms that enter and correct a unit.</summary>
public abstract class UnitFormModel : PageModel
{
    public sealed class InputModel
    {
        public string? Name { get; set; }

        public OrganisationKind? Kind { get; set; }

        public string? CreditCode { get; set; }

        public string? DivisionCode { get; set; }

        public uint Version { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public UnitChoices Choices { get; protected set; } = null!;
}
