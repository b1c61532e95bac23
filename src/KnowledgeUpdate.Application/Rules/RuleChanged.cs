using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>A value was entered, or taken out before it held: what is computed by it is computed again from its first day on.</summary>
public sealed record RuleChanged(ProgrammeRule Rule) : INotification;
