using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>What a list of certificates is filtered by; also what a batch is made of.</summary>
/// <param name="Year">Learning year.</param>
/// <param name="Words">Part of the number, the whole look-up code, or the beginning of the holder's name as printed.</param>
/// <param name="UnderReview">Only those under review.</param>
public sealed record CertificateFilter(CertificateKind? Kind = null, short? Year = null, CertificateState? State = null, string? Words = null, bool UnderReview = false)
{
    internal IQueryable<Certificate> Apply(IQueryable<Certificate> all)
    {
        if (Kind is { } kind)
            all = all.Where(c => c.Kind == kind);
        if (Year is { } year)
            all = all.Where(c => c.LearningYear == year);
        if (State is { } state)
            all = all.Where(c => c.State == state);
        if (UnderReview)
            all = all.Where(c => c.UnderReviewSince != null);
        if (Characters.TrimToNull(Words) is not { } words)
            return all;
        if (VerificationCode.Normalise(words) is var code && VerificationCode.IsWellFormed(code))
            return all.Where(c => c.Code == code);
        var (part, beginning) = (LikePattern.Containing(words), LikePattern.StartingWith(PersonName.Normalise(words)));
        return all.Where(c => EF.Functions.ILike(c.Number, part, LikePattern.EscapeCharacter) || EF.Functions.ILike(c.Holder, beginning, LikePattern.EscapeCharacter));
    }
}

/// <summary>Every certificate that was issued, whatever became of it.</summary>
/// <param name="Sort">issued or number; a leading minus turns it round.</param>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record ListIssuedCertificates(CertificateFilter Filter, string? Sort, PageOf Page) : IQuery<IssuedCertificates>;

/// <summary>The list.</summary>
/// <param name="Years">Learning years that a certificate names, newest first.</param>
public sealed record IssuedCertificates(Page<IssuedCertificate> Page, IReadOnlyList<short> Years);

/// <summary>A certificate in the list.</summary>
public sealed record IssuedCertificate(Guid Id, CertificateFacts Facts, short LearningYear, CertificateState State, DateOnly? EndedOn, DateTimeOffset? UnderReviewSince);

internal sealed class ListIssuedCertificatesHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListIssuedCertificates, IssuedCertificates>
{
    /// <summary>The earliest learning year of which the portal knows.</summary>
    private const short FirstYear = 2022;

    // Of two certificates none has the other's number, so it parts those of one day.
    internal static readonly Sorts<Certificate> Sorts = new("-issued", c => c.Number) { { "issued", c => c.IssuedOn }, { "number" } };

    public async Task<IssuedCertificates> Handle(ListIssuedCertificates query, CancellationToken cancellationToken) => new(
        await query.Filter.Apply(db.Certificates).ToPageAsync(Sorts.Of(query.Sort), query.Page, c => new IssuedCertificate(c.Id, c.Facts, c.LearningYear, c.State, c.EndedOn, c.UnderReviewSince), cancellationToken),
        [.. Enumerable.Range(FirstYear, BeijingTime.DateOf(clock.GetUtcNow()).Year - FirstYear + 1).Reverse().Select(y => (short)y)]);
}
