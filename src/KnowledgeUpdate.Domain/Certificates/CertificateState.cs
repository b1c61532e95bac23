namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>Where a certificate stands. Expiry is not a state: it comes with its day.</summary>
public enum CertificateState
{
    /// <summary>有效</summary>
    [Term("Valid", Tone.Good)]
    Valid,

    /// <summary>已换发</summary>
    [Term("Replaced", Tone.Warn)]
    Replaced,

    /// <summary>已撤销</summary>
    [Term("Revoked", Tone.Bad)]
    Revoked,
}
