using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>The session as loaded for this request; pages' shells read it.</summary>
public sealed class CurrentSession
{
    /// <summary>The session; null for the public.</summary>
    public Session? Value { get; set; }
}
