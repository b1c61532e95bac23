using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Publishes a call; bureaus and departments are told.</summary>
[Requires(Permission.PublishSeminarCall), Reconfirm]
public sealed record PublishSeminarCall(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class PublishSeminarCallHandler(PortalDbContext db, Actor actor, Flow flow, TimeProvider clock)
    : IRequestHandler<PublishSeminarCall, Unit>
{
    public async Task<Unit> Handle(PublishSeminarCall command, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(call, command.Version);
        call.Publish(clock.GetUtcNow());
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        List<Role> concerned =
        [
            // The office reviews only what no bureau or department may: it publishes the call itself.
            .. Permissions
                .RolesOf(Permission.ReviewSeminarProposal)
                .Where(r => Permissions.Of(Permission.ReviewSeminarProposal, r) != Scope.Tenant),
            .. Permissions.RolesOf(Permission.FileSeminarProposal),
        ];
        var reviewers = await db
            .Memberships.Where(m => concerned.Contains(m.Role) && m.From <= today && (m.To == null || m.To >= today))
            .Select(m => m.UserId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var subject = new FlowSubject(nameof(SeminarCall), call.Id, call.Title, $"{call.Year}", Links.Call(call.Id));
        await flow.Of(subject)
            .Opens(
                SeminarActs.EndReview,
                Role.ProgrammeOffice,
                actor.MyUnit,
                call.Terms.FirstReviewDueOn ?? BeijingTime.DateOf(call.ClosesAt)
            )
            .DoneAsync(cancellationToken);
        await flow.Of(subject with { Link = Links.PublicCall(call.Id) })
            .TellsAll(reviewers, "The call “{0}” is published", call.Title)
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
