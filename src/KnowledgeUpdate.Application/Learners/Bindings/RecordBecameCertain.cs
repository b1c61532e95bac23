using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>It stands beyond doubt, or may stand again, whose record it is: what waited for that is done in the same transaction.</summary>
public sealed record RecordBecameCertain(Learner Record) : INotification;
