using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn;

/// <summary>The learner's own hours: how many there are, how many are missing, what to do next.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public LearnerHours? Hours { get; private set; }

    /// <summary>This year, the years with hours, and those that are open.</summary>
    public IReadOnlyList<short> Years { get; private set; } = [];

    public async Task OnGetAsync(short? year, CancellationToken ct)
    {
        Hours = await mediator.Send(new GetLearnerHours(null, year), ct);
        var open = await mediator.Send(new GetOpenYears(), ct);
        Years =
        [
            .. open.All.Concat(Hours?.Years.Select(y => y.Year) ?? []).Append(Hours?.Year ?? open.Current).Distinct().OrderDescending(),
        ];
    }
}
