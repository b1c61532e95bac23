using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class LearnersRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.For(Permission.ReadClaims, "/claims", "/claims"),
            // Filed with the employer: nobody recognises it yet. The learner is led to the own page of it.
            Row.For(Permission.ReadClaims, "/claims/{id:guid}", "/claims/{claim}", also: "N", not: "DL"),
            Row.For(
                Permission.ReadClaims,
                "/claims/{id:guid}/files/{attachment:guid}",
                "/claims/{claim}/files/{evidence}",
                also: "N",
                not: "DL"
            ),
            Row.For(Permission.DecideEmployment, "/employer/requests/{id:guid}", "/employer/requests/{request}", not: "L"),
            Row.SignedIn("/learn", "/learn"),
            Row.SignedIn("/learn/claims", "/learn/claims"),
            Row.SignedIn("/learn/claims/new", "/learn/claims/new"),
            Row.OwnTo("N", "/learn/claims/{id:guid}", "/learn/claims/{claim}"),
            Row.OwnTo("N", "/learn/claims/{id:guid}/appeal", "/learn/claims/{claim}/appeal"),
            Row.OwnTo("N", "/learn/claims/{id:guid}/check", "/learn/claims/{draft}/check"),
            Row.OwnTo("N", "/learn/claims/{id:guid}/edit", "/learn/claims/{draft}/edit"),
            Row.For(Permission.ReadLearners, "/learn/entries/{year:int}/{id:guid}", "/learn/entries/2026/{entry}", also: "N", not: "D"),
            Row.SignedIn("/learn/me", "/learn/me"),
            Row.Public("/learn/start", "/learn/start"),
            Row.Public("/join/{secret:length(32)}", "/join/{join}"),
            Row.Public("/not-me/{secret:length(32)}", "/not-me/{notme}"),
            Row.For(Permission.ReadLearners, "/learners", "/learners"),
            Row.For(Permission.ReadRecordBinding, "/learners/bindings/{id:guid}", "/learners/bindings/{binding}"),
            Row.For(Permission.ReadFalseEmployment, "/learners/employments/{id:guid}", "/learners/employments/{request}"),
            Row.For(Permission.ReadCompletion, "/learners/completion", "/learners/completion"),
            Row.For(Permission.EnterLearner, "/learners/enter", "/learners/enter"),
            Row.For(Permission.EnterLearner, "/learners/import", "/learners/import"),
            Row.For(Permission.EnterLearner, "/learners/import/{id:guid}", "/learners/import/{staff}"),
            Row.For(Permission.ReadLearners, "/learners/{id:guid}", "/learners/{learner}", also: "N", not: "D"),
            Row.For(Permission.ResetLearnerAccess, "/learners/{id:guid}/access", "/learners/{learner}/access"),
            Row.For(Permission.InviteToRecord, "/learners/{id:guid}/invite", "/learners/{learner}/invite"),
            Row.For(Permission.CorrectLearner, "/learners/{id:guid}/correct", "/learners/{learner}/correct"),
            Row.For(Permission.EnterLearner, "/learners/{id:guid}/end-employment", "/learners/{learner}/end-employment"),
            Row.For(Permission.MergeLearners, "/learners/{id:guid}/merge", "/learners/{learner}/merge"),
            Row.For(Permission.MergeLearners, "/learners/{id:guid}/merge/{other:guid}", "/learners/{learner}/merge/{second}"),
            Row.For(Permission.MergeLearners, "/learners/{id:guid}/split", "/learners/{learner}/split"),
            Row.For(
                Permission.ReadLearners,
                "/learners/{learner:guid}/entries/{year:int}/{id:guid}",
                "/learners/{learner}/entries/2026/{entry}",
                also: "N",
                not: "D"
            ),
        ];
}
