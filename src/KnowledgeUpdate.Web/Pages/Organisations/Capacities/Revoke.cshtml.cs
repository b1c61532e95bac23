using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Capacities;

/// <summary>Ends a capacity of a unit.</summary>
public sealed class RevokeModel(IMediator mediator, IStringLocalizer<OrganisationsText> text) : UnitActModel(mediator)
{
    /// <summary>What depends on the capacity.</summary>
    public CapacityLoad Running { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Capacity capacity, CancellationToken ct)
    {
        await LoadAsync(id, UnitUse.Capacities, withPlaces: false, ct);
        Input.Capacity = capacity;
        if (!Record.GivableCapacities.Contains(capacity))
            throw new ForbiddenException("This capacity is given by the programme office");
        Running = await SendAsync(new GetCapacityLoad(id, capacity), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Capacity capacity, CancellationToken ct)
    {
        await OnGetAsync(id, capacity, ct);
        await SendAsync(new RevokeCapacity(id, Input.Version, capacity, Input.Last, Input.Reason), ct);
        TempData["Done"] = text["The capacity ends on {0:yyyy-MM-dd}.", Input.Last!].Value;
        return RedirectToPage("/Organisations/Units/Details", new { id });
    }
}
