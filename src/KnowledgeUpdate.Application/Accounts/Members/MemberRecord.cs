using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <param name="Phone">Masked.</param>
public sealed record MemberRecord(
    Guid UserId,
    uint Version,
    string Name,
    string UserName,
    string? Phone,
    string? Email,
    DateTimeOffset? EndedAt,
    DateTimeOffset? LastSignInAt,
    bool MustChangePassword,
    IReadOnlyList<MembershipLine> Memberships,
    IReadOnlyList<HistoryLine> History
)
{
    /// <summary>The language of letters to the person.</summary>
    public string Language { get; init; } = Languages.Chinese;

    /// <summary>Roles that the person lent, or that are lent to the person.</summary>
    public IReadOnlyList<LentRoleLine> Lent { get; init; } = [];

    /// <summary>Other accounts recorded as the same person's.</summary>
    public IReadOnlyList<PersonLinkLine> Persons { get; init; } = [];
}

/// <summary>A membership of a person.</summary>
/// <param name="MayEnd">The reader gives and ends its role.</param>
public sealed record MembershipLine(
    Guid Id,
    uint Version,
    Role Role,
    Guid OrganisationId,
    string Unit,
    DateOnly From,
    DateOnly? To,
    bool Holds,
    bool MayEnd
);
