using System.Globalization;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Documents.Delivery;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>
/// Prints the empty sign-in sheet 签到表: everybody with a seat, room for two signatures, the address at which trainees sign. A list of people
/// leaves the portal, so the history tells of it.
/// </summary>
/// <param name="HalfDayId">The half day; null: all of them, each with sheets of its own.</param>
[Requires(Permission.TakeAttendance)]
public sealed record PrintSignInSheet(Guid GatheringId, Guid? HalfDayId) : ICommand<FileContent>;

internal sealed class PrintSignInSheetHandler(
    PortalDbContext db,
    Actor actor,
    GatheringAccess access,
    AttendanceBook book,
    ChineseWords words,
    IDocumentRenderer renderer,
    AuditWriter audit,
    TimeProvider clock
) : IRequestHandler<PrintSignInSheet, FileContent>
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public async Task<FileContent> Handle(PrintSignInSheet command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var gathering = await access.FindOwnAsync(command.GatheringId, ct);
        if (!gathering.IsRunning)
            throw new RuleException("It is “{0}”: its attendance can no longer be changed.", gathering.Standing);
        var windows = (await book.WindowsAsync(gathering.Id, ct))
            .Where(w => command.HalfDayId is null || w.HalfDay.Id == command.HalfDayId)
            .ToList();
        if (windows.Count == 0)
            throw new NotFoundException(nameof(GatheringHalfDay));
        var people = await db
            .Enrolments.AsNoTracking()
            .Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed)
            .OrderBy(e => e.Seat)
            .Select(e => new SignInPerson(e.Seat!.Value, e.Name, e.Employer))
            .ToListAsync(ct);
        if (people.Count == 0)
            throw new RuleException("Nobody has a seat yet: there is nobody to sign.");
        var now = clock.GetUtcNow();
        var document = SignInSheet.Build(
            new SignInSheetData
            {
                Title = Printable(gathering.Title),
                Host = Printable(gathering.HostName),
                Place = Printable(access.Of(gathering).AddressOf(gathering)),
                Address = actor.BaseUrl + access.Of(gathering).SignLink(gathering.Id),
                Created = now,
                HalfDays = [.. windows.Select(HalfDay)],
                People = [.. people.Select(p => p with { Name = Printable(p.Name), Employer = Printable(p.Employer) })],
                Unprintable =
                [
                    .. people
                        .Select(p => (p.Seat, Missing: renderer.FindUnprintable(p.Name)))
                        .Where(p => p.Missing.Count > 0)
                        .Select(p => $"座号 {p.Seat}（{string.Join("、", p.Missing.Select(r => $"U+{r.Value:X4}"))}）"),
                ],
            }
        );
        audit.Note(access.Of(gathering).SubjectKind, gathering.Id, "The sign-in sheet was printed");
        var which = command.HalfDayId is null ? "" : $"{windows[0].HalfDay.Date:MMdd}{words[windows[0].HalfDay.Half]}-";
        return new FileContent(
            $"签到表-{which}{BeijingTime.LocalOf(now):yyyyMMdd-HHmm}.pdf",
            "application/pdf",
            Rendered.Pdf(renderer, document)
        );
    }

    // A name that the fonts cannot print must not stop the sheet of everybody else.
    private string Printable(string text)
    {
        var missing = renderer.FindUnprintable(text);
        return missing.Count == 0
            ? text
            : string.Concat(text.EnumerateRunes().Select(r => missing.Contains(r) ? SignInSheet.Missing : r.ToString()));
    }

    private SignInHalfDay HalfDay(SignWindow<GatheringHalfDay> window)
    {
        var (halfDay, room) = (window.HalfDay, SignInTimes(window));
        return new SignInHalfDay(
            $"{halfDay.Date.ToString("M月d日（dddd）", Chinese)}{words[halfDay.Half]}",
            $"{Clock(halfDay.StartsAt)}—{Clock(halfDay.EndsAt)}",
            room
        );
    }

    private static string SignInTimes(SignWindow<GatheringHalfDay> window)
    {
        var (arrival, leaving) = (window.TimesOf(SignKind.Arrive), window.TimesOf(SignKind.Leave));
        var late = window.HalfDay.StartsAt.AddMinutes(window.Rule.LateAfter);
        return $"签到 {Clock(arrival.From)}—{Clock(arrival.To)}{(late < arrival.To ? $"，{Clock(late)} 以后为迟到" : "")}；签退 "
            + $"{Clock(leaving.From)}—{Clock(leaving.To)}";
    }

    private static string Clock(DateTimeOffset at) => BeijingTime.LocalOf(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
