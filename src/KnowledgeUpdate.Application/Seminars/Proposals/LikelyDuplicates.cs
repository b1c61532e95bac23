using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A proposal that may be the same as another: how like its title and syllabus are, and which lecturers both name.</summary>
/// <param name="Link">Whether the reader may open it.</param>
public sealed record Duplicate(
    Guid Id,
    string Title,
    int Year,
    double TitleLikeness,
    double SyllabusLikeness,
    IReadOnlyList<string> SharedLecturers,
    bool Link
)
{
    /// <summary>The greater of the two, in percent.</summary>
    public int Percent => (int)Math.Round(100 * Math.Max(TitleLikeness, SyllabusLikeness));
}

/// <summary>Finds likely duplicates: the trigram indexes of title and syllabus give some candidates, of which those are shown that are
/// alike beyond
/// the words that all seminars share.</summary>
/// <remarks>
/// A reviewer who may not open the other proposal sees its title, year and likeness only. A filing unit sees its own and those of published
/// plans: what others file is theirs until then.
/// </remarks>
[Service]
public sealed class LikelyDuplicates(PortalDbContext db, Actor actor, SeminarAccess access)
{
    /// <summary>Least likeness at which one is shown.</summary>
    public const double Threshold = 0.45;

    private const int Most = 3,
        Candidates = 40;

    /// <summary>The likeliest, at most three.</summary>
    public async Task<IReadOnlyList<Duplicate>> FindAsync(SeminarProposal of, CancellationToken ct)
    {
        if (of.Title.Length == 0)
            return [];
        var id = of.Id;
        var title = of.Title;
        var syllabus = of.Syllabus;
        var lecturers = of.LecturerNames;
        var (unit, isFiler) = (actor.OrganisationId, actor.ScopeOf(Permission.ReadSeminarProposals) == Scope.OwnUnit);
        var likely = await db
            .SeminarProposals.Where(p =>
                p.Id != id
                && p.State != ProposalState.Draft
                && p.State != ProposalState.Withdrawn
                && (!isFiler || p.OrganisationId == unit || p.State == ProposalState.Planned)
                && (
                    EF.Functions.TrigramsAreSimilar(p.Title, title)
                    || (syllabus != "" && EF.Functions.TrigramsAreSimilar(p.Syllabus, syllabus))
                )
            )
            .OrderByDescending(p => EF.Functions.TrigramsSimilarity(p.Title, title))
            .ThenBy(p => p.Id)
            .Take(Candidates)
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.Call.Year,
                p.LecturerNames,
                p.Syllabus,
            })
            .ToListAsync(ct);
        var found = likely
            .Select(p => new Duplicate(
                p.Id,
                p.Title,
                p.Year,
                Likeness.Of(p.Title, title),
                Likeness.Of(p.Syllabus, syllabus),
                [.. p.LecturerNames.Intersect(lecturers)],
                false
            ))
            .Where(d => d.TitleLikeness >= Threshold || d.SyllabusLikeness >= Threshold)
            .OrderByDescending(d => d.Percent)
            .ThenBy(d => d.Id)
            .Take(Most)
            .ToList();
        var ids = found.Select(p => p.Id).ToList();
        var visible =
            ids.Count == 0 ? [] : (await access.Visible().Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        return [.. found.Select(d => d with { Link = visible.Contains(d.Id) })];
    }
}
