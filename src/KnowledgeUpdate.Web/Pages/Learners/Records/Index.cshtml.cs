using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Learners.Records;

/// <summary>Learners of the unit or area with their hours of a year.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<LearnersText> text, TimeProvider clock)
    : PageModel
{
    private static readonly string[] GroupParameters = ["city", "unit", "field", "level", "mine"];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public short? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Complete { get; set; }

    /// <summary>Code of the city; empty: without employer.</summary>
    [BindProperty(SupportsGet = true)]
    public string? City { get; set; }

    /// <summary>A unit with those under it.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true)]
    public TitleLevel? Level { get; set; }

    /// <summary>Only the fields of the reader's department.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    /// <summary>Requests that were ticked, each as id and version.</summary>
    [BindProperty]
    public List<string> Ids { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Complete is not null || !Group.IsAll;

    public LearnerList List { get; private set; } = null!;

    /// <summary>How many of the unit's staff are behind; null if the list covers more than one unit.</summary>
    public StaffBehind? Behind { get; private set; }

    /// <summary>The group of a figure of completion; a parameter without value stands for those without one.</summary>
    private LearnerGroup Group => new(Asked("city", City), Unit, Asked("field", Field), Level, Mine);

    /// <summary>The conditions that a figure of completion brought along, each with its words.</summary>
    public IReadOnlyList<FilterChip> Chips
    {
        get
        {
            var (name, group, chips) = (List.GroupName, Group, new List<FilterChip>());
            void Add(string parameter, string label, string value) =>
                chips.Add(new FilterChip(words.Pair(label, value), Request.UrlWithout(parameter)));
            if (group.City is not null)
                Add("city", text["City"], name.City ?? text["Not stated"]);
            if (group.Unit is not null)
                Add("unit", text["Unit or department"], name.Unit ?? text["Not stated"]);
            if (group.Field is not null)
                Add("field", text["Field"], (Language.Current.Culture == "en" ? name.FieldEn : name.Field) ?? text["Not stated"]);
            if (group.Level is { } level)
                Add("level", text["Level"], words[level]);
            if (group.OfMyFields)
                chips.Add(new FilterChip(text["Of the department's fields"], Request.UrlWithout("mine")));
            return chips;
        }
    }

    /// <summary>Those conditions for the search form to keep.</summary>
    public IEnumerable<(string Name, string Value)> Kept =>
        from name in GroupParameters
        where Request.Query.ContainsKey(name)
        select (name, Request.Query[name].ToString());

    private short? AskedYear => Year is >= 2000 and <= 2100 ? Year : null;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct)
    {
        List = await mediator.Send(new ListLearners(AskedYear, Q, Complete, new PageOf(p, size), Group), ct);
        if (actor.ScopeOf(Permission.ReadLearners) == Scope.OwnUnit)
            Behind = await mediator.Send(new GetStaffBehind(AskedYear), ct);
    }

    public async Task<IActionResult> OnPostConfirmAsync(bool? confirm, string? p, int size, CancellationToken ct)
    {
        await OnGetAsync(p, size, ct);
        var decided = await mediator.Send(new DecideEmployments([.. TickedRows.Read(Ids)], confirm, Reason), ct);
        TempData["Done"] = text[
            confirm == true ? "{0} people are confirmed." : "{0} people are not confirmed; they are told why.",
            decided
        ].Value;
        return RedirectToPage(
            new
            {
                Year,
                q = Q,
                Complete,
            }
        );
    }

    public async Task<IActionResult> OnPostUnclaimAsync(Guid id, uint version, string? p, int size, CancellationToken ct)
    {
        await OnGetAsync(p, size, ct);
        await mediator.Send(new WithdrawStaffClaim(id, version), ct);
        TempData["Done"] = text["The request is withdrawn; nobody is asked any more."].Value;
        return RedirectToPage(
            new
            {
                Year,
                q = Q,
                Complete,
            }
        );
    }

    public async Task<IActionResult> OnPostRemindAsync(string? p, int size, CancellationToken ct)
    {
        await OnGetAsync(p, size, ct);
        var reminded = await mediator.Send(new RemindStaff(AskedYear), ct);
        TempData["Done"] = text["{0} people are reminded.", reminded].Value;
        return RedirectToPage(
            new
            {
                Year,
                q = Q,
                Complete,
            }
        );
    }

    /// <summary>Exports the rows that match the filters as a sheet, streaming them.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        actor.Demand(Permission.ExportLearners);
        var name = text[actor.ScopeOf(Permission.ExportLearners) == Scope.OwnUnit ? "Our staff" : "Learners"];
        Response.Attach(name, BeijingTime.DateOf(clock.GetUtcNow()), "xlsx");
        await mediator.Send(
            new ExportLearners(
                AskedYear,
                Q,
                Complete,
                rows =>
                {
                    Workbook.Write(Response.BodyWriter.AsStream(leaveOpen: true), Sheet(name, rows.ToBlockingEnumerable(ct)));
                    return Task.CompletedTask;
                },
                Group
            ),
            ct
        );
        return new EmptyResult();
    }

    private string? Asked(string parameter, string? value) => Request.Query.ContainsKey(parameter) ? value ?? "" : null;

    private WorkbookSheet Sheet(string name, IEnumerable<LearnerRow> rows) =>
        WorkbookSheet.Of(
            name,
            rows,
            (text["Name"], r => r.Name),
            (text["Identity number"], r => r.IdentityMask),
            (text["Employer"], r => r.Employer),
            (text["Professional title"], r => r.Title),
            (text["Level"], r => words[r.Level]),
            (text["Public, compulsory"], r => r.Compulsory),
            (text["Public, elective"], r => r.Elective),
            (text["Professional"], r => r.Totals.Professional),
            (text["Total"], r => r.Totals.Total),
            (
                text["State"],
                r =>
                    text[
                        r.Missing is null ? "cannot be judged"
                        : r.IsComplete ? "complete"
                        : "behind"
                    ].Value
            ),
            (text["Missing: public, compulsory"], r => r.MissingOf(HourCategory.PublicCompulsory)),
            (text["Missing: professional"], r => r.MissingOf(HourCategory.Professional)),
            (text["Missing: of any category"], r => r.MissingOf(HourCategory.PublicElective))
        );
}
