namespace KnowledgeUpdate.Domain.Work;

/// <summary>A phrase that a reviewer saved for opinions 常用语.</summary>
public sealed class SavedPhrase : Entity, IUntracked
{
    private SavedPhrase() { }

    /// <summary>Saves a phrase.</summary>
    public SavedPhrase(Guid userId, string text) => (UserId, Text) = (userId, text.Trim());

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The phrase.</summary>
    public string Text { get; private set; } = "";
}
