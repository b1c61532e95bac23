namespace KnowledgeUpdate.Domain.Experts;

/// <summary>What experts score in a round, as it was filed: its number, its title, who filed it and the people it names.</summary>
public sealed class ScoredSubject : Entity
{
    private ScoredSubject() { }

    /// <param name="subjectId">The record that is scored.</param>
    /// <param name="hostId">The unit that filed it: experts employed there, above or below do not score it.</param>
    public ScoredSubject(Guid roundId, Guid subjectId, Guid hostId) => (RoundId, SubjectId, HostId) = (roundId, subjectId, hostId);

    public Guid RoundId { get; private set; }

    public Guid SubjectId { get; private set; }

    public Guid HostId { get; private set; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>Name of the unit when it was filed.</summary>
    public required string HostName { get; init; }

    /// <summary>Code of the field; experts who know it come first.</summary>
    public string? Field { get; init; }

    /// <summary>Names of people it names, such as lecturers: an expert among them does not score it.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Address of the record for who scores it.</summary>
    public required string Link { get; init; }

    /// <summary>Another unit takes the place of the one that filed it.</summary>
    public void PassTo(Guid hostId) => HostId = hostId;
}
