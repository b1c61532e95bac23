namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>An offline roll that arrived: the same batch again has no second effect.</summary>
public sealed class OfflineRoll : Entity, IUntracked
{
    private OfflineRoll() { }

    /// <param name="id">Id that the device gave it.</param>
    /// <param name="sha256">Of its content: the same id with other content is refused.</param>
    public OfflineRoll(Guid id, GatheringHalfDay halfDay, string sha256, int marks, int taken, Guid byId, DateTimeOffset now)
    {
        Id = id;
        GatheringId = halfDay.GatheringId;
        HalfDayId = halfDay.Id;
        Sha256 = sha256;
        Marks = marks;
        Taken = taken;
        SentById = byId;
        ReceivedAt = now;
    }

    public Guid GatheringId { get; private set; }

    /// <summary>The half day.</summary>
    public Guid HalfDayId { get; private set; }

    /// <summary>SHA-256 of its content.</summary>
    public string Sha256 { get; private set; } = "";

    public int Marks { get; private set; }

    public int Taken { get; private set; }

    public Guid SentById { get; private set; }

    /// <summary>When it arrived first.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }
}
