using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Web.Infrastructure;
using KnowledgeUpdate.Web.Pages.Delivery.Attendance;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Learn.Seminars;

/// <summary>A trainee scans the room's code with this device's camera, under their own account.</summary>
[Authorize]
[UsesCamera]
public sealed class CameraModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public MyCode Mine { get; private set; } = null!;

    public SignAnswer? Answer { get; private set; }

    public CameraView Camera => new($"/learn/seminars/{Mine.GatheringId}/sign", @"^\d{8}$", false, Answer);

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Mine = await mediator.Send(new GetMyCode(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        // The page is loaded first, since a refusal shows it again. The command refuses people without a seat, and records it.
        NotFoundException? refused = null;
        try
        {
            await OnGetAsync(id, ct);
        }
        catch (NotFoundException e)
        {
            refused = e;
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            if (refused is not null)
                throw refused;
            ModelState.AddModelError(nameof(Code), text["Enter the digits on the room's screen"]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        try
        {
            Answer = await mediator.Send(new SignWithRoomCode(id, Code), ct);
        }
        catch when (refused is not null)
        {
            throw refused;
        }

        if (refused is not null)
            throw refused;
        Response.StatusCode = Answer.IsTaken ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
        if (CameraView.Asks(Request))
            return Partial("~/Pages/Delivery/Attendance/_SignAnswer.cshtml", Answer);
        await OnGetAsync(id, ct);
        return Page();
    }
}
