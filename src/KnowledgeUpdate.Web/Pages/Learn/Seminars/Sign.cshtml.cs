using KnowledgeUpdate.Application.Delivery;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Learn.Seminars;

/// <summary>A trainee signs by the room's code, with the own account.</summary>
[Authorize]
public sealed class SignModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }

    public MyCode Mine { get; private set; } = null!;

    public SignAnswer? Answer { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Mine = await mediator.Send(new GetMyCode(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        Answer = await mediator.Send(new SignWithRoomCode(id, Code), ct);
        if (!Answer.IsTaken)
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
