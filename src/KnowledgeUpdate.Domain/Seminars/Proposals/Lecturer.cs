namespace KnowledgeUpdate.Domain.Seminars;

/// <param name="IsAcademician">An academician 院士.</param>
public sealed record Lecturer(
    string Name,
    string Unit,
    string Title,
    LecturerRank Rank,
    string? Position = null,
    bool IsAcademician = false
);
