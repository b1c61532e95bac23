using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Delivery.Attendance;

/// <summary>Attendance of a seminar.</summary>
public sealed class AttendanceModel(
    IMediator mediator,
    Actor actor,
    PortalText words,
    IStringLocalizer<DeliveryText> text,
    TimeProvider clock
) : PageModel
{
    /// <summary>The half day for which only people who have not signed are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Missing { get; set; }

    public bool OpensDisputes => actor.May(Permission.ReadDispute);

    public AttendanceSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, string? p, int size, CancellationToken ct) =>
        Sheet = await mediator.Send(new GetAttendance(id, Missing, new PageOf(p, size == 0 ? 50 : size)), ct);

    /// <summary>The empty sign-in sheet, of one half day or of all.</summary>
    public async Task<IActionResult> OnGetSheetAsync(Guid id, Guid? half, CancellationToken ct)
    {
        var file = await mediator.Send(new PrintSignInSheet(id, half), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    /// <summary>Exports everybody's attendance as a workbook, streaming it.</summary>
    public async Task<IActionResult> OnGetExportAsync(Guid id, CancellationToken ct)
    {
        // Recorded before the first byte is sent, so that a refusal is a page and not a broken file.
        await mediator.Send(new RecordAttendanceExport(id), ct);
        Response.Attach(text["Attendance"], BeijingTime.DateOf(clock.GetUtcNow()), "xlsx");
        await mediator.Send(
            new ExportAttendance(
                id,
                (halfDays, people) =>
                {
                    Workbook.Write(
                        Response.BodyWriter.AsStream(leaveOpen: true),
                        Overview(halfDays, people.ToBlockingEnumerable(ct)),
                        Signs(people.ToBlockingEnumerable(ct))
                    );
                    return Task.CompletedTask;
                }
            ),
            ct
        );
        return new EmptyResult();
    }

    private string Half(GatheringHalfDay half) => DeliveryWords.HalfDay(half.Date, half.Half, words);

    private WorkbookSheet Overview(IReadOnlyList<GatheringHalfDay> halfDays, IEnumerable<AttendancePerson> people) =>
        new(
            text["Attendance"],
            [
                text["Seat"],
                text["Name"],
                text["Identity document"],
                text["Employer"],
                .. halfDays.Select(Half),
                text["Half days attended"],
                text["Half days held"],
            ],
            people.Select(p =>
                (IReadOnlyList<object?>)
                    [p.Seat, p.Name, p.IdentityMask, p.Employer, .. p.Halves.Select(h => words[h.Standing]), p.Attended, halfDays.Count]
            )
        );

    private WorkbookSheet Signs(IEnumerable<AttendancePerson> people) =>
        new(
            text["Signs"],
            [
                text["Seat"],
                text["Name"],
                text["Half day"],
                text["State"],
                text["Arrival at"],
                text["Arrival by"],
                text["Arrival recorded by"],
                text["Leaving at"],
                text["Leaving by"],
                text["Leaving recorded by"],
                text["Remark"],
            ],
            people.SelectMany(p =>
                p.Halves.Where(h => h.Standing != HalfDayStanding.NotBegun)
                    .Select(h =>
                        (IReadOnlyList<object?>)
                            [
                                p.Seat,
                                p.Name,
                                Half(h.HalfDay),
                                words[h.Standing],
                                Time(h.Arrived),
                                Method(h.Arrived),
                                h.Arrived?.By,
                                Time(h.Left),
                                Method(h.Left),
                                h.Left?.By,
                                words.Clauses(new[] { h.Arrived?.Note, h.Left?.Note }.OfType<string>().Distinct()),
                            ]
                    )
            )
        );

    private static string Time(AttendanceMark? mark) =>
        mark is null ? "" : BeijingTime.LocalOf(mark.At).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private string Method(AttendanceMark? mark) => mark is null ? "" : words[mark.Method];
}
