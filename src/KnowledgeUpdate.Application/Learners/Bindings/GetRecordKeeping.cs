using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// How a record is kept: its account, who asked for it, and where the person works or worked. For people responsible for the person.
/// </summary>
[Requires(Permission.ReadLearners)]
public sealed record GetRecordKeeping(Guid LearnerId) : IQuery<RecordKeeping>;

/// <param name="MayAnswer">Whether the reader is responsible for the person: may invite, restore access, see the number.</param>
public sealed record RecordKeeping(
    bool HasAccount,
    bool IsFrozen,
    bool MayAnswer,
    IReadOnlyList<BindingLine> Bindings,
    IReadOnlyList<KeptEmployment> Employments
);

/// <summary>A binding in a list, newest first.</summary>
public sealed record BindingLine(Guid Id, BindingState State, BindingWay Way, DateTimeOffset AskedAt);

/// <summary>An employment in a list, newest first.</summary>
/// <param name="MayLook">The reader oversees its unit.</param>
public sealed record KeptEmployment(Guid Id, string Unit, EmploymentState State, DateOnly From, DateOnly? To, bool MayLook);

internal sealed class GetRecordKeepingHandler(PortalDbContext db, Actor actor, LearnerAccess access, EmploymentAccess employments)
    : IRequestHandler<GetRecordKeeping, RecordKeeping>
{
    private const int Most = 20;

    public async Task<RecordKeeping> Handle(GetRecordKeeping query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var learner = await access.FindAsync(query.LearnerId, ct);
        var may = actor.May(Permission.InviteToRecord) && await access.Answering().AnyAsync(l => l.Id == learner.Id, ct);
        var isUnit = actor.ScopeOf(Permission.ReadLearners) == Scope.OwnUnit;
        var bindings =
            may || actor.ScopeOf(Permission.ReadRecordBinding) == Scope.Tenant
                ? await db
                    .RecordBindings.Where(b => b.LearnerId == learner.Id)
                    .OrderByDescending(b => b.AskedAt)
                    .Take(Most)
                    .Select(b => new BindingLine(b.Id, b.State, b.Way, b.AskedAt))
                    .ToListAsync(ct)
                : [];
        // A unit is not told where else a person worked.
        var worked = isUnit
            ? []
            : await (
                from e in db.Employments
                join o in db.Organisations on e.OrganisationId equals o.Id
                where e.LearnerId == learner.Id
                orderby e.RequestedAt descending, e.Id descending
                select new KeptEmployment(e.Id, o.Name, e.State, e.From, e.To, employments.Overseen().Any(x => x.Id == e.Id))
            )
                .Take(Most)
                .ToListAsync(ct);
        return new RecordKeeping(await db.HolderOf(learner.Id).AnyAsync(ct), learner.FrozenAt is not null, may, bindings, worked);
    }
}
