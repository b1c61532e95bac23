using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Pipeline;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Learn.Seminars;

/// <summary>The code that a trainee shows to the staff.</summary>
[Authorize]
public sealed class CodeModel(IMediator mediator, Actor actor) : PageModel
{
    public MyCode Code { get; private set; } = null!;

    /// <summary>The address in the QR code: the staff's page with the code filled in.</summary>
    public string Address => $"{actor.BaseUrl}/seminars/{Code.GatheringId}/scan?code={Code.Code}";

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Code = await mediator.Send(new GetMyCode(id), ct);
    }

    public async Task<IActionResult> OnGetCodeAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        return Partial("_Code", (Code, Address));
    }
}
