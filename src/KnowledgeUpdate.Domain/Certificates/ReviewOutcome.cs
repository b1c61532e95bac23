namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>How the review of a certificate ends 复核结论.</summary>
public enum ReviewOutcome
{
    /// <summary>证书仍然有效</summary>
    [Term("The certificate stands", Tone.Good)]
    Stands,

    /// <summary>按现有学时换发</summary>
    [Term("Replaced with the hours of now", Tone.Warn)]
    Replaced,

    /// <summary>撤销证书</summary>
    [Term("The certificate is revoked", Tone.Bad)]
    Revoked,
}
