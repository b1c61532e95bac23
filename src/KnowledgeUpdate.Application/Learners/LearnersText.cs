namespace KnowledgeUpdate.Application.Learners;

/// <summary>Words of learners: records, hours, claims, certificates.</summary>
public sealed class LearnersText;
