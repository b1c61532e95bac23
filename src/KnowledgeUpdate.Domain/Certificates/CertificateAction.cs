namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>What moves a certificate.</summary>
public enum CertificateAction
{
    /// <summary>换发</summary>
    [Term("Replace")]
    Replace,

    /// <summary>撤销</summary>
    [Term("Revoke")]
    Revoke,
}
