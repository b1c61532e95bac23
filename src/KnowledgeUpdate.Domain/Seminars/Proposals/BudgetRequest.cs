namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What the host asks for, per person and day, and lecturers' fees per hour, all in 元.</summary>
public sealed record BudgetRequest(
    decimal Lodging,
    decimal Meals,
    decimal Venue,
    decimal Other,
    decimal FeePerHourAssociate,
    decimal FeePerHourFull,
    decimal FeePerHourAcademician,
    decimal LecturerTravel
);
