using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>The person behind a session.</summary>
/// <param name="Id">The session itself.</param>
/// <param name="ConfirmedAt">When the person last typed the password.</param>
/// <param name="Acting">The membership acted in; null when the person holds none today.</param>
public sealed record Session(
    Guid Id,
    Guid UserId,
    string DisplayName,
    bool MustChangePassword,
    DateTimeOffset ConfirmedAt,
    SessionMembership? Acting,
    IReadOnlyList<SessionMembership> Memberships,
    int Unread,
    int Waiting
)
{
    /// <summary>Unread notices that are counted at most: the shell asks at every page.</summary>
    public const int MostUnread = 99;
}

/// <summary>A membership to act in.</summary>
/// <param name="AreaPath">The territory: for a bureau or office the division above it, for others the unit itself.</param>
public sealed record SessionMembership(
    Guid Id,
    Role Role,
    Guid OrganisationId,
    string OrganisationName,
    string OrganisationPath,
    string AreaPath
)
{
    /// <summary>Who lent it; null: it is the person's own.</summary>
    public Guid? LenderId { get; init; }

    /// <summary>Name of who lent it.</summary>
    public string? Lender { get; init; }
}
