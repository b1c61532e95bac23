using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>Drafts a call or changes the draft.</summary>
public sealed class EditModel(IMediator mediator, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public int? Year { get; set; }

        public string? Title { get; set; }

        public string? Text { get; set; }

        public string? Opens { get; set; }

        public string? Closes { get; set; }

        public List<SeminarKind> Kinds { get; set; } = [];

        public List<string> Fields { get; set; } = [];

        public string? RequiredAttachments { get; set; }

        public int? RecommendationLimit { get; set; } = 8;

        public string? OwnLimits { get; set; }

        public DateOnly? FirstReviewDueOn { get; set; }

        public bool ExpertScoring { get; set; } = true;

        public int? ExpertsPerProposal { get; set; } = 3;

        public string? Criteria { get; set; } = "选题价值 30\n课程与师资 30\n组织能力 20\n经费合理性 20";

        public DateOnly? ScoringDueOn { get; set; }

        public string? FeeClass { get; set; } = "三类";

        public decimal? RegionBudget { get; set; }

        public decimal? CentralBudget { get; set; }

        public int? MonthLimit { get; set; }

        public int? HostLimit { get; set; }

        public int? FieldLimit { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Choice> KindChoices { get; private set; } = [];

    public IReadOnlyList<Choice> FieldChoices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Id is not { } id)
        {
            (Input.Kinds, Input.Fields) = ([.. Enum.GetValues<SeminarKind>()], [.. FieldChoices.Select(f => f.Value)]);
            return;
        }

        var call = await mediator.Send(new GetSeminarCall(id), ct);
        var t = call.Terms;
        Input = new InputModel
        {
            Version = call.Version,
            Year = call.Year,
            Title = call.Title,
            Text = call.Text,
            Opens = Show.At(call.OpensAt),
            Closes = Show.Clock(call.ClosesAt),
            Kinds = [.. t.Kinds],
            Fields = [.. t.Fields],
            RequiredAttachments = string.Join('\n', t.RequiredAttachments),
            RecommendationLimit = t.RecommendationLimit,
            OwnLimits = string.Join('\n', t.OwnLimits.Select(l => $"{call.OwnLimitNames.GetValueOrDefault(l.Key)} {l.Value}")),
            FirstReviewDueOn = t.FirstReviewDueOn,
            ExpertScoring = t.ExpertScoring,
            ExpertsPerProposal = t.ExpertsPerProposal,
            Criteria = string.Join('\n', t.Criteria.Select(c => $"{c.Name} {c.Weight}")),
            ScoringDueOn = t.ScoringDueOn,
            FeeClass = t.FeeClass,
            RegionBudget = t.RegionBudget,
            CentralBudget = t.CentralBudget,
            MonthLimit = t.MonthLimit,
            HostLimit = t.HostLimit,
            FieldLimit = t.FieldLimit,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var limits = await OwnLimitsAsync(ct);
        var criteria = Pairs(Input.Criteria, "Input.Criteria").Select(p => new ScoringCriterion(p.Name, p.Number)).ToList();
        if (!ModelState.IsValid)
            return Invalid();
        var terms = new CallTerms
        {
            Kinds = Input.Kinds,
            Fields = Input.Fields,
            RequiredAttachments = [.. Lines(Input.RequiredAttachments)],
            RecommendationLimit = Input.RecommendationLimit ?? 0,
            OwnLimits = limits,
            FirstReviewDueOn = Input.FirstReviewDueOn,
            ExpertScoring = Input.ExpertScoring,
            ExpertsPerProposal = Input.ExpertsPerProposal ?? 0,
            Criteria = Input.ExpertScoring ? criteria : [],
            ScoringDueOn = Input.ScoringDueOn,
            FeeClass = Input.FeeClass?.Trim() ?? "",
            RegionBudget = Input.RegionBudget,
            CentralBudget = Input.CentralBudget,
            MonthLimit = Input.MonthLimit,
            HostLimit = Input.HostLimit,
            FieldLimit = Input.FieldLimit,
        };
        var id = await mediator.Send(
            new SaveSeminarCall(
                Id,
                Input.Version,
                Input.Year,
                Input.Title,
                Input.Text,
                Show.ParseClock(Input.Opens),
                Show.ParseClock(Input.Closes),
                terms
            ),
            ct
        );
        TempData["Done"] = text["The draft is saved."].Value;
        return RedirectToPage("Details", new { id });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var isChinese = System.Globalization.CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);
        KindChoices = [.. Enum.GetValues<SeminarKind>().Select(k => new Choice(k.ToString(), words[k]))];
        FieldChoices = [.. (await mediator.Send(new ListFields(), ct)).Select(f => new Choice(f.Code, isChinese ? f.Name : f.NameEn))];
        _ = await mediator.Send(new ListRecommenders(), ct);
    }

    private async Task<Dictionary<Guid, int>> OwnLimitsAsync(CancellationToken ct)
    {
        var units = (await mediator.Send(new ListRecommenders(), ct)).ToLookup(r => r.Name, r => r.Id);
        var limits = new Dictionary<Guid, int>();
        foreach (var (name, number) in Pairs(Input.OwnLimits, "Input.OwnLimits"))
            if (units[name].FirstOrDefault() is var id && id != Guid.Empty && number > 0)
                limits[id] = number;
            else if (number <= 0)
                ModelState.AddModelError("Input.OwnLimits", text["“{0}”: enter a name, a space and a number", $"{name} {number}"]);
            else
                ModelState.AddModelError("Input.OwnLimits", text["No recommending unit is called “{0}”", name]);
        return limits;
    }

    private List<(string Name, int Number)> Pairs(string? lines, string field)
    {
        var pairs = new List<(string, int)>();
        foreach (var line in Lines(lines))
        {
            var cut = line.LastIndexOf(' ');
            if (cut > 0 && int.TryParse(Characters.Narrow(line[cut..]), out var number))
                pairs.Add((line[..cut].Trim(), number));
            else
                ModelState.AddModelError(field, text["“{0}”: enter a name, a space and a number", line]);
        }

        return pairs;
    }

    private static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private PageResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
