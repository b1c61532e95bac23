using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Public.Plans;

/// <summary>Differences between a version of the plan and the one before.</summary>
public sealed class PlanCompareModel(IMediator mediator, IStringLocalizer<SeminarsText> text) : PageModel
{
    public PlanView Left { get; private set; } = null!;

    public PlanView Right { get; private set; } = null!;

    public IReadOnlyList<(string Title, string Name, string Left, string Right)> Changes { get; private set; } = [];

    public async Task OnGetAsync(Guid id, int right, CancellationToken ct)
    {
        Right = await mediator.Send(new GetPublicPlan(id, right), ct);
        Left = await mediator.Send(new GetPublicPlan(id, Math.Max(1, right - 1)), ct);
        Changes = [.. Differences()];
    }

    private IEnumerable<(string, string, string, string)> Differences()
    {
        foreach (var now in Right.Rows)
        {
            if (Left.Rows.FirstOrDefault(r => r.ProposalId == now.ProposalId) is not { } was)
            {
                yield return (now.Title, text["Row"], "–", text["added"]);
                continue;
            }

            foreach (
                var (name, a, b) in new[]
                {
                    (text["First day"].Value, Show.Date(was.StartsOn), Show.Date(now.StartsOn)),
                    (text["Place"].Value, was.Place, now.Place),
                    (text["Number of trainees"].Value, was.HeadCount.ToString(), now.HeadCount.ToString()),
                    (text["State"].Value, was.IsCancelled ? text["Cancelled"].Value : "", now.IsCancelled ? text["Cancelled"].Value : ""),
                }
            )
                if (a != b)
                    yield return (now.Title, name, a, b);
        }
    }
}
