using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Counts anew who has completed the years that are still open. A job does it every night; the programme office may at any time.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record RefreshCompletion : ICommand<int>;

internal sealed class RefreshCompletionHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RefreshCompletion, int>
{
    public async Task<int> Handle(RefreshCompletion command, CancellationToken cancellationToken)
    {
        var (now, tenant) = (clock.GetUtcNow(), db.Scope.Required);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"{tenant}/completion"}, 0))", cancellationToken);
        var written = 0;
        foreach (var year in HourClaim.YearsOpen(now))
        {
            await db.CompletionCounts.Where(c => c.LearningYear == year).ExecuteDeleteAsync(cancellationToken);
            // A unit of a department stands in no city: its place is the nearest division above it. Whoever was entered later owes nothing for a year before, unless hours were credited to it.
            written += await db.Database.ExecuteSqlAsync($"""
                INSERT INTO completion_counts (tenant_id, learning_year, division_code, field_code, level, learners, complete, at)
                SELECT {tenant}, {year}, coalesce(p.code, ''), coalesce(l.field_code, ''), l.level, count(*), count(*) FILTER (WHERE y.is_complete), {now}
                FROM learners l
                LEFT JOIN (
                    SELECT o.id, (SELECT d.division_code FROM organisations d WHERE d.tenant_id = {tenant} AND d.kind = 'Division' AND d.path @> o.path ORDER BY d.depth DESC LIMIT 1) AS code
                    FROM organisations o WHERE o.tenant_id = {tenant}) p ON p.id = l.employer_id
                LEFT JOIN learner_years y ON y.tenant_id = {tenant} AND y.learner_id = l.id AND y.learning_year = {year}
                WHERE l.tenant_id = {tenant} AND l.merged_into_id IS NULL AND l.provisional_of_id IS NULL AND (y.entries > 0 OR l.created_at < {BeijingTime.StartOf(new DateOnly(year + 1, 1, 1))})
                GROUP BY 3, 4, 5
                """, cancellationToken);
        }

        return written;
    }
}

/// <summary>How many learners have completed a year: by city, by field, by title level, for the reader's area.</summary>
/// <param name="Year">Null: the year now.</param>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment)]
public sealed record GetCompletion(short? Year) : IQuery<Completion>;

/// <summary>The figures.</summary>
/// <param name="At">When they were counted; null: never.</param>
/// <param name="Years">Years that have figures.</param>
public sealed record Completion(short Year, DateTimeOffset? At, IReadOnlyList<short> Years, Share All, IReadOnlyList<Share> Cities, IReadOnlyList<Share> Fields, IReadOnlyList<Share> Levels, bool MayRefresh);

/// <summary>Learners of a group, and of them complete.</summary>
/// <param name="Key">Code of the group; empty for those without.</param>
public sealed record Share(string Key, string Name, string NameEn, int Learners, int Complete)
{
    /// <summary>Percent complete; 0 where there is nobody.</summary>
    public decimal Percent => Learners == 0 ? 0 : decimal.Round(100m * Complete / Learners, 1);
}

internal sealed class GetCompletionHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<GetCompletion, Completion>
{
    public async Task<Completion> Handle(GetCompletion query, CancellationToken cancellationToken)
    {
        var year = query.Year ?? HourClaim.YearsOpen(clock.GetUtcNow())[0];
        var counts = db.CompletionCounts.AsQueryable();
        if (actor.Is(Role.LocalBureau))
        {
            var area = actor.AreaPath;
            var inside = await db.Organisations.Where(o => o.Kind == OrganisationKind.Division && ((LTree)o.Path).IsDescendantOf(area)).Select(o => o.DivisionCode).ToListAsync(cancellationToken);
            counts = counts.Where(c => inside.Contains(c.DivisionCode));
        }
        else if (actor.Is(Role.IndustryDepartment))
        {
            var unit = actor.OrganisationId;
            counts = counts.Where(c => db.Fields.Any(f => f.Code == c.FieldCode && f.DepartmentId == unit));
        }

        var years = await counts.Select(c => c.LearningYear).Distinct().OrderByDescending(y => y).ToListAsync(cancellationToken);
        var rows = await counts.Where(c => c.LearningYear == year).ToListAsync(cancellationToken);
        var fields = await db.Fields.OrderBy(f => f.SortOrder).ToListAsync(cancellationToken);
        var divisions = await db.Organisations.Where(o => o.Kind == OrganisationKind.Division && o.Depth <= 2).OrderBy(o => o.DivisionCode).Select(o => new { o.DivisionCode, o.Name }).ToListAsync(cancellationToken);
        // Codes of a city's counties begin as the city's does; cities directly under the region end in 00.
        string CityOf(string code) => code.Length == 6 ? divisions.FirstOrDefault(d => d.DivisionCode == code)?.DivisionCode ?? code[..4] + "00" : "";
        Share Group(string key, string name, string nameEn, IEnumerable<CompletionCount> of)
        {
            var these = of.ToList();
            return new Share(key, name, nameEn, these.Sum(c => c.Learners), these.Sum(c => c.Complete));
        }

        var byCity = rows.ToLookup(c => CityOf(c.DivisionCode));
        var byField = rows.ToLookup(c => c.FieldCode);
        var byLevel = rows.ToLookup(c => c.Level);
        // Who reads of the whole region sees also the cities that have nobody.
        var isWhole = actor.Is(Role.ProgrammeOffice, Role.Auditor);
        return new Completion(year, rows.Count == 0 ? null : rows.Max(r => r.At), years, Group("", "", "", rows),
            [.. divisions.Select(d => Group(d.DivisionCode, d.Name, d.Name, byCity[d.DivisionCode])).Append(Group("", "", "", byCity[""])).Where(s => s.Learners > 0 || (isWhole && s.Key.EndsWith("00", StringComparison.Ordinal) && !s.Key.EndsWith("0000", StringComparison.Ordinal)))],
            [.. fields.Select(f => Group(f.Code, f.Name, f.NameEn, byField[f.Code])).Append(Group("", "", "", byField[""])).Where(s => s.Learners > 0)],
            [.. Enum.GetValues<TitleLevel>().Select(l => Group(l.ToString(), "", "", byLevel[l])).Where(s => s.Learners > 0)], actor.Is(Role.ProgrammeOffice));
    }
}
