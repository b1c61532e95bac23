namespace KnowledgeUpdate.Domain.Closing;

/// <summary>Where the closing of a gathering stands, whatever states its kind has beside.</summary>
public enum ClosingStage
{
    /// <summary>No closing papers are filed yet.</summary>
    [Term("Papers not filed yet")]
    Before,

    /// <summary>They are filed; trainees dispute, then the office decides.</summary>
    [Term("Papers filed")]
    Filed,

    /// <summary>They are with the host again.</summary>
    [Term("Papers returned")]
    Returned,

    /// <summary>They are accepted; hours are being credited.</summary>
    [Term("Papers accepted")]
    Accepted,

    /// <summary>Every hour is in the ledger.</summary>
    [Term("Closed")]
    Closed,
}
