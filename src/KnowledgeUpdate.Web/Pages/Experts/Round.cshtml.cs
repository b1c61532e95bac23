using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Pages.Experts;

/// <summary>How far scoring has come.</summary>
public sealed class RoundModel(IMediator mediator, Actor actor, IStringLocalizer<ExpertsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The reader reminds and replaces experts.</summary>
    public bool MayLead => actor.May(Permission.BeginExpertScoring) && Progress.IsOpen;

    public ScoringProgress Progress { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Progress = await mediator.Send(new GetScoringProgress(id), ct);

    public async Task<IActionResult> OnPostRemindAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var reminded = await mediator.Send(new RemindExperts(id), ct);
        return Done(id, reminded == 0 ? text["All of them were reminded today."] : text["{0} people are reminded.", reminded]);
    }

    public async Task<IActionResult> OnPostReplaceAsync(Guid id, Guid sheet, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new ReplaceScorer(sheet, Input.Version, Input.Reason), ct);
        return Done(id, text["Another expert takes the place."]);
    }

    private RedirectToPageResult Done(Guid id, string message)
    {
        TempData["Done"] = message;
        return RedirectToPage("Round", new { id });
    }
}
