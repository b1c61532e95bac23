namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What a plan's publication depends on.</summary>
/// <param name="PeriodEndsOn">Last day of the publicity that counts; null: there is none.</param>
/// <param name="OpenObjections">Objections not yet answered: there must be none.</param>
/// <param name="Uncorrected">Objections upheld whose correction of the list is outstanding: there must be none.</param>
/// <param name="NationalUnanswered">National seminars in the plan without the ministry's approval: there must be none.</param>
public sealed record PublicationFacts(DateOnly? PeriodEndsOn, int OpenObjections, int Uncorrected, int NationalUnanswered);
