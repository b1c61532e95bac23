using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Learners.Records;

/// <summary>Learners of the unit or area with their hours of a year.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<LearnersText> text, TimeProvider clock)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public short? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Complete { get; set; }

    /// <summary>Requests that were ticked, each as id and version.</summary>
    [BindProperty]
    public List<string> Ids { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Complete is not null;

    public LearnerList List { get; private set; } = null!;

    /// <summary>How many of the unit's staff are behind; null if the list covers more than one unit.</summary>
    public StaffBehind? Behind { get; private set; }

    private short? AskedYear => Year is >= 2000 and <= 2100 ? Year : null;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct)
    {
        List = await mediator.Send(new ListLearners(AskedYear, Q, Complete, new PageOf(p, size)), ct);
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
        actor.Demand(Permission.RemindStaff);
        Response.Attach(text["Our staff"], BeijingTime.DateOf(clock.GetUtcNow()), "xlsx");
        await mediator.Send(
            new ExportLearners(
                AskedYear,
                Q,
                Complete,
                rows =>
                {
                    Workbook.Write(Response.BodyWriter.AsStream(leaveOpen: true), Sheet(rows.ToBlockingEnumerable(ct)));
                    return Task.CompletedTask;
                }
            ),
            ct
        );
        return new EmptyResult();
    }

    private WorkbookSheet Sheet(IEnumerable<LearnerRow> rows) =>
        WorkbookSheet.Of(
            text["Our staff"],
            rows,
            (text["Name"], r => r.Name),
            (text["Identity number"], r => r.IdentityMask),
            (text["Employer"], r => r.Employer),
            (text["Professional title"], r => r.Title),
            (text["Level"], r => words[r.Level]),
            (text["Public"], r => r.Totals.Public),
            (text["Professional"], r => r.Totals.Professional),
            (text["Total"], r => r.Totals.Total),
            (text["State"], r => text[r.IsComplete ? "complete" : "behind"].Value)
        );
}
