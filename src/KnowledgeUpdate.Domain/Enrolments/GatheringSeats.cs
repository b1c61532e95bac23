namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>
/// Seats of a seminar, counted in a separate row, so that concurrent registrations wait only for each other. Never more are taken than
/// exist.
/// </summary>
public sealed class GatheringSeats : ITenantOwned, IUntracked
{
    private GatheringSeats() { }

    /// <summary>Opens the seats of a seminar.</summary>
    public GatheringSeats(Guid gatheringId, int capacity) => (GatheringId, Capacity) = (gatheringId, capacity);

    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public Guid GatheringId { get; private set; }

    /// <summary>Seats in all, 人.</summary>
    public int Capacity { get; private set; }

    public int Taken { get; private set; }

    /// <summary>The last seat number given; numbers are not used again.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Seats that are free.</summary>
    public int Left => Capacity - Taken;

    /// <returns>Its number.</returns>
    /// <exception cref="RuleException">All seats are taken.</exception>
    public int Take()
    {
        if (Left <= 0)
            throw new RuleException("All {0} seats are taken. Put the person on the waiting list, or free a seat first.", Capacity);
        Taken++;
        return ++LastNumber;
    }

    public void Free() => Taken = Math.Max(0, Taken - 1);

    /// <summary>Changes the number of seats.</summary>
    /// <exception cref="RuleException">More are taken.</exception>
    public void Resize(int capacity)
    {
        if (capacity < Taken)
            throw new RuleException("{0} seats are taken: the number of seats cannot be {1}.", Taken, capacity);
        Capacity = capacity;
    }
}
