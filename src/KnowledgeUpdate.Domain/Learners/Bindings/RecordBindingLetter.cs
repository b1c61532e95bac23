namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// A letter with a “not me” link, sent about a binding. Each keeps working even after later ones were sent, since people open whichever
/// they find.
/// </summary>
public sealed class RecordBindingLetter : Entity, IUntracked
{
    private RecordBindingLetter() { }

    /// <summary>Stores a letter by the hash of its secret.</summary>
    public RecordBindingLetter(Guid bindingId, string secretHash, DateTimeOffset now) =>
        (BindingId, SecretHash, At) = (bindingId, secretHash, now);

    public Guid BindingId { get; private set; }

    /// <summary>SHA-256 of the link's secret.</summary>
    [Personal]
    public string SecretHash { get; private set; } = "";

    /// <summary>When it was sent.</summary>
    public DateTimeOffset At { get; private set; }
}
