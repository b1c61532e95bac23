using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Pages.Delivery.Attendance;

/// <summary>The code that a room's screen shows.</summary>
public sealed class RoomModel(IMediator mediator, Actor actor) : PageModel
{
    public RoomCode Code { get; private set; } = null!;

    /// <summary>The address in the QR code: the trainee's page with the code filled in.</summary>
    public string Address => $"{actor.BaseUrl}/learn/seminars/{Code.GatheringId}/sign?code={Code.Code}";

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Code = await mediator.Send(new GetRoomCode(id), ct);
    }

    public async Task<IActionResult> OnGetCodeAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        return Partial("_Room", (Code, Address));
    }
}
