using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals;

/// <summary>Proposals with search, sort, pages, export and, for reviewers, recommending several at once.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<SeminarsText> text, TimeProvider clock)
    : PageModel
{
    /// <summary>What the reader types in the batch bar.</summary>
    public sealed class InputModel
    {
        public string? Opinion { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid? Call { get; set; }

    [BindProperty(SupportsGet = true)]
    public ProposalState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public SeminarKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Page<ProposalRow> List { get; private set; } = null!;

    public IReadOnlyList<FieldName> Fields { get; private set; } = [];

    public IReadOnlyList<CallChoice> Calls { get; private set; } = [];

    /// <summary>Opinions are official texts and so always Chinese.</summary>
    public string Opinion => Input.Opinion ?? "同意推荐。";

    public QuotaView? Quota { get; private set; }

    public DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    public bool IsUnit => actor.May(Permission.FileSeminarProposal);

    public Guid? OpenCall =>
        Calls.FirstOrDefault(c => c.State == CallState.Published && c.OpensAt <= clock.GetUtcNow() && c.ClosesAt > clock.GetUtcNow())?.Id;

    private ProposalFilter Filter => new(Call, State, Kind, Field, Words);

    public async Task OnGetAsync(string? p, int size, CancellationToken ct)
    {
        List = await mediator.Send(new ListSeminarProposals(Filter, Sort, new PageOf(p, size)), ct);
        Fields = await mediator.Send(new ListFields(), ct);
        Calls = await mediator.Send(new ListCallChoices(), ct);
        if (
            actor.ScopeOf(Permission.ReviewSeminarProposal) is Scope.Subtree or Scope.Field
            && (Call ?? Calls.FirstOrDefault(c => c.State == CallState.Published)?.Id) is { } call
            && Calls.Any(c => c.Id == call && c.State == CallState.Published)
        )
            Quota = await mediator.Send(new GetRecommendationQuota(call), ct);
    }

    public async Task<IActionResult> OnPostRecommendAsync(string? p, int size, string[] ids, CancellationToken ct)
    {
        await OnGetAsync(p, size, ct);
        var picked = TickedRows.Read(ids).ToList();
        var count = await mediator.Send(new RecommendSeminarProposals(picked, Input.Opinion), ct);
        TempData["Done"] = text["{0} proposals are recommended.", count].Value;
        return RedirectToPage(
            "Index",
            new
            {
                Call,
                State,
                Kind,
                Field,
                q = Words,
                Sort,
            }
        );
    }

    /// <summary>Exports the rows that match the filters as a sheet, streaming them.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        var fields = (await mediator.Send(new ListFields(), ct)).ToDictionary(f => f.Code, f => f.Name);
        Response.Attach(text["Proposals"], Today, "xlsx");
        await mediator.Send(
            new ExportSeminarProposals(
                Filter,
                Sort,
                rows =>
                {
                    Workbook.Write(Response.BodyWriter.AsStream(leaveOpen: true), Sheet(rows.ToBlockingEnumerable(ct), fields));
                    return Task.CompletedTask;
                }
            ),
            ct
        );
        return new EmptyResult();
    }

    private WorkbookSheet Sheet(IEnumerable<ProposalRow> rows, Dictionary<string, string> fields) =>
        WorkbookSheet.Of(
            text["Proposals"],
            rows,
            (text["Number"], r => r.Number),
            (text["Name of the seminar"], r => r.Title),
            (text["Host"], r => r.Host),
            (text["Kind"], r => r.Kind is { } kind ? words[kind] : ""),
            (text["Field"], r => fields.GetValueOrDefault(r.Field ?? "", "")),
            (text["People"], r => r.HeadCount),
            (text["First day"], r => Show.Date(r.StartsOn)),
            (text["Region's money"], r => r.RegionFunds),
            (text["Central money"], r => r.CentralFunds),
            (text["State"], r => words[r.State]),
            (text["Rank among your recommendations"], r => r.Rank)
        );
}
