using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A learner's certificates.</summary>
/// <param name="LearnerId">Null: one's own.</param>
[SignedIn]
public sealed record ListCertificates(Guid? LearnerId = null) : IQuery<CertificateList?>;

/// <summary>The certificates, newest first, and the complete years for which one can be taken.</summary>
public sealed record CertificateList(Guid LearnerId, string Name, IReadOnlyList<CertificateLine> Rows, IReadOnlyList<short> YearsToTake);

/// <summary>A certificate in a list.</summary>
public sealed record CertificateLine
{
    public required Guid Id { get; init; }

    public required CertificateKind Kind { get; init; }

    public required string Number { get; init; }

    public required string Subject { get; init; }

    public required decimal? Hours { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required CertificateAnswer Answer { get; init; }

    public required DateOnly? EndedOn { get; init; }

    /// <summary>Why it was revoked or replaced, for its holder.</summary>
    public required string? Reason { get; init; }

    /// <summary>Beijing date since which it is under review.</summary>
    public DateOnly? UnderReviewSince { get; init; }

    /// <summary>As a list shows it.</summary>
    /// <param name="today">The day on which it is shown.</param>
    public static CertificateLine Of(Certificate c, DateOnly today) =>
        new()
        {
            Id = c.Id,
            Kind = c.Kind,
            Number = c.Number,
            Subject = c.Facts.Subject,
            Hours = c.Facts.Hours,
            IssuedOn = c.IssuedOn,
            Answer = c.AnswerOn(today),
            EndedOn = c.EndedOn,
            Reason = c.ReasonText,
            UnderReviewSince = c.UnderReviewSince is { } since ? BeijingTime.DateOf(since) : null,
        };
}

internal sealed class ListCertificatesHandler(PortalDbContext db, LearnerAccess access, TimeProvider clock)
    : IRequestHandler<ListCertificates, CertificateList?>
{
    public async Task<CertificateList?> Handle(ListCertificates query, CancellationToken cancellationToken)
    {
        var learner = query.LearnerId is { } id
            ? await access.FindAsync(id, cancellationToken)
            : await access.FindMineAsync(cancellationToken);
        if (learner is null)
            return null;
        var (today, account) = (BeijingTime.DateOf(clock.GetUtcNow()), learner.AccountId);
        var rows = await db
            .Certificates.Where(c => db.Learners.Any(l => l.Id == c.HolderId && (l.Id == account || l.MergedIntoId == account)))
            .OrderByDescending(c => c.IssuedOn)
            .ThenByDescending(c => c.Id)
            .Take(200)
            .ToListAsync(cancellationToken);
        var complete = await db
            .LearnerYears.Where(y => y.LearnerId == account && y.IsComplete)
            .OrderByDescending(y => y.LearningYear)
            .ToListAsync(cancellationToken);
        var taken = rows.Where(c => c is { Kind: CertificateKind.YearlyHours, State: CertificateState.Valid } && c.HolderId == account)
            .ToDictionary(c => c.LearningYear);
        return new CertificateList(
            learner.Id,
            learner.Name,
            [.. rows.Select(c => CertificateLine.Of(c, today))],
            [
                .. complete
                    .Where(y =>
                        !taken.TryGetValue(y.LearningYear, out var c)
                        || (c.UnderReviewSince is null && c.Facts.Hours != y.Compulsory + y.Elective + y.Professional)
                    )
                    .Select(y => y.LearningYear),
            ]
        );
    }
}
