using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Gives an account the record that it works with.</summary>
[Service]
public sealed class LearnerRecords(
    PortalDbContext db,
    LearnerRegistry registry,
    RecordBindings bindings,
    EmployerRequests requests,
    IMediator mediator
)
{
    private static readonly BindingState[] Denied = [BindingState.Refused, BindingState.Undone];

    /// <summary>
    /// The bindings by which another record was not given to the account of this one, or taken from it, while it is held for that: the
    /// account may start over. Not a record that is frozen since somebody says that it is theirs.
    /// </summary>
    internal static IQueryable<RecordBinding> MayStartOver(PortalDbContext db, Learner own) =>
        db.RecordBindings.Where(b =>
            own.FrozenAt != null
            && b.ProvisionalId == own.Id
            && b.UserId == own.UserId
            && Denied.Contains(b.State)
            && !db.RecordBindings.Any(f => f.LearnerId == own.Id && f.State == BindingState.Frozen)
        );

    /// <summary>
    /// A new record for an unknown number; for a known one, a provisional record and a request for the existing one. The account cannot
    /// tell the two apart.
    /// </summary>
    /// <param name="held">
    /// The account's record, held since another one was not given to it: it takes the new name and number, and what was entered in it stays
    /// in it. Null: there is none.
    /// </param>
    /// <exception cref="RuleException">
    /// This record was denied to this account before: asking again would only trouble its holder.
    /// </exception>
    public async Task<Learner> BeginAsync(
        CheckedIdentity identity,
        Profession profession,
        Guid userId,
        Organisation? employer,
        Learner? held,
        CancellationToken ct
    )
    {
        var record = await registry.FindAsync(identity.Kind, identity.Number, ct);
        if (
            record is not null
            && await db.RecordBindings.AnyAsync(b => b.LearnerId == record.Id && b.UserId == userId && Denied.Contains(b.State), ct)
        )
            throw new RuleException(
                "This record was not given to your account. Ask your employer or the HR bureau of your place for an invitation: "
                    + "it gives you the record at once."
            );
        var learner = held is null ? registry.Begin(record, identity, profession) : registry.BeginAgain(held, record, identity, profession);
        learner.BindTo(userId);
        if (record is not null)
            await bindings.AskAsync(record, learner, userId, employer?.Id, ct);
        if (employer is not null)
            await requests.OpenAsync(learner, employer, ct);
        // What waited while the owner of the record was in doubt.
        if (held is not null && record is null)
            await mediator.Publish(new RecordBecameCertain(learner), ct);
        return learner;
    }
}
