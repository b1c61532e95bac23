namespace KnowledgeUpdate.Domain.Learners;

/// <summary>What a claim says.</summary>
/// <param name="Units">Amount in the kind's unit.</param>
/// <param name="CertificateNumber">Number of the certificate or paper, by which duplicates are found.</param>
public sealed record ClaimContent(
    string Title,
    string Provider,
    DateOnly From,
    DateOnly To,
    short LearningYear,
    decimal Units,
    string? CertificateNumber
);
