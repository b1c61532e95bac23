using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Learn.Seminars;

/// <summary>A trainee signs in with the room's code, under their own account.</summary>
[Authorize]
public sealed class SignModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public MyCode Mine { get; private set; } = null!;

    public SignAnswer? Answer { get; private set; }

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
        if (!Answer.IsTaken)
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
