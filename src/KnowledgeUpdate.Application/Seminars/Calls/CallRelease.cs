using System.Globalization;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The release of a call 签发: it becomes public, and bureaus, departments and hosting units are told.</summary>
[Service]
public sealed class CallRelease(PortalDbContext db, Actor actor, Parties parties, CallTermsCheck check, Flow flow, TimeProvider clock)
    : ICountersignedAct
{
    /// <summary>Name of the act.</summary>
    public const string Name = nameof(PublishSeminarCall);

    /// <inheritdoc />
    public string Kind => Name;

    /// <summary>The call as trail, work items and notices name it.</summary>
    internal static FlowSubject SubjectOf(SeminarCall call) =>
        new(nameof(SeminarCall), call.Id, call.Title, call.Year.ToString(CultureInfo.InvariantCulture), Links.Call(call.Id));

    /// <inheritdoc />
    public Task HoldAsync(Guid subjectId, CancellationToken ct) => db.HoldAsync<SeminarCall>(subjectId, ct);

    /// <inheritdoc />
    public async Task<ActFacts> FactsAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == subjectId, ct);
        var told = await ConcernedAsync(ct);
        return new ActFacts(
            [new ActLine("Filing opens", Clock(call.OpensAt)), new ActLine("Filing closes", Clock(call.ClosesAt))],
            [
                new ActLine("The public reads the call from then on"),
                new ActLine(
                    "{0} people of bureaus, departments and hosting units are told",
                    told.Count.ToString(CultureInfo.InvariantCulture)
                ),
                new ActLine("It can be withdrawn while nothing is filed; its terms change by recorded corrections only"),
            ],
            call.ReleaseHindrance(await check.FeeClassesAsync(ct), clock.GetUtcNow()),
            new
            {
                call.State,
                call.Title,
                call.Text,
                call.OpensAt,
                call.ClosesAt,
                call.Terms,
            }
        );
    }

    /// <inheritdoc />
    public async Task<RuleException?> BarsAsync(Guid subjectId, Party confirmer, CancellationToken ct) =>
        (await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == subjectId, ct)).IsDraftedBy(confirmer) ? SeminarCall.DraftedIt : null;

    /// <inheritdoc />
    public async Task EndAsync(Guid subjectId, ProposedActState state, string? reason, CancellationToken ct)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == subjectId, ct);
        call.Return();
        // What lapses is nobody's decision.
        if (actor.UserId is not null)
            await flow.Of(SubjectOf(call))
                .Step(ReviewStage.Release, state == ProposedActState.Declined ? ReviewDecision.Returned : ReviewDecision.Withdrawn, reason)
                .DoneAsync(ct);
    }

    /// <inheritdoc />
    public async Task CarryOutAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var call = await db.SeminarCalls.SingleAsync(c => c.Id == subjectId, ct);
        call.Publish(await parties.MineAsync(ct), await check.FeeClassesAsync(ct), clock.GetUtcNow());
        var subject = SubjectOf(call);
        await flow.Of(subject)
            .Step(ReviewStage.Release, ReviewDecision.Approved)
            .Opens(
                SeminarActs.EndReview,
                Role.ProgrammeOffice,
                actor.MyUnit,
                call.Terms.FirstReviewDueOn ?? BeijingTime.DateOf(call.ClosesAt)
            )
            .DoneAsync(ct);
        await flow.Of(subject with { Link = Links.PublicCall(call.Id) })
            .TellsAll(await ConcernedAsync(ct), "The call “{0}” is published", call.Title)
            .DoneAsync(ct);
    }

    /// <summary>Accounts of everybody who reviews or files under a call.</summary>
    internal async Task<IReadOnlyList<Guid>> ConcernedAsync(CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        List<Role> concerned =
        [
            // The office reviews only what no bureau or department may: it publishes the call itself.
            .. Permissions
                .RolesOf(Permission.ReviewSeminarProposal)
                .Where(r => Permissions.Of(Permission.ReviewSeminarProposal, r) != Scope.Tenant),
            .. Permissions.RolesOf(Permission.FileSeminarProposal),
        ];
        return await db
            .Memberships.Where(m => concerned.Contains(m.Role) && m.From <= today && (m.To == null || m.To >= today))
            .Select(m => m.UserId)
            .Distinct()
            .ToListAsync(ct);
    }

    private static string Clock(DateTimeOffset at) => BeijingTime.LocalOf(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
