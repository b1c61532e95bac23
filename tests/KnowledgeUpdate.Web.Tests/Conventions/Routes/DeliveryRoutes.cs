using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class DeliveryRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.SignedIn("/learn/seminars", "/learn/seminars"),
            Row.OwnTo("N", "/learn/seminars/{id:guid}", "/learn/seminars/{seminar}"),
            Row.OwnTo("N", "/learn/seminars/{id:guid}/code", "/learn/seminars/{seminar}/code"),
            Row.OwnTo("N", "/learn/seminars/{id:guid}/dispute/{halfDay:guid}", "/learn/seminars/{seminar}/dispute/{half}"),
            Row.OwnTo("N", "/learn/seminars/{id:guid}/evaluate", "/learn/seminars/{seminar}/evaluate"),
            Row.OwnTo("N", "/learn/seminars/{id:guid}/sign", "/learn/seminars/{seminar}/sign"),
            Row.OwnTo("N", "/learn/seminars/{id:guid}/sign/camera", "/learn/seminars/{seminar}/sign/camera"),
            Row.Public("/open-seminars", "/open-seminars"),
            Row.Public("/open-seminars/{id:guid}", "/open-seminars/{seminar}"),
            Row.Public("/open-seminars/{id:guid}/seminar.ics", "/open-seminars/{seminar}/seminar.ics"),
            Row.For(Permission.ReadSeminars, "/seminars", "/seminars"),
            Row.For(Permission.NominateForSeminar, "/seminars/open", "/seminars/open"),
            Row.For(Permission.DecideEnrolments, "/seminars/roster/{id:guid}", "/seminars/roster/{roster}"),
            Row.For(Permission.ReadSeminars, "/seminars/{id:guid}", "/seminars/{seminar}", not: "D"),
            Row.For(Permission.AcceptClosingPapers, "/seminars/{id:guid}/acceptance", "/seminars/{seminar}/acceptance"),
            Row.For(Permission.ReadSeminars, "/seminars/{id:guid}/attendance", "/seminars/{seminar}/attendance", not: "D"),
            Row.For(Permission.BreakOffSeminar, "/seminars/{id:guid}/break-off", "/seminars/{seminar}/break-off"),
            Row.For(Permission.ReadDispute, "/seminars/{id:guid}/disputes/{dispute:guid}", "/seminars/{seminar}/disputes/{dispute}"),
            Row.For(Permission.ReadSeminars, "/seminars/{id:guid}/enrolments", "/seminars/{seminar}/enrolments", not: "D"),
            Row.For(Permission.ReadSeminars, "/seminars/{id:guid}/evaluation", "/seminars/{seminar}/evaluation", not: "D"),
            Row.For(Permission.FileImplementation, "/seminars/{id:guid}/implementation", "/seminars/{seminar}/implementation"),
            Row.For(Permission.NominateForSeminar, "/seminars/{id:guid}/nominate", "/seminars/{seminar}/nominate"),
            Row.For(Permission.ReadOutcome, "/seminars/{id:guid}/outcomes/{enrolment:guid}", "/seminars/{seminar}/outcomes/{enrolment}"),
            Row.For(Permission.ReadSeminars, "/seminars/{id:guid}/papers", "/seminars/{seminar}/papers", not: "D"),
            Row.For(Permission.FileClosingPapers, "/seminars/{id:guid}/papers/filing", "/seminars/{seminar}/papers/filing"),
            Row.For(Permission.ReadSeminars, "/seminars/{id:guid}/papers/versions", "/seminars/{seminar}/papers/versions", not: "D"),
            Row.For(Permission.ReadSeminars, "/seminars/{id:guid}/papers/{file:guid}", "/seminars/{seminar}/papers/{paper}", not: "D"),
            Row.For(Permission.TakeAttendance, "/seminars/{id:guid}/roll/{halfDay:guid}", "/seminars/{seminar}/roll/{half}"),
            Row.For(Permission.TakeAttendance, "/seminars/{id:guid}/room", "/seminars/{seminar}/room"),
            Row.For(Permission.TakeAttendance, "/seminars/{id:guid}/room/screen", "/seminars/{seminar}/room/screen"),
            Row.For(Permission.DecideEnrolments, "/seminars/{id:guid}/roster", "/seminars/{seminar}/roster"),
            Row.For(Permission.TakeAttendance, "/seminars/{id:guid}/scan", "/seminars/{seminar}/scan"),
            Row.For(Permission.TakeAttendance, "/seminars/{id:guid}/scan/camera", "/seminars/{seminar}/scan/camera"),
        ];
}
