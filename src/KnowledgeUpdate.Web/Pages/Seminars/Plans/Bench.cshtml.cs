using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Plans;

/// <summary>The plan bench: candidates left, the variant right, totals at once. Nothing changes until the plan is formed.</summary>
public sealed class BenchModel(IMediator mediator, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Name { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid? Variant { get; set; }

    [BindProperty(SupportsGet = true)]
    public SeminarKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public BenchView View { get; private set; } = null!;

    public bool MayChange => View.MayCompose;

    public IReadOnlyList<Candidate> Candidates =>
        [.. View.Candidates.Where(c => (Kind is null || c.Item.Kind == Kind) && (string.IsNullOrEmpty(Field) || c.Item.Field == Field))];

    public TotalsBar Totals
    {
        get
        {
            var (b, t) = (View.Bench, View.Terms);
            return new(
                text["Totals"],
                [
                    Count(text["Seminars"], b.Items.Count, View.TargetSeminars),
                    Count(text["People"], b.People, View.TargetTrainees),
                    Money(text["Region's money (million yuan)"], b.RegionFunds, t.RegionBudget),
                    Money(text["Central money (million yuan)"], b.CentralFunds, t.CentralBudget),
                    new(text["Own money (million yuan)"], Show.Large(b.OwnFunds), Note: text["no limit"]),
                    new(
                        text["To look at"],
                        b.Problems.Count.ToString(),
                        Unit: text["places"],
                        IsOver: b.Problems.Count > 0,
                        Note: b.Problems.Count == 0 ? text["nothing"].Value : null,
                        Links: b.Problems.Count == 0
                            ? null
                            : [.. b.Problems.DistinctBy(p => p.Kind).Select(p => new ActLink(words[p.Kind], $"#p-{p.Items[0]}"))]
                    ),
                ]
            );
        }
    }

    public ColumnChart Months
    {
        get
        {
            var over = View.Bench.ByMonth.Where(m => m.Value > View.Terms.MonthLimit).Select(m => m.Key).ToList();
            return new ColumnChart(
                text["By month"],
                over.Count > 0 ? text["Over the limit: month {0}", words.List(over.Select(m => $"{m}"))]
                    : View.Bench.Items.Count == 0 ? text["Nothing yet"]
                    : text["No month is over its limit"],
                [.. View.Bench.ByMonth.Select(m => new Column(m.Key.ToString(), m.Value))],
                View.Terms.MonthLimit,
                View.Terms.MonthLimit is { } limit ? text["at most {0} a month", limit].Value : null,
                text["Month"],
                text["Seminars"]
            );
        }
    }

    public string What(BenchProblem p) =>
        p.Kind switch
        {
            BenchProblemKind.FieldOver => View.Fields.TryGetValue(p.What, out var f) ? f.Name : p.What,
            BenchProblemKind.KindOver or BenchProblemKind.MoneyOver => words[WordOf(p)],
            BenchProblemKind.MinistryOutstanding => "",
            _ => p.What,
        };

    /// <summary>What is over is named by its word where it is a kind or a source of money.</summary>
    [return: Sentence]
    private static string WordOf(BenchProblem p) => p.What;

    public string Money(BenchItem i) =>
        i.CentralFunds > 0 ? $"{text["central"].Value} {Show.Large(i.CentralFunds)}"
        : i.RegionFunds > 0 ? Show.Large(i.RegionFunds)
        : text["self-funded"];

    public async Task OnGetAsync(Guid id, CancellationToken ct) => View = await mediator.Send(new GetPlanBench(id, Variant), ct);

    public async Task<IActionResult> OnPostChangeAsync(Guid id, Guid? add, Guid? remove, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new ChangePlanVariant(View.Current.Id, Input.Version, add, remove), ct);
        return RedirectToPage(
            "Bench",
            null,
            new
            {
                id,
                variant = View.Current.Id,
                Kind,
                Field,
            },
            add is { } added ? $"p-{added}" : $"c-{remove}"
        );
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var variant = await mediator.Send(new SavePlanVariant(id, Input.Name, View.Current.Id), ct);
        TempData["Done"] = text["The variant is saved."].Value;
        return RedirectToPage("Bench", new { id, variant });
    }

    private TotalCell Count(string name, int value, int? target) =>
        target is not { } goal
            ? new(name, value.ToString("#,##0"), Note: text["Target not configured"])
            : new(
                name,
                value.ToString("#,##0"),
                text["about {0}", goal.ToString("#,##0")],
                Share: (double)value / goal,
                Note: value <= goal ? text["{0} short of the target", goal - value] : text["{0} above the target", value - goal]
            );

    private TotalCell Money(string name, decimal value, decimal? limit) =>
        limit is not { } most
            ? new(name, Show.Large(value), Note: text["no limit"])
            : new(
                name,
                Show.Large(value),
                Show.Large(most),
                Share: most == 0 ? 0 : (double)(value / most),
                IsOver: value > most,
                Note: value > most ? text["{0} over the limit", Show.Large(value - most)] : text["{0} left", Show.Large(most - value)]
            );
}
