using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A key; never its secret.</summary>
public sealed record ApiKeyLine
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required string Shown { get; init; }

    public required int PerMinute { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    public required ApiKeyState State { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required string? Reason { get; init; }
}
