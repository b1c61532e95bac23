using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Units;

public sealed class CorrectModel(IMediator mediator, IStringLocalizer<OrganisationsText> text) : UnitFormModel
{
    public UnitRecord Record { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        Input = new InputModel
        {
            Name = Record.Name,
            Kind = Record.Kind,
            CreditCode = Record.CreditCode,
            DivisionCode = Record.DivisionCode,
            Version = Record.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new CorrectUnit(id, Input.Version, Input.Name, Input.Kind, Input.DivisionCode, Input.CreditCode), ct);
        TempData["Done"] = text["The unit is corrected."].Value;
        return RedirectToPage("Details", new { id });
    }

    private async Task LoadAsync(Guid id, CancellationToken ct)
    {
        Record = await mediator.Send(new GetUnit(id, UnitUse.Change), ct);
        Choices = await mediator.Send(new GetUnitChoices(), ct);
    }
}
