namespace KnowledgeUpdate.Domain.Work;

/// <summary>A phrase that a reviewer saved for opinions 常用语.</summary>
public sealed class SavedPhrase : Entity, IUntracked
{
    private SavedPhrase() { }

    public SavedPhrase(Guid userId, string text) => (UserId, Text) = (userId, text.Trim());

    public Guid UserId { get; private set; }

    public string Text { get; private set; } = "";
}
