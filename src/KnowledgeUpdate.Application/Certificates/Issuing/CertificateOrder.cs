using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A certificate to be issued.</summary>
public sealed record CertificateOrder
{
    public required Guid HolderId { get; init; }

    /// <summary>What it is for: at most one is valid per holder, project and kind.</summary>
    public required Guid ProjectId { get; init; }

    public required short LearningYear { get; init; }

    public required string Name { get; init; }

    public required string IdentityMask { get; init; }

    public required string Subject { get; init; }

    public required decimal? Hours { get; init; }

    public required decimal? Compulsory { get; init; }

    public required decimal? Elective { get; init; }

    public required decimal? Professional { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Provider { get; init; }

    public Guid? ReplacesId { get; init; }

    /// <summary>Whether a person or a unit holds it.</summary>
    public HolderKind HolderKind { get; init; }

    /// <summary>The unit that issues it; null: the programme office.</summary>
    public CertificateIssuedBy? IssuedBy { get; init; }

    /// <summary>Last day of validity; null: it does not expire.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>What only this kind prints.</summary>
    public IReadOnlyList<CertificateFact> Own { get; init; } = [];

    /// <summary>Activities that a second page lists; a digest of them is signed with the facts.</summary>
    public IReadOnlyList<CertificateItem> Items { get; init; } = [];

    /// <summary>Id that the certificate is to have; null: a new one.</summary>
    public Guid? Id { get; init; }
}
