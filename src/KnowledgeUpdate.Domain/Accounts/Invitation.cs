namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>An invitation to open an account and join a unit. The link's secret is stored as a hash only.</summary>
public sealed class Invitation : Entity
{
    private Invitation() { }

    public Invitation(
        Guid organisationId,
        Role role,
        string name,
        string email,
        string secretHash,
        Guid invitedBy,
        Guid? invitedFor,
        DateTimeOffset expiresAt
    )
    {
        OrganisationId = organisationId;
        Role = role;
        Name = name;
        Email = email;
        SecretHash = secretHash;
        InvitedById = invitedBy;
        InvitedForId = invitedFor;
        ExpiresAt = expiresAt;
    }

    /// <summary>The unit to join.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The role in it.</summary>
    public Role Role { get; private set; }

    /// <summary>The invited person's name.</summary>
    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>Where the letter goes.</summary>
    [Personal]
    public string Email { get; private set; } = "";

    /// <summary>SHA-256 of the link's secret.</summary>
    [Personal]
    public string SecretHash { get; private set; } = "";

    public Guid InvitedById { get; private set; }

    /// <summary>For whom that person invited, under lent rights.</summary>
    public Guid? InvitedForId { get; private set; }

    /// <summary>Last instant of use.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Accepts it, once.</summary>
    /// <exception cref="RuleException">It was used, taken back, or is too old.</exception>
    public void Accept(DateTimeOffset now)
    {
        if (AcceptedAt is not null || RevokedAt is not null || ExpiresAt <= now)
            throw new RuleException("This invitation is no longer open. Ask the administrator of your unit for a new one.");
        AcceptedAt = now;
    }

    /// <exception cref="RuleException">It was used already.</exception>
    public void Revoke(DateTimeOffset now)
    {
        if (AcceptedAt is not null)
            throw new RuleException("This invitation has been accepted. End the membership instead.");
        RevokedAt = now;
    }
}
