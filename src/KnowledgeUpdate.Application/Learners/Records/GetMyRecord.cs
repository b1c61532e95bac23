using FluentValidation;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The learner's own record; null when the account has none.</summary>
[SignedIn]
public sealed record GetMyRecord : IQuery<MyRecord?>;

public sealed record MyRecord(
    Guid Id,
    uint Version,
    string Name,
    string IdentityMask,
    Profession Profession,
    IReadOnlyList<EmploymentLine> Employments
);

/// <summary>An employment of the history, newest first.</summary>
public sealed record EmploymentLine(
    Guid Id,
    uint Version,
    string Unit,
    EmploymentState State,
    DateOnly From,
    DateOnly? To,
    string? Reason,
    DateOnly? DueOn
);

internal sealed class GetMyRecordHandler(PortalDbContext db, LearnerAccess access) : IRequestHandler<GetMyRecord, MyRecord?>
{
    public async Task<MyRecord?> Handle(GetMyRecord query, CancellationToken cancellationToken)
    {
        if (await access.FindMineAsync(cancellationToken) is not { } learner)
            return null;
        var employments = await (
            from e in db.Employments
            join o in db.Organisations on e.OrganisationId equals o.Id
            where e.LearnerId == learner.Id
            orderby e.RequestedAt descending
            select new EmploymentLine(e.Id, e.Version, o.Name, e.State, e.From, e.To, e.Reason, e.DueOn)
        ).ToListAsync(cancellationToken);
        return new MyRecord(
            learner.Id,
            learner.Version,
            learner.Name,
            learner.IdentityMask,
            new Profession(learner.Series, learner.Level, learner.Title, learner.FieldCode, learner.Education),
            employments
        );
    }
}
