using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn;

/// <summary>The learner's own hours: how many there are, how many are missing, what to do next.</summary>
public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public LearnerHours? Hours { get; private set; }

    /// <summary>This year, the years with hours, and three years back, which may stay open.</summary>
    public IReadOnlyList<short> Years { get; private set; } = [];

    public async Task OnGetAsync(short? year, CancellationToken ct)
    {
        Hours = await mediator.Send(new GetLearnerHours(null, year), ct);
        var now = (short)BeijingTime.DateOf(clock.GetUtcNow()).Year;
        Years =
        [
            .. Enumerable
                .Range(now - 3, 4)
                .Select(y => (short)y)
                .Concat(Hours?.Years.Select(y => y.Year) ?? [])
                .Append(Hours?.Year ?? now)
                .Distinct()
                .OrderDescending(),
        ];
    }
}
