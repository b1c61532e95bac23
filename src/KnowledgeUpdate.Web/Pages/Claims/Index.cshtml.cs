using System.Globalization;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Claims;

/// <summary>Claims of hours that the reader reviews or oversees.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, IStringLocalizer<LearnersText> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public ClaimState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>Claims that were ticked, each as id and version.</summary>
    [BindProperty]
    public List<string> Ids { get; set; } = [];

    [BindProperty]
    public string? Opinion { get; set; }

    public bool MayDecide => actor.May(Permission.DecideClaim);

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || State is not null;

    public bool IsChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);

    public ClaimList List { get; private set; } = null!;

    public async Task<IActionResult> OnPostDecideAsync(ClaimAction? decision, string? p, int size, CancellationToken ct)
    {
        await OnGetAsync(p, size, ct);
        var decided = await mediator.Send(new DecideClaims([.. TickedRows.Read(Ids)], decision, Opinion), ct);
        TempData["Done"] = text["{0} claims are decided; the learners are told.", decided].Value;
        return RedirectToPage(
            new
            {
                q = Q,
                State,
                Sort,
            }
        );
    }

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListClaims(State, Q, Sort, new PageOf(p, size)), ct);
}
