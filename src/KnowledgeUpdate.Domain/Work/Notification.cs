namespace KnowledgeUpdate.Domain.Work;

/// <summary>A notice to one person, shown in the portal; a letter by e-mail follows through the outbox.</summary>
public sealed class Notification : Entity, IUntracked
{
    private Notification() { }

    /// <summary>Tells a person something.</summary>
    /// <param name="key">English sentence with places.</param>
    /// <param name="args">Values for the places, as JSON list of texts.</param>
    public Notification(Guid userId, [Sentence] string key, string args, string link, DateTimeOffset at)
    {
        UserId = userId;
        Key = key;
        Args = args;
        Link = link;
        At = at;
    }

    public Guid UserId { get; private set; }

    /// <summary>English sentence with places.</summary>
    [Sentence]
    public string Key { get; private set; } = "";

    /// <summary>Values for the places, as JSON list of texts.</summary>
    public string Args { get; private set; } = "";

    /// <summary>The page it leads to.</summary>
    public string Link { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
