using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Units;

/// <summary>Moves a unit under another.</summary>
public sealed class MoveModel(IMediator mediator, IStringLocalizer<OrganisationsText> text) : UnitActModel(mediator)
{
    public Task OnGetAsync(Guid id, CancellationToken ct) => LoadAsync(id, UnitUse.Change, withPlaces: true, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await SendAsync(new MoveUnit(id, Input.Version, Input.Target, Input.Reason), ct);
        TempData["Done"] = text["The unit is moved, with all below it."].Value;
        return RedirectToPage("Details", new { id });
    }
}
