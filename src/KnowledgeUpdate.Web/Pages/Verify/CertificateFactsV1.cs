using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>
/// The facts of a certificate of hours as version 1 of the look-up has always written them: hours are always there, and nothing that a
/// later kind prints besides.
/// </summary>
public sealed record CertificateFactsV1
{
    public required CertificateKindV1 Kind { get; init; }

    public required string Number { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string IdentityMask { get; init; }

    public required string Subject { get; init; }

    /// <summary>Hours in all, 学时.</summary>
    public required decimal Hours { get; init; }

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

    /// <summary>The facts; null where there are none, or no hours: version 1 has no shape for such a certificate.</summary>
    public static CertificateFactsV1? Of(CertificateFacts? facts) =>
        facts is { Hours: { } hours } && Enum.IsDefined((CertificateKindV1)facts.Kind)
            ? new()
            {
                Kind = (CertificateKindV1)facts.Kind,
                Number = facts.Number,
                Code = facts.Code,
                Name = facts.Name,
                IdentityMask = facts.IdentityMask,
                Subject = facts.Subject,
                Hours = hours,
                Compulsory = facts.Compulsory,
                Elective = facts.Elective,
                Professional = facts.Professional,
                From = facts.From,
                To = facts.To,
                Provider = facts.Provider,
                Issuer = facts.Issuer,
                Programme = facts.Programme,
                IssuedOn = facts.IssuedOn,
                ExpiresOn = facts.ExpiresOn,
            }
            : null;
}
