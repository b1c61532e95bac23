namespace KnowledgeUpdate.Domain.Learners;

/// <summary>How a claim resembles another claim or an entry of the ledger.</summary>
public enum ClaimLikeness
{
    /// <summary>同类别的同一证书编号已入账</summary>
    [Term("The certificate number is credited already for this kind", Tone.Bad)]
    SameCertificate,

    /// <summary>本人已申报同一活动</summary>
    [Term("The same activity is claimed already", Tone.Bad)]
    SameActivity,

    /// <summary>另一申报使用同一证书编号</summary>
    [Term("Another claim carries the same certificate number", Tone.Warn)]
    SharedCertificate,

    /// <summary>与已入账的专业科目学习时间重叠</summary>
    [Term("The dates overlap professional training that is credited", Tone.Warn)]
    Overlap,
}
