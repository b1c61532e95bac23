using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

public sealed record MemberRecord
{
    public required Guid UserId { get; init; }

    public required uint Version { get; init; }

    public required string Name { get; init; }

    public required string UserName { get; init; }

    /// <summary>Masked.</summary>
    public required string? Phone { get; init; }

    public required string? Email { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required DateTimeOffset? LastSignInAt { get; init; }

    public required bool MustChangePassword { get; init; }

    public required IReadOnlyList<MembershipLine> Memberships { get; init; }

    public required IReadOnlyList<HistoryLine> History { get; init; }

    /// <summary>Lent roles that the person proposed and nobody has confirmed yet; only for the person.</summary>
    public IReadOnlyList<WaitingLending> Waiting { get; init; } = [];

    /// <summary>The language of letters to the person.</summary>
    public string Language { get; init; } = Languages.Chinese;

    /// <summary>Roles that the person lent, or that are lent to the person.</summary>
    public IReadOnlyList<LentRoleLine> Lent { get; init; } = [];

    /// <summary>The reader keeps the account as a whole.</summary>
    public bool MayKeep { get; init; }

    /// <summary>Accounts recorded as the same person's that others keep: how many.</summary>
    public int OtherPersons { get; init; }

    /// <summary>Accounts recorded as the same person's that the reader keeps too.</summary>
    public IReadOnlyList<PersonLinkLine> Persons { get; init; } = [];
}

/// <summary>A membership of a person.</summary>
public sealed record MembershipLine
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required Role Role { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Unit { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }

    public required bool Holds { get; init; }

    /// <summary>The reader gives and ends its role.</summary>
    public required bool MayEnd { get; init; }
}
