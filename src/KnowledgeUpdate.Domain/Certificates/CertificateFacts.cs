namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>Every fact that is printed, as it was on the day of issue. The signature covers exactly these.</summary>
/// <param name="Subject">What was done: name of the seminar, or the learning year.</param>
/// <param name="Name">The holder: a person, or a unit.</param>
/// <param name="IdentityMask">Number of the identity document, masked; the credit code of a unit.</param>
/// <param name="Hours">Hours in all, 学时; null: the kind certifies none.</param>
/// <param name="Compulsory">Of them compulsory public hours; null where the kind does not part them.</param>
public sealed record CertificateFacts(
    CertificateKind Kind,
    string Number,
    string Code,
    string Name,
    string IdentityMask,
    string Subject,
    decimal? Hours,
    decimal? Compulsory,
    decimal? Elective,
    decimal? Professional,
    DateOnly From,
    DateOnly To,
    string Provider,
    string Issuer,
    string Programme,
    DateOnly IssuedOn,
    DateOnly? ExpiresOn
)
{
    /// <summary>What this kind prints beyond that, in order.</summary>
    public IReadOnlyList<CertificateFact> Own { get; init; } = [];
}
