namespace KnowledgeUpdate.Domain.Work;

/// <summary>How a message leaves the portal.</summary>
public enum OutboxChannel
{
    [Term("E-mail")]
    Mail,

    /// <summary>As a short message to a telephone 短信.</summary>
    [Term("Short message")]
    Text,
}
