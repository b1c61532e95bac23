using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class SeminarsRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.Public("/calls", "/calls"),
            Row.Public("/calls/{id:guid}", "/calls/{call}"),
            Row.Public("/objections", "/objections"),
            Row.Public("/plans", "/plans"),
            Row.Public("/plans/{id:guid}", "/plans/{plan}"),
            Row.Public("/plans/{id:guid}/compare", "/plans/{plan}/compare?right=1"),
            Row.Public("/plans/{id:guid}/plan.{kind:regex(^(pdf|xlsx)$)}", "/plans/{plan}/plan.pdf"),
            Row.Public("/publicity", "/publicity"),
            Row.Public("/publicity/{id:guid}", "/publicity/{publicity}"),
            Row.Public("/publicity/{id:guid}/notice.{kind:regex(^(pdf|xlsx)$)}", "/publicity/{publicity}/notice.xlsx"),
            Row.Public("/publicity/{id:guid}/objection", "/publicity/{publicity}/objection"),
            Row.For(Permission.ReadSeminarCalls, "/seminars/calls", "/seminars/calls"),
            Row.For(Permission.SaveSeminarCall, "/seminars/calls/edit/{id:guid?}", "/seminars/calls/edit"),
            Row.For(Permission.ReadSeminarCalls, "/seminars/calls/{id:guid}", "/seminars/calls/{call}"),
            Row.For(Permission.SaveSeminarCall, "/seminars/calls/{id:guid}/correct", "/seminars/calls/{call}/correct"),
            Row.For(Permission.ReadScoring, "/experts/rounds/{id:guid}", "/experts/rounds/{call}"),
            Row.For(Permission.ReadScoring, "/experts", "/experts"),
            Row.For(Permission.ReadAnnualPlans, "/seminars/plans", "/seminars/plans"),
            Row.For(Permission.ReadAnnualPlans, "/seminars/plans/{id:guid}", "/seminars/plans/{plan}"),
            Row.For(Permission.RequestPlanAmendment, "/seminars/plans/{id:guid}/amendments/new", "/seminars/plans/{plan}/amendments/new"),
            Row.For(
                Permission.ReadPlanAmendment,
                "/seminars/plans/{id:guid}/amendments/{amendment:guid}",
                "/seminars/plans/{plan}/amendments/{amendment}"
            ),
            Row.For(Permission.ReadPlanBench, "/seminars/plans/{id:guid}/bench", "/seminars/plans/{plan}/bench"),
            Row.For(
                Permission.ReadPlanBench,
                "/seminars/plans/{id:guid}/compare",
                "/seminars/plans/{plan}/compare?left={variant}&right={variant}"
            ),
            Row.For(Permission.FormAnnualPlan, "/seminars/plans/{id:guid}/form-plan", "/seminars/plans/{plan}/form-plan?variant={variant}"),
            Row.For(Permission.ListSeminarProposals, "/seminars/proposals", "/seminars/proposals"),
            Row.For(Permission.FileSeminarProposal, "/seminars/proposals/new", "/seminars/proposals/new?call={call}"),
            // An expert opens what was given to them to score, as the form and its files; the returned proposal was given to nobody.
            Row.For(Permission.ReadSeminarProposals, "/seminars/proposals/{id:guid}", "/seminars/proposals/{returned}", not: "DE"),
            Row.For(Permission.FileSeminarProposal, "/seminars/proposals/{id:guid}/check", "/seminars/proposals/{returned}/check"),
            Row.For(
                Permission.ListSeminarProposals,
                "/seminars/proposals/{id:guid}/compare",
                "/seminars/proposals/{returned}/compare",
                not: "D"
            ),
            Row.For(
                Permission.ReadSeminarProposals,
                "/seminars/proposals/{id:guid}/files/{attachment:guid}",
                "/seminars/proposals/{proposal}/files/{attachment}",
                not: "D"
            ),
            Row.For(Permission.FileSeminarProposal, "/seminars/proposals/{id:guid}/form", "/seminars/proposals/{returned}/form"),
            Row.For(
                Permission.ReadSeminarProposals,
                "/seminars/proposals/{id:guid}/form.pdf",
                "/seminars/proposals/{proposal}/form.pdf",
                not: "D"
            ),
            Row.For(
                Permission.FileSeminarProposal,
                "/seminars/proposals/{id:guid}/form/{section}",
                "/seminars/proposals/{returned}/form/Topic"
            ),
            Row.For(Permission.FileSeminarProposal, "/seminars/proposals/{id:guid}/withdraw", "/seminars/proposals/{returned}/withdraw"),
            Row.For(Permission.ReadObjections, "/seminars/publicity", "/seminars/publicity"),
            Row.For(Permission.ReadObjections, "/seminars/publicity/objections/{id:guid}", "/seminars/publicity/objections/{objection}"),
            Row.For(Permission.SubmitScore, "/experts/scoring", "/experts/scoring"),
            Row.For(Permission.SubmitScore, "/experts/scoring/{id:guid}", "/experts/scoring/{sheet}"),
        ];
}
