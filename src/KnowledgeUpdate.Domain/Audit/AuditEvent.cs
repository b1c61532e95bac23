using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Domain.Audit;

/// <summary>One act in the history: who did what, when, from where, before and after, why. Chained by hash within its tenant.</summary>
/// <remarks>The web's role can add a row; it cannot change or delete one.</remarks>
public sealed class AuditEvent : ITenantOwned, IUntracked
{
    /// <inheritdoc />
    public Guid TenantId { get; init; }

    /// <summary>1, 2, 3 … within the tenant, without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>When, UTC, to the millisecond.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who; null for the portal itself and for the public.</summary>
    public Guid? UserId { get; init; }

    /// <summary>For whom, under lent rights.</summary>
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>Acting for which unit.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Acting in which role.</summary>
    public string? Role { get; init; }

    public required string Act { get; init; }

    /// <summary>Kind of the record whose history this belongs to.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Id of that record.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What changed, as JSON: a list of [entity, id, property, before, after].</summary>
    public required string Changes { get; init; }

    /// <summary>The reason, in the person's words.</summary>
    public string? Reason { get; init; }

    /// <summary>Network address it came from.</summary>
    public string? From { get; init; }

    /// <summary>Number of the event that this one goes on: one of several savings of one draft by one person. Null for the first.</summary>
    public long? Continues { get; init; }

    /// <summary>Hash of the event before, hexadecimal.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Hash of this event, hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What the first event is chained to.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>The hash over every field and the hash before: changing, removing or inserting an event breaks the chain.</summary>
    public string ComputeHash()
    {
        var text = new StringBuilder();
        List<string?> parts =
        [
            TenantId.ToString("N"),
            Sequence.ToString("D"),
            At.ToUnixTimeMilliseconds().ToString("D"),
            UserId?.ToString("N"),
            OnBehalfOfId?.ToString("N"),
            OrganisationId?.ToString("N"),
            Role,
            Act,
            SubjectKind,
            SubjectId.ToString("N"),
            Changes,
            Reason,
            From,
            PreviousHash,
        ];
        // Events from before there were continued ones have no such part.
        if (Continues is { } first)
            parts.Add(first.ToString("D"));
        foreach (var part in parts)
            text.Append(part?.Length ?? -1).Append(':').Append(part).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
