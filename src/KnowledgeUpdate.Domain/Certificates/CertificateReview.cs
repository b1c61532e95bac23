namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>Why a certificate is under review 证书复核, and how that ended: one for each fact taken back.</summary>
public sealed class CertificateReview : Entity, IPartOf
{
    /// <summary>Longest reason, characters.</summary>
    public const int ReasonMaxLength = 300;

    private CertificateReview() { }

    /// <summary>Puts a certificate under review.</summary>
    /// <param name="words">The reason of the act that took the fact back.</param>
    /// <param name="recordId">The record whose hours changed.</param>
    /// <param name="entryId">The entry of the ledger that was reversed; null where it was more than one.</param>
    /// <exception cref="RuleException">The certificate is not valid.</exception>
    public CertificateReview(
        Certificate certificate,
        ReviewCause cause,
        string words,
        Guid recordId,
        Guid? entryId,
        Guid? by,
        DateTimeOffset now
    )
    {
        certificate.PutUnderReview(now);
        CertificateId = certificate.Id;
        Cause = cause;
        Words = words.Trim();
        RecordId = recordId;
        EntryId = entryId;
        ById = by;
        At = now;
    }

    /// <summary>The certificate; its successor, where it was replaced meanwhile for another reason.</summary>
    public Guid CertificateId { get; private set; }

    public ReviewCause Cause { get; private set; }

    /// <summary>The reason of the act that took the fact back.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The record whose hours changed.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>The entry that was reversed.</summary>
    public Guid? EntryId { get; private set; }

    /// <summary>Who took it back; null: the portal.</summary>
    public Guid? ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>How it ended; null: undecided.</summary>
    public ReviewOutcome? Outcome { get; private set; }

    /// <summary>Why it ended so.</summary>
    public string? Reason { get; private set; }

    public Guid? DecidedById { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    string IPartOf.WholeKind => nameof(Certificate);

    Guid IPartOf.WholeId => CertificateId;

    /// <exception cref="RuleException">It is decided.</exception>
    public void Decide(ReviewOutcome outcome, string reason, Guid by, DateTimeOffset now)
    {
        if (Outcome is not null)
            throw new RuleException("This review is decided already.");
        Outcome = outcome;
        Reason = reason.Trim();
        DecidedById = by;
        DecidedAt = now;
    }

    /// <summary>Goes on at the certificate that was issued in its place for another reason.</summary>
    public void MoveTo(Certificate successor) => CertificateId = successor.Id;
}
