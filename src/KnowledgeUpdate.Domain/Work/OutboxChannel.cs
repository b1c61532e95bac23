namespace KnowledgeUpdate.Domain.Work;

/// <summary>How a message leaves the portal.</summary>
public enum OutboxChannel
{
    /// <summary>By e-mail.</summary>
    Mail,

    /// <summary>As a short message to a telephone 短信.</summary>
    Text,
}
