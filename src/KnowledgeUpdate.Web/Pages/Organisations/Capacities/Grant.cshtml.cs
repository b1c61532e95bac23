using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Capacities;

/// <summary>Gives a unit a capacity.</summary>
public sealed class GrantModel(IMediator mediator, IStringLocalizer<OrganisationsText> text) : UnitActModel(mediator)
{
    public Task OnGetAsync(Guid id, CancellationToken ct) => LoadAsync(id, UnitUse.Capacities, withPlaces: false, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await SendAsync(new GrantCapacity(id, Input.Version, Input.Capacity, Input.From, Input.To), ct);
        TempData["Done"] = text["The capacity is given."].Value;
        return RedirectToPage("/Organisations/Units/Details", new { id });
    }
}
