using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Filter of a list of certificates, also used for a batch download.</summary>
/// <param name="Year">Learning year.</param>
/// <param name="Words">Part of the number, the whole look-up code, or the beginning of the holder's name as printed.</param>
/// <param name="UnderReview">Only those under review.</param>
public sealed record CertificateFilter(
    CertificateKind? Kind = null,
    short? Year = null,
    CertificateState? State = null,
    string? Words = null,
    bool UnderReview = false
)
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
        return all.Where(c =>
            EF.Functions.ILike(c.Number, part, LikePattern.EscapeCharacter)
            || EF.Functions.ILike(c.Holder, beginning, LikePattern.EscapeCharacter)
        );
    }
}
