namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>The answers that version 1 of the look-up has, and will always have.</summary>
public enum FiveAnswer
{
    /// <summary>It holds today.</summary>
    Valid,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>Another certificate has replaced it.</summary>
    Replaced,

    /// <summary>It was withdrawn.</summary>
    Revoked,

    /// <summary>No certificate has this code.</summary>
    NeverIssued,
}
