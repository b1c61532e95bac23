using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Learners.Bindings;

/// <summary>The employer, the bureau or the office gives a learner a temporary password and enters a new telephone number.</summary>
[NoPostKey]
public sealed class AccessModel(IMediator mediator, Actor actor) : PageModel
{
    public sealed class InputModel
    {
        public string? Phone { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public LearnerHours Hours { get; private set; } = null!;

    /// <summary>The password, shown only in the answer to this request.</summary>
    public string? Password { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.ResetLearnerAccess);
        Hours = await mediator.Send(new GetLearnerHours(id, null), ct) ?? throw new NotFoundException(nameof(LearnerHours));
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        Password = await mediator.Send(new ResetLearnerAccess(id, Input.Phone, Input.Reason), ct);
        return Page();
    }
}
