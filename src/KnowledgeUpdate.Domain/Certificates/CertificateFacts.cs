namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>Every fact that is printed, as it was on the day of issue. The signature covers exactly these.</summary>
public sealed record CertificateFacts
{
    public required CertificateKind Kind { get; init; }

    public required string Number { get; init; }

    public required string Code { get; init; }

    /// <summary>The holder: a person, or a unit.</summary>
    public required string Name { get; init; }

    /// <summary>Number of the identity document, masked; the credit code of a unit.</summary>
    public required string IdentityMask { get; init; }

    /// <summary>What was done: name of the seminar, or the learning year.</summary>
    public required string Subject { get; init; }

    /// <summary>Hours in all, 学时; null: the kind certifies none.</summary>
    public required decimal? Hours { get; init; }

    /// <summary>Of them compulsory public hours; null where the kind does not part them.</summary>
    public required decimal? Compulsory { get; init; }

    public required decimal? Elective { get; init; }

    public required decimal? Professional { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Provider { get; init; }

    public required string Issuer { get; init; }

    public required string Programme { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly? ExpiresOn { get; init; }

    /// <summary>What this kind prints beyond that, in order.</summary>
    public IReadOnlyList<CertificateFact> Own { get; init; } = [];
}
