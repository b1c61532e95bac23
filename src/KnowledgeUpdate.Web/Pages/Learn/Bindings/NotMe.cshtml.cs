using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn.Bindings;

/// <summary>
/// Lets a person who was told that their record passes to another account object with one tap. Opening the link changes nothing, since mail
/// programs open links by themselves.
/// </summary>
public sealed class NotMeModel(IMediator mediator) : PageModel
{
    public NotMeView Question { get; private set; } = null!;

    public async Task OnGetAsync(string secret, CancellationToken ct) => Question = await mediator.Send(new GetNotMe(secret), ct);

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken ct)
    {
        await OnGetAsync(secret, ct);
        await mediator.Send(new SayNotMe(secret), ct);
        return RedirectToPage(new { secret });
    }
}
