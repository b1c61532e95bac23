using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>The person behind a session.</summary>
public sealed record Session
{
    /// <summary>The session itself.</summary>
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required string DisplayName { get; init; }

    public required bool MustChangePassword { get; init; }

    /// <summary>When the person last typed the password.</summary>
    public required DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>The membership acted in; null when the person holds none today.</summary>
    public required SessionMembership? Acting { get; init; }

    public required IReadOnlyList<SessionMembership> Memberships { get; init; }

    public required int Unread { get; init; }

    public required int Waiting { get; init; }

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
