using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// The binding of an existing learner's record to an account 学员记录绑定. A name and an identity number are in every roster, so they prove
/// nothing: a record is bound by an invitation from the employer or bureau, or by their confirmation of a request. Anybody concerned may
/// say “not me” at any time.
/// </summary>
public sealed class RecordBinding : Entity, IPartOf
{
    public static readonly StateTable<BindingState, BindingAction> States = new()
    {
        { BindingState.Asked, BindingAction.Confirm, BindingState.Bound },
        { BindingState.Asked, BindingAction.Refuse, BindingState.Refused },
        { BindingState.Bound, BindingAction.Freeze, BindingState.Frozen },
        { BindingState.Bound, BindingAction.Pass, BindingState.Passed },
        { BindingState.Passed, BindingAction.Return, BindingState.Bound },
        { BindingState.Frozen, BindingAction.Uphold, BindingState.Bound },
        { BindingState.Frozen, BindingAction.Undo, BindingState.Undone },
    };

    private RecordBinding() { }

    private RecordBinding(Learner record, Guid userId, BindingWay way, DateTimeOffset now)
    {
        LearnerId = record.Id;
        UserId = userId;
        Way = way;
        AskedAt = now;
    }

    /// <summary>
    /// An account asks for a record that exists. Until somebody who knows the person confirms, the account works with a provisional record.
    /// </summary>
    /// <param name="provisional">The record that the account has meanwhile.</param>
    /// <param name="unitId">The unit that the person named as employer.</param>
    public static RecordBinding Ask(Learner record, Learner provisional, Guid userId, Guid? unitId, DateTimeOffset now) =>
        new(record, userId, BindingWay.Request, now)
        {
            ProvisionalId = provisional.Id,
            NamedUnitId = unitId,
            NameDiffers = record.Name != provisional.Name,
        };

    /// <summary>An account takes a record by the invitation of whoever keeps it: it is bound at once.</summary>
    /// <param name="provisional">The record that the account has, held since another one was not given to it; null: it has none.</param>
    /// <param name="by">Who invited.</param>
    public static RecordBinding Invited(Learner record, Learner? provisional, Guid userId, Guid by, DateTimeOffset now)
    {
        var binding = new RecordBinding(record, userId, BindingWay.Invitation, now)
        {
            ProvisionalId = provisional?.Id,
            State = BindingState.Bound,
            BoundAt = now,
            DecidedAt = now,
            DecidedById = by,
        };
        provisional?.Release();
        record.TakenBy(userId);
        return binding;
    }

    public Guid LearnerId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>
    /// The record that the account has until the binding is decided; merged into the record once it is bound. Null where there was none.
    /// </summary>
    public Guid? ProvisionalId { get; private set; }

    /// <summary>The account that held the record before.</summary>
    public Guid? PreviousUserId { get; private set; }

    /// <summary>The unit that the person named as employer.</summary>
    public Guid? NamedUnitId { get; private set; }

    /// <summary>How it came about.</summary>
    public BindingWay Way { get; private set; }

    public BindingState State { get; private set; }

    /// <summary>The name given differs from that of the record.</summary>
    public bool NameDiffers { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>The unit that decides now.</summary>
    public Guid? DeciderId { get; private set; }

    public Role? DeciderRole { get; private set; }

    /// <summary>Last Beijing date to decide before it rises one level.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>When somebody concerned said “not me” while nothing was bound.</summary>
    public DateTimeOffset? ContestedAt { get; private set; }

    /// <summary>Since when the record is bound.</summary>
    public DateTimeOffset? BoundAt { get; private set; }

    /// <summary>When it was decided last.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    /// <summary>Why, in the decider's words.</summary>
    public string? Reason { get; private set; }

    /// <summary>Since when it is frozen.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    string IPartOf.WholeKind => nameof(Learner);

    Guid IPartOf.WholeId => LearnerId;

    /// <summary>Whether somebody has to decide.</summary>
    public bool IsOpen => State is BindingState.Asked or BindingState.Frozen;

    /// <summary>It was contested and found to be right: links in earlier letters no longer work.</summary>
    public bool IsUpheld => State == BindingState.Bound && Reason is not null;

    /// <summary>The record asked for was merged into another one: that one is asked for.</summary>
    public void Follows(Learner kept) => LearnerId = kept.Id;

    /// <summary>Records which account holds the record now: it is told, and gets the record back if the binding is undone.</summary>
    public void HeldBy(Guid? userId) => PreviousUserId = userId;

    /// <summary>The record passes to another account: this account may ask for a record of its own again.</summary>
    public void Pass() => State = States.Next(State, BindingAction.Pass);

    /// <summary>The other account's binding is undone: the record is this account's again.</summary>
    public void Return() => State = States.Next(State, BindingAction.Return);

    /// <summary>Passes to the next decider with a new deadline.</summary>
    public void GoesTo(Guid unitId, Role role, DateOnly? dueOn) => (DeciderId, DeciderRole, DueOn) = (unitId, role, dueOn);

    /// <summary>Somebody who knows the person confirms: the record passes to the account, the provisional one is merged into it.</summary>
    /// <exception cref="RuleException">It is decided already, or the provisional record is none of this binding.</exception>
    public void Confirm(Learner record, Learner provisional, Guid by, DateTimeOffset now)
    {
        if (record.Id != LearnerId || provisional.Id != ProvisionalId)
            throw new ArgumentException("Another binding's records.", nameof(provisional));
        State = States.Next(State, BindingAction.Confirm);
        (BoundAt, DecidedAt, DecidedById) = (now, now, by);
        provisional.Release();
        record.TakenBy(UserId);
    }

    /// <summary>The record is not this person's. The provisional record is held back; nothing in it is lost.</summary>
    public void Refuse(Learner provisional, string reason, Guid by, DateTimeOffset now)
    {
        State = States.Next(State, BindingAction.Refuse);
        (DecidedAt, DecidedById, Reason) = (now, by, reason.Trim());
        provisional.Freeze(now);
    }

    /// <summary>
    /// Somebody concerned says “not me”: a binding is frozen at once, a request is marked for its decider. Saying it twice changes nothing.
    /// </summary>
    /// <returns>True when something changed.</returns>
    public bool NotMe(Learner record, DateTimeOffset now)
    {
        switch (State)
        {
            case BindingState.Asked when ContestedAt is null:
                ContestedAt = now;
                return true;
            case BindingState.Bound:
                (State, FrozenAt) = (States.Next(State, BindingAction.Freeze), now);
                record.Freeze(now);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The binding was right: the account has the record again.</summary>
    public void Uphold(Learner record, string reason, Guid by, DateTimeOffset now)
    {
        State = States.Next(State, BindingAction.Uphold);
        FrozenAt = null;
        DecidedAt = now;
        DecidedById = by;
        Reason = reason.Trim();
        DueOn = null;
        record.Thaw();
    }

    /// <summary>The binding was wrong: the record leaves the account, and goes back to the account that held it before.</summary>
    public void Undo(Learner record, string reason, Guid by, DateTimeOffset now)
    {
        State = States.Next(State, BindingAction.Undo);
        DecidedAt = now;
        DecidedById = by;
        Reason = reason.Trim();
        DueOn = null;
        record.Release();
        record.Thaw();
    }
}
