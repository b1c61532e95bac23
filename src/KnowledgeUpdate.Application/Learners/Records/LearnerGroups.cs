using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The learners behind a figure of completion.</summary>
[Service]
public sealed class LearnerGroups(PortalDbContext db, Actor actor)
{
    /// <summary>Depth of the cities in the tree: what lies deeper counts to its city.</summary>
    private const int CityDepth = 2;

    /// <summary>Those of some learners who are in a group.</summary>
    public async Task<IQueryable<Learner>> WithinAsync(IQueryable<Learner> people, LearnerGroup group, CancellationToken ct)
    {
        if (group.City is { Length: 0 })
            people = people.Where(l => l.EmployerId == null);
        else if (group.City is { } code)
        {
            var city = await db
                .Organisations.Where(o => o.Kind == OrganisationKind.Division && o.DivisionCode == code)
                .OrderBy(o => o.Depth)
                .Select(o => new { o.Path, o.Depth })
                .FirstOrDefaultAsync(ct);
            var (path, depth) = (city?.Path ?? "", city?.Depth ?? 0);
            // Of the region itself only those who are in no city.
            people = people.Where(l =>
                path != ""
                && db.Organisations.Any(o =>
                    o.Id == l.EmployerId
                    && ((LTree)o.Path).IsDescendantOf(path)
                    && !db.Organisations.Any(d =>
                        d.Kind == OrganisationKind.Division
                        && d.Depth > depth
                        && d.Depth <= CityDepth
                        && ((LTree)o.Path).IsDescendantOf(d.Path)
                    )
                )
            );
        }

        if (group.Unit is { } unit)
        {
            var path = await db.Organisations.Where(o => o.Id == unit).Select(o => o.Path).FirstOrDefaultAsync(ct) ?? "";
            people = people.Where(l =>
                path != "" && db.Organisations.Any(o => o.Id == l.EmployerId && ((LTree)o.Path).IsDescendantOf(path))
            );
        }

        if (group.Field is { } field)
            people = field.Length == 0 ? people.Where(l => l.FieldCode == null) : people.Where(l => l.FieldCode == field);
        if (group.Level is { } level)
            people = people.Where(l => l.Level == level);
        if (group.OfMyFields)
        {
            var department = actor.OrganisationId;
            people = people.Where(l => db.Fields.Any(f => f.Code == l.FieldCode && f.DepartmentId == department));
        }

        return people;
    }

    /// <summary>What a group is called.</summary>
    public async Task<LearnerGroupName> NameAsync(LearnerGroup group, CancellationToken ct)
    {
        var field = group.Field is null
            ? null
            : await db.Fields.Where(f => f.Code == group.Field).Select(f => new { f.Name, f.NameEn }).FirstOrDefaultAsync(ct);
        return new LearnerGroupName(
            group.City is null
                ? null
                : await db
                    .Organisations.Where(o => o.Kind == OrganisationKind.Division && o.DivisionCode == group.City)
                    .OrderBy(o => o.Depth)
                    .Select(o => o.Name)
                    .FirstOrDefaultAsync(ct),
            group.Unit is null ? null : await db.Organisations.Where(o => o.Id == group.Unit).Select(o => o.Name).FirstOrDefaultAsync(ct),
            field?.Name,
            field?.NameEn
        );
    }
}
