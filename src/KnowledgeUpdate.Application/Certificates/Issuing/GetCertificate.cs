using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A certificate as the office sees it.</summary>
[Requires(Permission.ReadCertificates)]
public sealed record GetCertificate(Guid Id) : IQuery<CertificateView>;

/// <summary>The certificate.</summary>
public sealed record CertificateView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required CertificateFacts Facts { get; init; }

    public required CertificateState State { get; init; }

    public required CertificateAnswer Answer { get; init; }

    public required DateOnly? EndedOn { get; init; }

    public required RevocationReason? Reason { get; init; }

    public required string? ReasonText { get; init; }

    public required CertificateHolder Holder { get; init; }

    public required Guid? ReplacesId { get; init; }

    /// <summary>Number of the certificate that it replaces.</summary>
    public required string? Replaces { get; init; }

    public required Guid? ReplacedById { get; init; }

    /// <summary>Number of the certificate that replaced it.</summary>
    public required string? ReplacedBy { get; init; }

    public required bool MayRevoke { get; init; }

    public required bool MayReissue { get; init; }

    /// <summary>Learning year.</summary>
    public short LearningYear { get; init; }

    /// <summary>Since when it is under review; null: it is not.</summary>
    public DateTimeOffset? UnderReviewSince { get; init; }

    /// <summary>Why it is or was under review, newest first.</summary>
    public IReadOnlyList<ReviewLine> Reviews { get; init; } = [];

    /// <summary>Current hours, to compare with those printed, 学时; loaded while it is under review.</summary>
    public decimal? HoursNow { get; init; }

    /// <summary>Entries of the ledger whose hours it prints and that count now; asked while they can be decided.</summary>
    public IReadOnlyList<FactBehind> Behind { get; init; } = [];

    /// <summary>What became of the hours behind it, of one revoked for false evidence.</summary>
    public HoursOutcome? HoursOutcome { get; init; }

    /// <summary>Why hours stand.</summary>
    public string? HoursReason { get; init; }

    /// <summary>The hours behind it are to be decided by the reader.</summary>
    public bool MayDecideHours => HoursOutcome == Domain.Certificates.HoursOutcome.Open && Behind.Count > 0;

    /// <summary>The holder's record says another name or number than is printed.</summary>
    public bool Differs => CertificateReplacements.Differs(Facts, Holder.Name, Holder.Mask);
}

/// <summary>Why a certificate is or was under review.</summary>
public sealed record ReviewLine
{
    public required ReviewCause Cause { get; init; }

    public required string Words { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string? By { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>The entry that was reversed, under its record.</summary>
    public required Guid? Entry { get; init; }

    public required ReviewOutcome? Outcome { get; init; }

    public required string? Reason { get; init; }

    public required string? DecidedBy { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }
}

internal sealed class GetCertificateHandler(PortalDbContext db, Actor actor, CertificateKinds kinds, TimeProvider clock)
    : IRequestHandler<GetCertificate, CertificateView>
{
    public async Task<CertificateView> Handle(GetCertificate query, CancellationToken cancellationToken)
    {
        var c = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == query.Id, cancellationToken);
        var numbers = await db
            .Certificates.Where(o => o.Id == c.ReplacesId || o.Id == c.ReplacedById)
            .ToDictionaryAsync(o => o.Id, o => o.Number, cancellationToken);
        var kind = kinds.Of(c);
        var holder = await kind.HolderAsync(c, cancellationToken);
        var isOwn = actor.UserId is not null && await kind.IsOwnAsync(c, cancellationToken);
        return new CertificateView
        {
            Id = c.Id,
            Version = c.Version,
            Facts = c.Facts,
            State = c.State,
            Answer = c.AnswerOn(BeijingTime.DateOf(clock.GetUtcNow())),
            EndedOn = c.EndedOn,
            Reason = c.Reason,
            ReasonText = c.ReasonText,
            Holder = holder,
            ReplacesId = c.ReplacesId,
            Replaces = Number(c.ReplacesId),
            ReplacedById = c.ReplacedById,
            ReplacedBy = Number(c.ReplacedById),
            MayRevoke = actor.May(Permission.RevokeCertificate) && !isOwn && c.State == CertificateState.Valid,
            MayReissue =
                actor.May(Permission.ReplaceCertificate)
                && !isOwn
                && kinds.MayBeReissued(c)
                && !await db.Certificates.AnyAsync(
                    o => o.Kind == c.Kind && o.ProjectId == c.ProjectId && o.HolderId == holder.Id && o.State == CertificateState.Valid,
                    cancellationToken
                ),
            LearningYear = c.LearningYear,
            UnderReviewSince = c.UnderReviewSince,
            HoursNow = c.UnderReviewSince is null ? null : await kind.HoursNowAsync(c, cancellationToken),
            HoursOutcome = c.HoursOutcome,
            HoursReason = c.HoursReason,
            Behind =
                actor.May(Permission.DecideCertificateReview) && (c.State == CertificateState.Valid || c.HoursOutcome == HoursOutcome.Open)
                    ? await kind.BehindAsync(c, cancellationToken)
                    : [],
            Reviews = await db
                .CertificateReviews.Where(r => r.CertificateId == c.Id)
                .OrderByDescending(r => r.At)
                .ThenByDescending(r => r.Id)
                .Select(r => new ReviewLine
                {
                    Cause = r.Cause,
                    Words = r.Words,
                    At = r.At,
                    By = db.Users.Where(u => u.Id == r.ById).Select(u => u.DisplayName).FirstOrDefault(),
                    RecordId = r.RecordId,
                    Entry = r.EntryId,
                    Outcome = r.Outcome,
                    Reason = r.Reason,
                    DecidedBy = db.Users.Where(u => u.Id == r.DecidedById).Select(u => u.DisplayName).FirstOrDefault(),
                    DecidedAt = r.DecidedAt,
                })
                .ToListAsync(cancellationToken),
        };

        string? Number(Guid? id) => id is { } other ? numbers[other] : null;
    }
}
