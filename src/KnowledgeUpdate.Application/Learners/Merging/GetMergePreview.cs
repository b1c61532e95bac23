using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Two records side by side, and what a merge of the second into the first would do.</summary>
[Requires(Permission.MergeLearners)]
public sealed record GetMergePreview(Guid KeptId, Guid MergedId) : IQuery<MergePreview>;

/// <param name="Twice">Entries of the second that are credited to the first too: they are reversed.</param>
/// <param name="Usual">Values of the second that the first usually takes.</param>
/// <param name="DifferentSigns">
/// In how many signs two numbers of one kind of document differ; null: the documents are of different kinds.
/// </param>
/// <param name="Certificates">
/// Valid certificates of the second: revoked where one of the same seminar stands, else found at the first.
/// </param>
/// <param name="Hindrance">What prevents it; null if nothing does.</param>
public sealed record MergePreview(
    RecordSide Kept,
    RecordSide Merged,
    IReadOnlyList<TwiceCredited> Twice,
    IReadOnlyList<MergedYear> Years,
    MergeValues Usual,
    int? DifferentSigns,
    IReadOnlyList<CertificateLine> Certificates,
    RuleException? Hindrance
);

/// <summary>An entry that both records have.</summary>
public sealed record TwiceCredited(short Year, string Title, decimal Hours);

/// <summary>A learning year before and after a merge, in hours.</summary>
public sealed record MergedYear(short Year, decimal Kept, decimal Merged, decimal Twice)
{
    /// <summary>Hours of the person after it.</summary>
    public decimal Together => Kept + Merged - Twice;
}

internal sealed class GetMergePreviewHandler(
    PortalDbContext db,
    LearnerAccess access,
    DoubleCredits doubles,
    IdentityVault vault,
    TimeProvider clock
) : IRequestHandler<GetMergePreview, MergePreview>
{
    public async Task<MergePreview> Handle(GetMergePreview query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var kept = await access.Visible().SingleOrNotFoundAsync(l => l.Id == query.KeptId, ct);
        var merged = await access.Visible().SingleOrNotFoundAsync(l => l.Id == query.MergedId, ct);
        var sides = await db
            .Learners.Where(l => l.Id == kept.Id || l.Id == merged.Id)
            .Select(RecordSide.Of(db))
            .ToDictionaryAsync(s => s.Id, ct);
        List<TwiceCredited> twice =
            kept.Id == merged.Id
                ? []
                :
                [
                    .. (await doubles.OfAsync(kept.Id, merged.Id, ct)).Select(e => new TwiceCredited(
                        e.Entry.LearningYear,
                        e.Entry.Title,
                        e.Last.Hours
                    )),
                ];
        var years = await db
            .LearnerYears.Where(y => (y.LearnerId == kept.Id || y.LearnerId == merged.Id) && y.Entries > 0)
            .Select(y => new
            {
                y.LearningYear,
                y.LearnerId,
                Hours = y.Compulsory + y.Elective + y.Professional,
            })
            .ToListAsync(ct);
        var works = await db.Employments.AnyAsync(e => e.LearnerId == kept.Id && e.State == EmploymentState.Confirmed, ct);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var certificates = await db
            .Certificates.Where(c => c.LearnerId == merged.Id && c.State == CertificateState.Valid)
            .OrderBy(c => c.Number)
            .ToListAsync(ct);
        return new MergePreview(
            sides[kept.Id],
            sides[merged.Id],
            twice,
            [
                .. years
                    .GroupBy(y => y.LearningYear)
                    .OrderByDescending(g => g.Key)
                    .Select(g => new MergedYear(
                        g.Key,
                        g.Where(y => y.LearnerId == kept.Id).Sum(y => y.Hours),
                        g.Where(y => y.LearnerId == merged.Id).Sum(y => y.Hours),
                        twice.Where(t => t.Year == g.Key).Sum(t => t.Hours)
                    )),
            ],
            MergeValues.Usual(kept, merged, works),
            kept.IdentityKind == merged.IdentityKind
                ? Differences(vault.Decrypt(kept.IdentityCipher), vault.Decrypt(merged.IdentityCipher))
                : null,
            [.. certificates.Select(c => CertificateLine.Of(c, today))],
            await MergeLearnersHandler.HindranceAsync(db, kept, merged, ct)
        );
    }

    /// <summary>
    /// In how many places two numbers differ: one or two differences are a typing mistake, many are another person. Only this count leaves
    /// the method, never the numbers.
    /// </summary>
    private static int Differences(string a, string b) => Math.Abs(a.Length - b.Length) + a.Zip(b).Count(pair => pair.First != pair.Second);
}
