using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Web.Pages.Rules;

/// <summary>Enters a new value of a rule: a number, or the training fee standard as a table.</summary>
public sealed class EnterModel(IMediator mediator, Actor actor, IStringLocalizer<RulesText> text) : PageModel
{
    private const int SpareRows = 2;

    /// <summary>A class of training.</summary>
    public sealed class ClassInput
    {
        public string? Name { get; set; }

        public decimal? Lodging { get; set; }

        public decimal? Meals { get; set; }

        public decimal? Venue { get; set; }

        public decimal? Other { get; set; }
    }

    /// <summary>A tier of long courses.</summary>
    public sealed class TierInput
    {
        public int? AfterDays { get; set; }

        /// <summary>Percent.</summary>
        public decimal? Share { get; set; }
    }

    public sealed class InputModel
    {
        public int? Number { get; set; }

        public List<ClassInput> Classes { get; set; } = [];

        public List<TierInput> Tiers { get; set; } = [];

        public decimal? HalfDayHours { get; set; }

        public List<decimal?> Lecturers { get; set; } = [];

        public DateOnly? From { get; set; }

        public string? Source { get; set; }

        public string? Note { get; set; }

        public PastFate? Past { get; set; }

        public string? PastReason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RuleLine Rule { get; private set; } = null!;

    /// <summary>What was decided under the previous value since the given day; null if nothing was.</summary>
    public RuleReach? Reach { get; private set; }

    public IReadOnlyList<LecturerRank> Ranks { get; } = Enum.GetValues<LecturerRank>();

    public async Task OnGetAsync(string key, CancellationToken ct)
    {
        await LoadAsync(key, ct);
        var now = Rule.Values is [var newest, ..] ? newest : null;
        Input.Number = Rule.IsNumber && int.TryParse(now?.Value, out var number) ? number : null;
        var fees = now?.Fees ?? new FeeStandard();
        Input.Classes =
        [
            .. fees.Classes.Select(c => new ClassInput
            {
                Name = c.Name,
                Lodging = c.Lodging,
                Meals = c.Meals,
                Venue = c.Venue,
                Other = c.Other,
            }),
        ];
        Input.Tiers = [.. fees.Tiers.Select(t => new TierInput { AfterDays = t.AfterDays, Share = t.Share * 100 })];
        Input.Lecturers = [.. Ranks.Select(r => fees.LecturerCaps.TryGetValue(r, out var cap) ? cap : (decimal?)null)];
        Input.HalfDayHours = fees.HalfDayHours > 0 ? fees.HalfDayHours : null;
        Input.Classes.AddRange(Enumerable.Range(0, SpareRows).Select(_ => new ClassInput()));
        Input.Tiers.AddRange(Enumerable.Range(0, SpareRows).Select(_ => new TierInput()));
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken ct)
    {
        await LoadAsync(key, ct);
        if (Input.From is { } from)
            Reach = await mediator.Send(new GetRuleReach(key, from), ct);
        await mediator.Send(
            new EnterRule(
                key,
                Input.Number,
                Rule.IsNumber ? null : Fees(),
                Input.From,
                Input.Source,
                Input.Note,
                Input.Past,
                Input.PastReason
            ),
            ct
        );
        TempData["Done"] = text["The value holds from {0:yyyy-MM-dd} on.", Input.From!].Value;
        return RedirectToPage("Index");
    }

    private async Task LoadAsync(string key, CancellationToken ct)
    {
        actor.Demand(Permission.EnterRule);
        Rule = (await mediator.Send(new ListRules(), ct)).FirstOrDefault(r => r.Key == key) ?? throw new NotFoundException("ProgrammeRule");
        while (Input.Lecturers.Count < Ranks.Count)
            Input.Lecturers.Add(null);
    }

    /// <summary>The table as typed, without rows left empty.</summary>
    private FeeStandard Fees() =>
        new()
        {
            Classes =
            [
                .. Input
                    .Classes.Where(c => !string.IsNullOrWhiteSpace(c.Name) || (c.Lodging ?? c.Meals ?? c.Venue ?? c.Other) is not null)
                    .Select(c => new FeeClass(c.Name?.Trim() ?? "", c.Lodging ?? 0, c.Meals ?? 0, c.Venue ?? 0, c.Other ?? 0)),
            ],
            Tiers =
            [
                .. Input
                    .Tiers.Where(t => (t.AfterDays ?? t.Share) is not null)
                    .Select(t => new LongCourseTier(t.AfterDays ?? 0, (t.Share ?? 0) / 100)),
            ],
            HalfDayHours = Input.HalfDayHours ?? 0,
            LecturerCaps = Ranks.Zip(Input.Lecturers).Where(p => p.Second is not null).ToDictionary(p => p.First, p => p.Second!.Value),
        };
}
