using FluentValidation;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Somebody's employment at the unit that acts, to be ended.</summary>
[Requires(Permission.EnterLearner)]
public sealed record GetStaffEmployment(Guid LearnerId) : IQuery<StaffEmployment>;

/// <summary>The employment; the newest where there were several.</summary>
public sealed record StaffEmployment
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required Guid LearnerId { get; init; }

    public required string Name { get; init; }

    public required string IdentityMask { get; init; }

    public required EmploymentState State { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }

    public required string? Reason { get; init; }

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
                select new StaffEmployment
                {
                    Id = e.Id,
                    Version = e.Version,
                    LearnerId = l.Id,
                    Name = l.Name,
                    IdentityMask = l.IdentityMask,
                    State = e.State,
                    From = e.From,
                    To = e.To,
                    Reason = e.Reason,
                }
            ).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException(nameof(Employment));
    }
}
