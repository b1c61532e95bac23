using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Pages.Employer;

/// <summary>Somebody says they work at the unit: confirm or refuse.</summary>
public sealed class RequestModel(IMediator mediator, Actor actor, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public bool? Confirm { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public EmploymentRequest Asked { get; private set; } = null!;

    /// <summary>Whether the unit asked is the reader's.</summary>
    public bool IsOwnUnit => actor.ScopeOf(Permission.DecideEmployment) == Scope.OwnUnit;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Asked = await mediator.Send(new GetEmploymentRequest(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new DecideEmployment(id, Input.Version, Input.Confirm, Input.Reason), ct);
        TempData["Done"] = text["The decision is saved, and the person is told."].Value;
        return LocalRedirect(actor.ScopeOf(Permission.DecideEmployment) == Scope.OwnUnit ? "/learners" : "/desk");
    }
}
