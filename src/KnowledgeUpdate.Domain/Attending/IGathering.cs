namespace KnowledgeUpdate.Domain.Attending;

/// <summary>What attendance is taken for: half a day of a seminar, of a cohort, of an offering.</summary>
public interface IGathering
{
    DateTimeOffset StartsAt { get; }

    DateTimeOffset EndsAt { get; }
}
