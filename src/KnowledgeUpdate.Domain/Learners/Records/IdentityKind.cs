namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Identity documents that a learner may give.</summary>
public enum IdentityKind
{
    /// <summary>居民身份证, also the residence permit of Hong Kong, Macao and Taiwan residents, which has the same form.</summary>
    [Term("Resident ID card")]
    ResidentId,

    /// <summary>护照</summary>
    [Term("Passport")]
    Passport,

    /// <summary>港澳居民来往内地通行证</summary>
    [Term("Mainland travel permit for Hong Kong and Macao residents")]
    HongKongMacaoPermit,

    /// <summary>台湾居民来往大陆通行证</summary>
    [Term("Mainland travel permit for Taiwan residents")]
    TaiwanPermit,
}
