using KnowledgeUpdate.Domain.Gatherings;

namespace KnowledgeUpdate.Application.Gatherings;

/// <summary>Gatherings of one kind: contributed by the area that has them.</summary>
public interface IGatherings
{
    /// <summary>Name of the record in history and worklist.</summary>
    string SubjectKind { get; }

    /// <summary>Those that the actor may see as staff.</summary>
    IQueryable<Gathering> Visible();

    /// <summary>All of the kind.</summary>
    IQueryable<Gathering> All();

    /// <summary>Whether a gathering is of this kind.</summary>
    bool Has(Gathering gathering);

    /// <summary>Holds one until the transaction ends; nothing happens where the id is none of this kind.</summary>
    Task HoldAsync(Guid id, CancellationToken ct);

    /// <summary>Whether the actor runs it.</summary>
    bool IsHost(Gathering gathering);

    /// <summary>
    /// Whether the actor filed it or belongs to the unit that holds it, or did at any time: such a person reviews nothing of it.
    /// </summary>
    Task<bool> IsPartyAsync(Gathering gathering, CancellationToken ct);

    /// <summary>Whether the programme office may correct an outcome now, with a second person.</summary>
    bool TakesCorrections(Gathering gathering);

    /// <summary>Full address of its rooms.</summary>
    string AddressOf(Gathering gathering);

    /// <summary>Its page for a participant.</summary>
    string LearnerLink(Guid id);

    /// <summary>The page on which a participant signs with the room's code.</summary>
    string SignLink(Guid id);

    /// <summary>Enrolments that wait for the host.</summary>
    string EnrolmentsLink(Guid id);

    string DisputeLink(Guid id, Guid dispute);
}
