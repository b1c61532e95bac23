using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>A lent role in a list.</summary>
public sealed record LentRoleLine
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required Role Role { get; init; }

    public required string Unit { get; init; }

    public required string Lender { get; init; }

    public required string Deputy { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Reason { get; init; }

    /// <summary>The deputy may act in it today.</summary>
    public required bool Holds { get; init; }

    /// <summary>The reader may end it: the lender, the deputy, and whoever gives and ends the role.</summary>
    public required bool MayEnd { get; init; }

    /// <summary>It was ended, or its last day is over.</summary>
    public required bool IsOver { get; init; }
}
