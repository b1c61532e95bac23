using FluentValidation;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Somebody's employment at the unit that acts, to be ended.</summary>
[Requires(Permission.EnterLearner)]
public sealed record GetStaffEmployment(Guid LearnerId) : IQuery<StaffEmployment>;

/// <summary>The employment; the newest where there were several.</summary>
public sealed record StaffEmployment(
    Guid Id,
    uint Version,
    Guid LearnerId,
    string Name,
    string IdentityMask,
    EmploymentState State,
    DateOnly From,
    DateOnly? To,
    string? Reason
)
{
    /// <summary>Whether it can still be ended.</summary>
    public bool MayEnd => Employment.States.Allows(State, EmploymentAction.End);
}

internal sealed class GetStaffEmploymentHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetStaffEmployment, StaffEmployment>
{
    public async Task<StaffEmployment> Handle(GetStaffEmployment query, CancellationToken cancellationToken)
    {
        var unit = actor.MyUnit;
        return await (
                from e in db.Employments
                join l in db.Learners on e.LearnerId equals l.Id
                where e.LearnerId == query.LearnerId && e.OrganisationId == unit
                orderby e.RequestedAt descending, e.Id descending
                select new StaffEmployment(e.Id, e.Version, l.Id, l.Name, l.IdentityMask, e.State, e.From, e.To, e.Reason)
            ).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException(nameof(Employment));
    }
}
