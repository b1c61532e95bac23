namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>What the public look-up answers 查验结果.</summary>
public enum CertificateAnswer
{
    /// <summary>有效</summary>
    [Term("Valid", Tone.Good)]
    Valid,

    /// <summary>已过期</summary>
    [Term("Expired", Tone.Idle)]
    Expired,

    /// <summary>已换发</summary>
    [Term("Replaced", Tone.Warn)]
    Replaced,

    /// <summary>已撤销</summary>
    [Term("Revoked", Tone.Bad)]
    Revoked,

    /// <summary>查无此证书</summary>
    [Term("Never issued", Tone.Bad)]
    NeverIssued,

    /// <summary>复核中：所载学时有变化，尚未作出决定</summary>
    [Term("Under review", Tone.Warn)]
    UnderReview,
}
