namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Settings of a demonstration. Off unless configured, and never on outside Development.</summary>
public sealed class DemoOptions
{
    /// <summary>Whether demo accounts stand on the sign-in page.</summary>
    public bool Enabled { get; set; }
}
