using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>What people write in a table for the kind of an identity document.</summary>
internal static class IdentityKindNames
{
    private static readonly Dictionary<string, IdentityKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = IdentityKind.ResidentId,
        ["身份证"] = IdentityKind.ResidentId,
        ["居民身份证"] = IdentityKind.ResidentId,
        ["公民身份证"] = IdentityKind.ResidentId,
        ["港澳台居民居住证"] = IdentityKind.ResidentId,
        ["Resident ID card"] = IdentityKind.ResidentId,
        ["护照"] = IdentityKind.Passport,
        ["Passport"] = IdentityKind.Passport,
        ["港澳居民来往内地通行证"] = IdentityKind.HongKongMacaoPermit,
        ["港澳通行证"] = IdentityKind.HongKongMacaoPermit,
        ["回乡证"] = IdentityKind.HongKongMacaoPermit,
        ["台湾居民来往大陆通行证"] = IdentityKind.TaiwanPermit,
        ["台胞证"] = IdentityKind.TaiwanPermit,
    };

    /// <summary>The kind that the words mean; an empty cell means the resident identity card. Null if they mean none.</summary>
    public static IdentityKind? Find(string words) => Kinds.TryGetValue(words, out var kind) ? kind : null;
}
