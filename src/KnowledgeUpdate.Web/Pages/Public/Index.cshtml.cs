using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Public;

/// <summary>The public's first page: what the programme is, the ways in, and what is under way.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, KeptFigures kept, TimeProvider clock) : PageModel
{
    /// <summary>Rows of a block; the page behind it has them all.</summary>
    private const int Most = 3;

    private static readonly PageOf First = new(Size: 10);

    public IReadOnlyList<OpenCall> Calls { get; private set; } = [];

    public IReadOnlyList<PublicSeminarRow> Seminars { get; private set; } = [];

    /// <summary>Seminars that take enrolments now.</summary>
    public RowCount Open { get; private set; }

    public IReadOnlyList<PublicityRow> Notices { get; private set; } = [];

    public IReadOnlyList<PlanListRow> Plans { get; private set; } = [];

    public YearFigures Figures { get; private set; } = null!;

    /// <summary>Today, a Beijing date.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The last day of the learning year.</summary>
    public DateOnly LastDay => new(Today.Year, 12, 31);

    /// <summary>Month and day.</summary>
    public static string Day(DateOnly date) => date.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A word under a date, with the year where it is not this one.</summary>
    public string Under(DateOnly date, string word) => date.Year == Today.Year ? word : $"{date.Year} {word}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = BeijingTime.DateOf(clock.GetUtcNow());
        Calls = await mediator.Send(new ListOpenCalls(), ct);
        var seminars = await mediator.Send(new ListPublicSeminars(First), ct);
        (Seminars, Open) = ([.. seminars.Rows.Take(Most)], seminars.Total);
        Notices = [.. (await mediator.Send(new ListPublicities(First), ct)).Rows.Take(Most)];
        Plans = [.. (await mediator.Send(new ListPublicPlans(First), ct)).Rows.Take(Most)];
        Figures = await kept.OfAsync(actor.Tenant!.Id, (short)Today.Year, mediator, ct);
    }
}
