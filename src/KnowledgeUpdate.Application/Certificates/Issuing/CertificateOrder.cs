using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A certificate to be issued.</summary>
/// <param name="ProjectId">What it is for: at most one is valid per holder, project and kind.</param>
public sealed record CertificateOrder(
    Guid HolderId,
    Guid ProjectId,
    short LearningYear,
    string Name,
    string IdentityMask,
    string Subject,
    decimal? Hours,
    decimal? Compulsory,
    decimal? Elective,
    decimal? Professional,
    DateOnly From,
    DateOnly To,
    string Provider,
    Guid? ReplacesId = null
)
{
    /// <summary>Whether a person or a unit holds it.</summary>
    public HolderKind HolderKind { get; init; }

    /// <summary>The unit that issues it; null: the programme office.</summary>
    public CertificateIssuedBy? IssuedBy { get; init; }

    /// <summary>Last day of validity; null: it does not expire.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>What only this kind prints.</summary>
    public IReadOnlyList<CertificateFact> Own { get; init; } = [];

    /// <summary>Id that the certificate is to have; null: a new one.</summary>
    public Guid? Id { get; init; }
}
