using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Delivery.Enrolments;

/// <summary>Who is enrolled in a seminar; the host decides.</summary>
public sealed class EnrolmentsModel(
    IMediator mediator,
    Actor actor,
    PortalText words,
    IStringLocalizer<DeliveryText> text,
    TimeProvider clock
) : PageModel
{
    public sealed class InputModel
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public EnrolmentState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "route")]
    public EnrolmentRoute? Way { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Unmet { get; set; }

    /// <summary>The ticked rows, kept if the act is refused.</summary>
    public IReadOnlyList<Guid> Ids { get; private set; } = [];

    public bool IsFiltered => State is not null || Way is not null || !string.IsNullOrWhiteSpace(Q) || Unmet;

    /// <summary>Whether the reader may open a trainee's outcome.</summary>
    public bool SeesOutcomes => actor.May(Permission.ReadOutcome);

    public EnrolmentList List { get; private set; } = null!;

    private EnrolmentFilter Filter => new(State, Way, Q, Unmet);

    public async Task OnGetAsync(Guid id, string? sort, string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListEnrolments(id, Filter, sort, new PageOf(p, size)), ct);

    public async Task<IActionResult> OnPostAsync(
        Guid id,
        Guid[] ids,
        EnrolmentAction? action,
        string? sort,
        string? p,
        int size,
        CancellationToken ct
    )
    {
        Ids = ids;
        await OnGetAsync(id, sort, p, size, ct);
        var moved = await mediator.Send(new DecideEnrolments(id, ids, action, Input.Reason), ct);
        TempData["Done"] = text["{0} enrolments are decided, and the people are told.", moved].Value;
        return RedirectToPage(
            new
            {
                id,
                State,
                route = Way,
                q = Q,
                sort,
                size = size == 0 ? (int?)null : size,
            }
        );
    }

    /// <summary>Exports the rows that match the filters as a sheet, streaming them.</summary>
    public async Task<IActionResult> OnGetExportAsync(Guid id, CancellationToken ct)
    {
        // Checked before the first byte is sent, so that a refusal is a page and not a broken file.
        await mediator.Send(new ListEnrolments(id, Filter, null, new PageOf()), ct);
        Response.Attach(text["Enrolments"], BeijingTime.DateOf(clock.GetUtcNow()), "xlsx");
        await mediator.Send(
            new ExportEnrolments(
                id,
                Filter,
                (_, rows) =>
                {
                    Workbook.Write(Response.BodyWriter.AsStream(leaveOpen: true), Sheet(rows.ToBlockingEnumerable(ct)));
                    return Task.CompletedTask;
                }
            ),
            ct
        );
        return new EmptyResult();
    }

    private WorkbookSheet Sheet(IEnumerable<EnrolmentRow> rows) =>
        WorkbookSheet.Of(
            text["Enrolments"],
            rows,
            (text["Seat"], r => r.Seat),
            (text["Name"], r => r.Name),
            (text["Identity document"], r => r.IdentityMask),
            (text["Employer"], r => r.Employer),
            (text["Professional title"], r => r.Title),
            (text["Level"], r => words[r.Level]),
            (text["Way in"], r => words[r.Route]),
            (text["Enrolled at"], r => Show.At(r.AppliedAt)),
            (text["State"], r => words[r.State]),
            (text["Outcome"], r => r.Outcome is { } outcome ? words[outcome] : ""),
            (text["Half days attended"], r => r.HalfDaysAttended),
            (text["Half days held"], r => r.HalfDaysHeld),
            (text["Hours"], r => r.Hours)
        );
}
