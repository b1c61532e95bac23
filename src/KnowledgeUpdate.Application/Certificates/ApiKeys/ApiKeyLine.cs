using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A key; never its secret.</summary>
public sealed record ApiKeyLine(
    Guid Id,
    uint Version,
    string Name,
    string Owner,
    string Shown,
    int PerMinute,
    DateOnly ExpiresOn,
    ApiKeyState State,
    string By,
    DateTimeOffset At,
    DateTimeOffset? RevokedAt,
    string? Reason
);
