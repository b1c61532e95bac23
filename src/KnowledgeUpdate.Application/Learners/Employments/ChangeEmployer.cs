using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A learner says that they work at another unit. Learning goes on meanwhile.</summary>
/// <param name="Employer">Name or credit code.</param>
[SignedIn]
public sealed record ChangeEmployer(string? Employer) : ICommand<Unit>;

internal sealed class ChangeEmployerHandler(LearnerAccess access, LearnerRegistry registry, EmployerRequests requests, PortalDbContext db)
    : IRequestHandler<ChangeEmployer, Unit>
{
    public async Task<Unit> Handle(ChangeEmployer command, CancellationToken cancellationToken)
    {
        var learner = await access.MineAsync(cancellationToken);
        var unit = await registry.FindEmployerAsync(command.Employer, nameof(command.Employer), cancellationToken);
        if (
            await db.Employments.AnyAsync(
                e =>
                    e.LearnerId == learner.Id
                    && e.OrganisationId == unit.Id
                    && (e.State == EmploymentState.Confirmed || e.State == EmploymentState.Pending),
                cancellationToken
            )
        )
            throw new RuleException("{0} is your employer, or has been asked already.", unit.Name);
        await requests.OpenAsync(learner, unit, cancellationToken);
        return Unit.Value;
    }
}
