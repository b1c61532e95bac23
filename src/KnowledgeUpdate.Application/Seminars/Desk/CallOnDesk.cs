namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A call that takes proposals now.</summary>
/// <param name="WorkingDaysLeft">Working days until it closes; null: a year is not configured.</param>
public sealed record CallOnDesk(Guid Id, string Title, DateTimeOffset ClosesAt, int? WorkingDaysLeft);
