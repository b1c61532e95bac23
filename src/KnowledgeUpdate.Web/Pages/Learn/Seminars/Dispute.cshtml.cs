using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Learn.Seminars;

/// <summary>A trainee disputes a half day.</summary>
[Authorize]
public sealed class DisputeModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Statement { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MySeminar Seminar { get; private set; } = null!;

    public MyHalfDay HalfDay { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, Guid halfDay, CancellationToken ct)
    {
        Seminar = await mediator.Send(new GetMySeminar(id), ct);
        HalfDay = Seminar.HalfDays.SingleOrDefault(h => h.Id == halfDay) ?? throw new NotFoundException(nameof(HalfDay));
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid halfDay, CancellationToken ct)
    {
        await OnGetAsync(id, halfDay, ct);
        await mediator.Send(new DisputeAttendance(id, halfDay, Input.Statement), ct);
        TempData["Done"] = text["The dispute is sent; the host answers it."].Value;
        return RedirectToPage("Details", new { id });
    }
}
