namespace KnowledgeUpdate.Application.Learners;

/// <summary>What a learner enters of a claim.</summary>
public sealed record ClaimInput(
    Guid? KindId,
    string? Title,
    string? Provider,
    DateOnly? From,
    DateOnly? To,
    short? LearningYear,
    decimal? Units,
    string? CertificateNumber
);
