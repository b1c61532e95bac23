using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Delivery.Attendance;

/// <summary>
/// The staff scan personal codes with this device's camera, one after the other. Anybody else who sends one is refused, and that is
/// recorded.
/// </summary>
[Authorize]
[UsesCamera]
public sealed class CameraModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public RoomCode Room { get; private set; } = null!;

    public SignAnswer? Answer { get; private set; }

    public CameraView Camera => new($"/seminars/{Room.GatheringId}/scan", @"^\d{1,4}-\d{8}$", true, Answer);

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Room = await mediator.Send(new GetRoomCode(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        // The page is loaded first, since a refusal shows it again. The command refuses people who may not see it, and records it.
        Exception? refused = null;
        try
        {
            await OnGetAsync(id, ct);
        }
        catch (Exception e) when (e is ForbiddenException or NotFoundException)
        {
            refused = e;
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            if (refused is not null)
                throw refused;
            ModelState.AddModelError(nameof(Code), text["Enter or scan the trainee's code"]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        try
        {
            Answer = await mediator.Send(new ScanPersonalCode(id, Code), ct);
        }
        catch when (refused is not null)
        {
            throw refused;
        }

        if (Answer.Refusal == SignRefusal.OtherAccount)
            throw new ForbiddenException(Terms.Word(SignRefusal.OtherAccount));
        Response.StatusCode = Answer.IsTaken ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
        if (CameraView.Asks(Request))
            return Partial("_SignAnswer", Answer);
        await OnGetAsync(id, ct);
        if (Answer.IsTaken)
        {
            // Clears the field for the next person.
            Code = null;
            ModelState.Clear();
        }

        return Page();
    }
}
