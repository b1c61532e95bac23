using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Units;

/// <summary>Merges a unit into another.</summary>
public sealed class MergeModel(IMediator mediator, IStringLocalizer<OrganisationsText> text) : UnitActModel(mediator)
{
    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, UnitUse.Change, withPlaces: false, ct);
        await LoadLoadAsync(id, ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await SendAsync(
            new MergeUnit(id, Input.Version, Input.Target, Input.On, Input.Reason, Input.Employments, Input.Drafts, Input.Capacities),
            ct
        );
        TempData["Done"] = text["The unit is closed; the other took its place."].Value;
        return RedirectToPage("Details", new { id });
    }
}
