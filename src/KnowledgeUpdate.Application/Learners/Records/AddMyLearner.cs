using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Adds a learner's record to the account signed in: a unit's administrator learns too. An existing record is asked for, as in
/// <see cref="RegisterLearner"/>.
/// Whoever asked for a record that was not given, a digit mistyped, starts over with the right number.
/// </summary>
/// <returns>The record that the account works with.</returns>
[SignedIn]
public sealed record AddMyLearner(string? Name, IdentityKind Kind, string? Number, string? Employer, Profession Profession)
    : ICommand<Guid>;

internal sealed class AddMyLearnerHandler(
    PortalDbContext db,
    Actor actor,
    LearnerRegistry registry,
    LearnerRecords records,
    TimeProvider clock
) : IRequestHandler<AddMyLearner, Guid>
{
    public async Task<Guid> Handle(AddMyLearner command, CancellationToken cancellationToken)
    {
        var me = actor.Me;
        var held = await db.Learners.SingleOrDefaultAsync(l => l.UserId == me, cancellationToken);
        if (held is not null && !await LearnerRecords.MayStartOver(db, held).AnyAsync(cancellationToken))
            throw new RuleException("Your account has a learner's record already.");
        var identity = await registry.CheckAsync(new IdentityInput(command.Name, command.Kind, command.Number), cancellationToken);
        await registry.CheckAsync(command.Profession, cancellationToken);
        var employer = string.IsNullOrWhiteSpace(command.Employer)
            ? null
            : await registry.FindEmployerAsync(command.Employer, nameof(command.Employer), cancellationToken);
        var learner = await records.BeginAsync(identity, command.Profession, me, employer, held, cancellationToken);
        await db.LearnerMembershipAsync(me, clock.GetUtcNow(), cancellationToken);
        return learner.Id;
    }
}
