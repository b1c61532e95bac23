using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Units;

public sealed class CloseModel(IMediator mediator, IStringLocalizer<OrganisationsText> text) : UnitActModel(mediator)
{
    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, UnitUse.Change, withPlaces: false, ct);
        await LoadLoadAsync(id, ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await SendAsync(new CloseUnit(id, Input.Version, Input.On, Input.Reason), ct);
        TempData["Done"] = text["The unit is closed."].Value;
        return RedirectToPage("Details", new { id });
    }
}
