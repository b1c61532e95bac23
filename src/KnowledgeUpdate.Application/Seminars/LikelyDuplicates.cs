using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A proposal that may be the same as another: how like its title and syllabus are, and which lecturers both name.</summary>
/// <param name="Link">Whether the reader may open it.</param>
public sealed record Duplicate(Guid Id, string Title, int Year, string Host, double TitleLikeness, double SyllabusLikeness, IReadOnlyList<string> SharedLecturers, bool Link)
{
    /// <summary>The greater of the two, in percent.</summary>
    public int Percent => (int)Math.Round(100 * Math.Max(TitleLikeness, SyllabusLikeness));
}

/// <summary>Finds likely duplicates by trigrams of title and syllabus and by shared lecturers, on the indexes.</summary>
/// <remarks>Filers see their own unit's fully and of others only that there is one: title, year and likeness, since titles become public anyway.</remarks>
public sealed class LikelyDuplicates(PortalDbContext db, Actor actor, SeminarAccess access)
{
    /// <summary>From which likeness on a title is shown.</summary>
    public const double TitleThreshold = 0.4;

    /// <summary>From which likeness on a syllabus is shown.</summary>
    public const double SyllabusThreshold = 0.5;

    private const int Most = 5;

    /// <summary>The likeliest, at most five.</summary>
    public async Task<IReadOnlyList<Duplicate>> FindAsync(SeminarProposal of, CancellationToken ct)
    {
        if (of.Title.Length == 0)
            return [];
        var (id, title, syllabus, lecturers) = (of.Id, of.Title, of.Syllabus, of.LecturerNames.ToArray());
        await db.Database.ExecuteSqlAsync($"SELECT set_config('pg_trgm.similarity_threshold', {TitleThreshold.ToString(System.Globalization.CultureInfo.InvariantCulture)}, true)", ct);
        var likely = await db.SeminarProposals
            .Where(p => p.Id != id && p.State != ProposalState.Draft && p.State != ProposalState.Withdrawn
                && (EF.Functions.TrigramsAreSimilar(p.Title, title) || (syllabus != "" && EF.Functions.TrigramsAreSimilar(p.Syllabus, syllabus))))
            .Select(p => new
            {
                p.Id, p.Title, p.Call.Year, p.OrganisationId, p.OrganisationName, p.LecturerNames,
                ByTitle = EF.Functions.TrigramsSimilarity(p.Title, title), BySyllabus = syllabus == "" ? 0 : EF.Functions.TrigramsSimilarity(p.Syllabus, syllabus),
            })
            .OrderByDescending(p => p.ByTitle + p.BySyllabus).ThenBy(p => p.Id).Take(Most * 2).ToListAsync(ct);
        var found = likely.Where(p => p.ByTitle >= TitleThreshold || p.BySyllabus >= SyllabusThreshold).Take(Most).ToList();
        var ids = found.Select(p => p.Id).ToList();
        var visible = (await access.Visible().Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        return [.. found.Select(p => new Duplicate(p.Id, p.Title, p.Year, visible.Contains(p.Id) || actor.IsPortal ? p.OrganisationName : "", p.ByTitle, p.BySyllabus,
            [.. p.LecturerNames.Intersect(lecturers)], visible.Contains(p.Id)))];
    }
}
