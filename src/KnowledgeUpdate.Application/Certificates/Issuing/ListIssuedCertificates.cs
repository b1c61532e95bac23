using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Every certificate that was issued, in whatever state it is now.</summary>
/// <param name="Sort">issued or number; a leading minus turns it round.</param>
[Requires(Permission.ReadCertificates)]
public sealed record ListIssuedCertificates(CertificateFilter Filter, string? Sort, PageOf Page) : IQuery<IssuedCertificates>;

/// <summary>The list.</summary>
/// <param name="Years">Learning years that a certificate names, newest first.</param>
public sealed record IssuedCertificates(Page<IssuedCertificate> Page, IReadOnlyList<short> Years);

/// <summary>A certificate in the list.</summary>
public sealed record IssuedCertificate(
    Guid Id,
    CertificateFacts Facts,
    short LearningYear,
    CertificateState State,
    DateOnly? EndedOn,
    DateTimeOffset? UnderReviewSince
);

internal sealed class ListIssuedCertificatesHandler(PortalDbContext db, TimeProvider clock)
    : IRequestHandler<ListIssuedCertificates, IssuedCertificates>
{
    /// <summary>The earliest learning year of which the portal knows.</summary>
    private const short FirstYear = 2022;

    // Numbers are unique, so they order certificates of the same day.
    internal static readonly Sorts<Certificate> Sorts = new("-issued", c => c.Number) { { "issued", c => c.IssuedOn }, { "number" } };

    public async Task<IssuedCertificates> Handle(ListIssuedCertificates query, CancellationToken cancellationToken) =>
        new(
            await query
                .Filter.Apply(db.Certificates)
                .ToPageAsync(
                    Sorts.Of(query.Sort),
                    query.Page,
                    c => new IssuedCertificate(c.Id, c.Facts, c.LearningYear, c.State, c.EndedOn, c.UnderReviewSince),
                    cancellationToken
                ),
            [.. Enumerable.Range(FirstYear, BeijingTime.DateOf(clock.GetUtcNow()).Year - FirstYear + 1).Reverse().Select(y => (short)y)]
        );
}
