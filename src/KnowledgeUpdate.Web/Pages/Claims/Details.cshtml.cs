using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Claims;

/// <summary>A claim of hours as its reviewers see it.</summary>
public sealed class DetailsModel(IMediator mediator, PortalText words, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public ClaimAction? Action { get; set; }

        public string? Opinion { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ClaimView Claim { get; private set; } = null!;

    public IReadOnlyList<Choice> Choices =>
        [
            .. Claim.Rights.Actions.Select(a => new Choice(
                a.ToString(),
                words[a],
                a switch
                {
                    ClaimAction.Credit => text["{0} hours are credited to {1}", Show.Hours(Claim.Counts), Claim.Content.LearningYear],
                    ClaimAction.Confirm => text["A department or bureau recognises it next"],
                    ClaimAction.Return => text["The learner changes it and files again"],
                    ClaimAction.Decline => text["The learner reads the reason and may appeal once"],
                    _ => text["The decision is final"],
                }
            )),
        ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Claim = await mediator.Send(new GetClaim(id), ct);
        return Claim.Rights.IsOwn ? LocalRedirect($"/learn/claims/{id}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        Claim = await mediator.Send(new GetClaim(id), ct);
        await mediator.Send(new DecideClaim(id, Input.Version, Input.Action, Input.Opinion), ct);
        TempData["Done"] = text["The decision is saved, and the person is told."].Value;
        return RedirectToPage(new { id });
    }
}
