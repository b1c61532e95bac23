namespace KnowledgeUpdate.Domain.Learners;

/// <summary>A batch of hours that an employer or a provider files for many learners 批量登记.</summary>
public sealed class HourBatch : Entity
{
    private HourBatch() { }

    public HourBatch(Guid organisationId, string name, Guid by, DateTimeOffset now)
    {
        OrganisationId = organisationId;
        Name = name;
        FiledById = by;
        FiledAt = now;
    }

    /// <summary>The unit that files.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Name of the file or the activity.</summary>
    [Term("Name of the batch")]
    public string Name { get; private set; } = "";

    public Guid FiledById { get; private set; }

    public DateTimeOffset FiledAt { get; private set; }

    /// <summary>Rows credited, 人次.</summary>
    public int Credited { get; private set; }

    /// <summary>When it was undone by reversal.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Notes how many rows were credited.</summary>
    public void Count(int credited) => Credited = credited;

    /// <summary>Undoes it by reversal, within a day.</summary>
    /// <exception cref="RuleException">It is undone, or more than 24 hours old.</exception>
    public void Undo(DateTimeOffset now)
    {
        if (UndoneAt is not null)
            throw new RuleException("This batch has been undone.");
        if (now - FiledAt > TimeSpan.FromHours(24))
            throw new RuleException("A batch can be undone within 24 hours. Correct single entries by reversal.");
        UndoneAt = now;
    }
}
