namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// A letter with a “not me” link, sent about a binding. Each keeps working whatever was sent after it: people open the one that they find.
/// </summary>
public sealed class RecordBindingLetter : Entity, IUntracked
{
    private RecordBindingLetter() { }

    /// <summary>Notes a letter by the hash of its secret.</summary>
    public RecordBindingLetter(Guid bindingId, string secretHash, DateTimeOffset now) =>
        (BindingId, SecretHash, At) = (bindingId, secretHash, now);

    public Guid BindingId { get; private set; }

    /// <summary>SHA-256 of the link's secret.</summary>
    [Personal]
    public string SecretHash { get; private set; } = "";

    /// <summary>When it was sent.</summary>
    public DateTimeOffset At { get; private set; }
}
