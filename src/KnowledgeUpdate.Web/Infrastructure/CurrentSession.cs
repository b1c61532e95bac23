using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>The session loaded for this request, for the shells of pages.</summary>
public sealed class CurrentSession
{
    /// <summary>The session; null for the public.</summary>
    public Session? Value { get; set; }
}
