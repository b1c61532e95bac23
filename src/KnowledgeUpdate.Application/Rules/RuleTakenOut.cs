using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>A value is taken out before it held; the one before it holds on.</summary>
public sealed record RuleTakenOut(ProgrammeRule Rule) : INotification;
