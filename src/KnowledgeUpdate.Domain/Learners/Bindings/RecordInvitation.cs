namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// An invitation to open an account for an existing record: by the employer, the bureau or the office. The link's secret is stored as a
/// hash only.
/// </summary>
public sealed class RecordInvitation : Entity, IPartOf
{
    private RecordInvitation() { }

    /// <summary>Invites the person of a record.</summary>
    public RecordInvitation(
        Guid learnerId,
        Guid unitId,
        string secretHash,
        Guid invitedBy,
        Guid? invitedFor,
        DateTimeOffset now,
        DateTimeOffset expiresAt
    )
    {
        (LearnerId, UnitId, SecretHash) = (learnerId, unitId, secretHash);
        (InvitedById, InvitedForId) = (invitedBy, invitedFor);
        (InvitedAt, ExpiresAt) = (now, expiresAt);
    }

    public Guid LearnerId { get; private set; }

    /// <summary>The unit that invites.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>SHA-256 of the link's secret.</summary>
    [Personal]
    public string SecretHash { get; private set; } = "";

    public Guid InvitedById { get; private set; }

    /// <summary>For whom that person invited, under lent rights.</summary>
    public Guid? InvitedForId { get; private set; }

    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>Last instant of use.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When another took its place, or it was taken back.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    string IPartOf.WholeKind => nameof(Learner);

    Guid IPartOf.WholeId => LearnerId;

    /// <summary>Whether it can be used.</summary>
    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && RevokedAt is null && ExpiresAt > now;

    /// <summary>Uses it, once.</summary>
    /// <exception cref="RuleException">It was used, taken back, or is too old.</exception>
    public void Accept(DateTimeOffset now)
    {
        if (!IsOpen(now))
            throw new RuleException("This invitation is no longer open. Ask your employer or the HR bureau for a new one.");
        AcceptedAt = now;
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
