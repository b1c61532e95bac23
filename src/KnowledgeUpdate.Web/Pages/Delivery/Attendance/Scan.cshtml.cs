using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Delivery.Attendance;

/// <summary>The staff scan personal codes. Anybody else who sends one is refused, and that is recorded.</summary>
[Authorize]
public sealed class ScanModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public Guid Id { get; private set; }

    public RoomCode? Room { get; private set; }

    public SignAnswer? Answer { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken ct) => (Id, Room) = (id, await mediator.Send(new GetRoomCode(id), ct));

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), text["Enter or scan the trainee's code"]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await OnGetAsync(id, ct);
            return Page();
        }

        Answer = await mediator.Send(new ScanPersonalCode(id, Code), ct);
        if (Answer.Refusal == Domain.Attendance.SignRefusal.OtherAccount)
            throw new Domain.Common.ForbiddenException(Domain.Common.Terms.Word(Domain.Attendance.SignRefusal.OtherAccount));
        await OnGetAsync(id, ct);
        if (Answer.IsTaken)
        {
            // Clears the field for the next person.
            Code = null;
            ModelState.Clear();
        }
        else
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
