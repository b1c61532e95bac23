using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>What certificates of some kinds rest on: contributed by the area that has their facts.</summary>
public interface ICertificateKind
{
    bool Has(CertificateKind kind);

    /// <summary>The words of a kind in its numbers where the office has entered no pattern, such as 研结.</summary>
    string NumberWord(CertificateKind kind);

    /// <summary>Whether the office issues a revoked one again, since its holder cannot take it anew.</summary>
    bool IsReissued(CertificateKind kind);

    /// <summary>The holder as the register has it now.</summary>
    Task<CertificateHolder> HolderAsync(Certificate certificate, CancellationToken ct);

    /// <summary>Nobody decides about a certificate of their own.</summary>
    /// <exception cref="Domain.Common.ForbiddenException">It is the actor's own.</exception>
    async Task GuardOwnAsync(Certificate certificate, CancellationToken ct)
    {
        if (await IsOwnAsync(certificate, ct))
            throw new ForbiddenException("This is your own certificate. Somebody else decides about it.");
    }

    /// <summary>Whether the certificate is the actor's own, under whatever account.</summary>
    Task<bool> IsOwnAsync(Certificate certificate, CancellationToken ct);

    /// <summary>Refuses whoever may not have the sheet.</summary>
    /// <exception cref="NotFoundException">The holder is out of the actor's reach.</exception>
    Task GuardReaderAsync(Certificate certificate, CancellationToken ct);

    /// <summary>The order that takes the place of a valid certificate with the facts of now.</summary>
    /// <exception cref="RuleException">There is nothing left to certify, or another valid certificate says it already.</exception>
    Task<CertificateOrder> InPlaceOfAsync(Certificate certificate, CancellationToken ct);

    /// <summary>The order that issues a revoked certificate again.</summary>
    /// <exception cref="RuleException">There is nothing left to certify.</exception>
    Task<CertificateOrder> AgainAsync(Certificate revoked, CancellationToken ct);

    /// <summary>Hours 学时 that count now where it prints its own; null: the kind prints none.</summary>
    Task<decimal?> HoursNowAsync(Certificate certificate, CancellationToken ct);

    /// <summary>The facts that it rests on and that stand now, newest first.</summary>
    Task<IReadOnlyList<FactBehind>> BehindAsync(Certificate certificate, CancellationToken ct);

    /// <summary>Carries out what was chosen for those facts after it was revoked for false evidence.</summary>
    /// <exception cref="RuleException">A fact is not behind the certificate, none is named, or one stands without a reason.</exception>
    Task DecideBehindAsync(Certificate certificate, HoursChoice choice, CancellationToken ct);
}
