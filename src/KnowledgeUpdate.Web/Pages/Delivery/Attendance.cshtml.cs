using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Web.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Web.Pages.Delivery;

/// <summary>Attendance of a seminar.</summary>
public sealed class AttendanceModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<DeliveryText> text, TimeProvider clock) : PageModel
{
    /// <summary>The half day of which only people without a sign are shown.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Missing { get; set; }

    public bool OpensDisputes => actor.Is(Role.UnitAdministrator, Role.ProgrammeOffice, Role.Auditor);

    public AttendanceSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, string? p, int size, CancellationToken ct) => Sheet = await mediator.Send(new GetAttendance(id, Missing, new PageOf(p, size == 0 ? 50 : size)), ct);

    /// <summary>The empty sign-in sheet, of one half day or of all.</summary>
    public async Task<IActionResult> OnGetSheetAsync(Guid id, Guid? half, CancellationToken ct)
    {
        var file = await mediator.Send(new PrintSignInSheet(id, half), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    /// <summary>Everybody's half days and signs as a workbook, written while they are read.</summary>
    public async Task<IActionResult> OnGetExportAsync(Guid id, CancellationToken ct)
    {
        // Noted before the first byte: a refusal is a page, not a broken file.
        await mediator.Send(new RecordAttendanceExport(id), ct);
        Response.Attach(text["Attendance"], BeijingTime.DateOf(clock.GetUtcNow()), "xlsx");
        await mediator.Send(new ExportAttendance(id, (halfDays, people) => MiniExcelLibs.MiniExcel.SaveAsAsync(Response.BodyWriter.AsStream(leaveOpen: true), new Dictionary<string, object>
        {
            [text["Attendance"]] = Overview(halfDays, people.ToBlockingEnumerable(ct)), [text["Signs"]] = Signs(people.ToBlockingEnumerable(ct)),
        }, cancellationToken: ct)), ct);
        return new EmptyResult();
    }

    private IEnumerable<Dictionary<string, object?>> Overview(IReadOnlyList<SeminarHalfDay> halfDays, IEnumerable<AttendancePerson> people) => people.Select(p =>
    {
        var row = new Dictionary<string, object?> { [text["Seat"]] = p.Seat, [text["Name"]] = Sheets.Safe(p.Name), [text["Identity document"]] = Sheets.Safe(p.IdentityMask), [text["Employer"]] = Sheets.Safe(p.Employer) };
        foreach (var half in p.Halves)
            row[DeliveryWords.HalfDay(half.HalfDay.Date, half.HalfDay.Half, words)] = words[half.Standing];
        row[text["Half days attended"]] = p.Attended;
        row[text["Half days held"]] = halfDays.Count;
        return row;
    });

    private IEnumerable<Dictionary<string, object?>> Signs(IEnumerable<AttendancePerson> people) => people.SelectMany(p => p.Halves.Where(h => h.Standing != HalfDayStanding.NotBegun).Select(h => new Dictionary<string, object?>
    {
        [text["Seat"]] = p.Seat, [text["Name"]] = Sheets.Safe(p.Name), [text["Half day"]] = DeliveryWords.HalfDay(h.HalfDay.Date, h.HalfDay.Half, words), [text["State"]] = words[h.Standing],
        [text["Arrival at"]] = Time(h.Arrived), [text["Arrival by"]] = Method(h.Arrived), [text["Arrival recorded by"]] = Sheets.Safe(h.Arrived?.By), [text["Leaving at"]] = Time(h.Left), [text["Leaving by"]] = Method(h.Left), [text["Leaving recorded by"]] = Sheets.Safe(h.Left?.By),
        [text["Remark"]] = Sheets.Safe(string.Join(text["; "], new[] { h.Arrived?.Note, h.Left?.Note }.OfType<string>().Distinct())),
    }));

    private static string Time(AttendanceMark? mark) => mark is null ? "" : BeijingTime.LocalOf(mark.At).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private string Method(AttendanceMark? mark) => mark is null ? "" : words[mark.Method];
}
