namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A recorded change of a published call's terms 更正; the public page shows it.</summary>
/// <param name="Before">The terms until then.</param>
/// <param name="After">The terms from then on.</param>
public sealed record CallCorrection(CallTerms Before, CallTerms After, string Reason, DateTimeOffset DecidedAt, string DecidedBy);
