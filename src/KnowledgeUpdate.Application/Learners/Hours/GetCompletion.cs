using System.Linq.Expressions;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>How many learners have completed a year: by city, by field, by title level, for the reader's area.</summary>
/// <param name="Year">Null: the year now.</param>
[Requires(Permission.ReadCompletion)]
public sealed record GetCompletion(short? Year) : IQuery<Completion>;

/// <summary>The figures of a year.</summary>
public sealed record Completion
{
    /// <summary>Largest number of units shown.</summary>
    public const int MostUnits = 50;

    public required short Year { get; init; }

    /// <summary>When they were counted; null: never.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>Years that have figures.</summary>
    public required IReadOnlyList<short> Years { get; init; }

    public required Share All { get; init; }

    public required IReadOnlyList<Share> Cities { get; init; }

    public required IReadOnlyList<Share> Fields { get; init; }

    public required IReadOnlyList<Share> Levels { get; init; }

    /// <summary>Each with all units under it.</summary>
    public required IReadOnlyList<Share> Departments { get; init; }

    /// <summary>Those with most people behind, at most <see cref="MostUnits"/>, each with the units under it.</summary>
    public required IReadOnlyList<Share> Units { get; init; }

    public required bool MayRefresh { get; init; }
}

internal sealed class GetCompletionHandler(PortalDbContext db, Actor actor, LearningYears open) : IRequestHandler<GetCompletion, Completion>
{
    public async Task<Completion> Handle(GetCompletion query, CancellationToken cancellationToken)
    {
        var year = query.Year ?? (await open.OpenAsync(cancellationToken)).Current;
        var counts = db.CompletionCounts.AsQueryable();
        var units = db.UnitCompletions.Where(c => c.LearningYear == year);
        if (actor.ScopeOf(Permission.ReadCompletion) == Scope.Subtree)
        {
            var area = actor.AreaPath;
            var inside = await db
                .Organisations.Where(o => o.Kind == OrganisationKind.Division && ((LTree)o.Path).IsDescendantOf(area))
                .Select(o => o.DivisionCode)
                .ToListAsync(cancellationToken);
            counts = counts.Where(c => inside.Contains(c.DivisionCode));
            units = units.Where(c => db.Organisations.Any(o => o.Id == c.OrganisationId && ((LTree)o.Path).IsDescendantOf(area)));
        }
        else if (actor.ScopeOf(Permission.ReadCompletion) == Scope.Field)
        {
            var unit = actor.OrganisationId;
            counts = counts.Where(c => db.Fields.Any(f => f.Code == c.FieldCode && f.DepartmentId == unit));
            units = units.Where(c => db.Fields.Any(f => f.Code == c.FieldCode && f.DepartmentId == unit));
        }

        var years = await counts.Select(c => c.LearningYear).Distinct().OrderByDescending(y => y).ToListAsync(cancellationToken);
        var rows = await counts.Where(c => c.LearningYear == year).ToListAsync(cancellationToken);
        var fields = await db.Fields.OrderBy(f => f.SortOrder).ToListAsync(cancellationToken);
        var divisions = await db
            .Organisations.Where(o => o.Kind == OrganisationKind.Division && o.Depth <= 2)
            .OrderBy(o => o.DivisionCode)
            .Select(o => new { o.DivisionCode, o.Name })
            .ToListAsync(cancellationToken);
        // Codes of a city's counties begin as the city's does; cities directly under the region end in 00.
        string CityOf(string code) =>
            code.Length == 6 ? divisions.FirstOrDefault(d => d.DivisionCode == code)?.DivisionCode ?? code[..4] + "00" : "";
        Share Group(string key, string name, string nameEn, IEnumerable<CompletionCount> of)
        {
            var these = of.ToList();
            return new Share(key, name, nameEn, these.Sum(c => c.Learners), these.Sum(c => c.Complete));
        }

        var byCity = rows.ToLookup(c => CityOf(c.DivisionCode));
        var byField = rows.ToLookup(c => c.FieldCode);
        var byLevel = rows.ToLookup(c => c.Level);
        // Readers whose scope is the whole region also see cities without learners.
        var isWhole = actor.ScopeOf(Permission.ReadCompletion) == Scope.Tenant;
        return new Completion
        {
            Year = year,
            At = rows.Count == 0 ? null : rows.Max(r => r.At),
            Years = years,
            All = Group("", "", "", rows),
            Cities =
            [
                .. divisions
                    .Select(d => Group(d.DivisionCode, d.Name, d.Name, byCity[d.DivisionCode]))
                    .Append(Group("", "", "", byCity[""]))
                    .Where(s =>
                        s.Learners > 0
                        || (isWhole && s.Key.EndsWith("00", StringComparison.Ordinal) && !s.Key.EndsWith("0000", StringComparison.Ordinal))
                    ),
            ],
            Fields =
            [
                .. fields
                    .Select(f => Group(f.Code, f.Name, f.NameEn, byField[f.Code]))
                    .Append(Group("", "", "", byField[""]))
                    .Where(s => s.Learners > 0),
            ],
            Levels = [.. Enum.GetValues<TitleLevel>().Select(l => Group(l.ToString(), "", "", byLevel[l])).Where(s => s.Learners > 0)],
            Departments = await UnitsAsync(units, o => o.Kind == OrganisationKind.IndustryDepartment, cancellationToken),
            Units = await UnitsAsync(units, o => o.Kind != OrganisationKind.IndustryDepartment, cancellationToken),
            MayRefresh = actor.May(Permission.RefreshCompletion),
        };
    }

    private async Task<IReadOnlyList<Share>> UnitsAsync(
        IQueryable<UnitCompletion> counts,
        Expression<Func<Organisation, bool>> which,
        CancellationToken ct
    )
    {
        var rows = await (
            from c in counts
            join o in db.Organisations.Where(which) on c.OrganisationId equals o.Id
            group c by new { o.Id, o.Name } into unit
            select new
            {
                unit.Key.Id,
                unit.Key.Name,
                Learners = unit.Sum(c => c.Learners),
                Complete = unit.Sum(c => c.Complete),
            }
        )
            .OrderByDescending(u => u.Learners - u.Complete)
            .ThenBy(u => u.Id)
            .Take(Completion.MostUnits)
            .ToListAsync(ct);
        return [.. rows.Select(u => new Share(u.Id.ToString(), u.Name, u.Name, u.Learners, u.Complete))];
    }
}
