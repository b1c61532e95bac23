using FluentValidation;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>The experts with their loads.</summary>
[Requires(Permission.ReadScoring)]
public sealed record ListExperts(PageOf Page) : IQuery<ExpertList>;

/// <summary>Experts, and accounts that may be entered as one.</summary>
public sealed record ExpertList(Page<ExpertRow> Page, IReadOnlyList<(Guid Id, string Name)> Candidates);

public sealed record ExpertRow(
    Guid Id,
    uint Version,
    string Name,
    string Employer,
    bool IsOutside,
    string Title,
    IReadOnlyList<string> Fields,
    bool IsActive
);

internal sealed class ListExpertsHandler(PortalDbContext db) : IRequestHandler<ListExperts, ExpertList>
{
    internal static readonly Sorts<Expert> Sorts = new("name", e => e.Id) { { "name", e => e.Name } };

    public async Task<ExpertList> Handle(ListExperts query, CancellationToken cancellationToken)
    {
        var page = await db.Experts.ToPageAsync(
            Sorts.Of(),
            query.Page,
            e => new ExpertRow(
                e.Id,
                e.Version,
                e.Name,
                e.EmployerName ?? db.Organisations.Where(o => o.Id == e.EmployerId).Select(o => o.Name).Single(),
                e.EmployerId == null,
                e.Title,
                e.Fields,
                e.IsActive
            ),
            cancellationToken
        );
        var candidates = await db
            .Users.Where(u =>
                u.EndedAt == null
                && db.Memberships.Any(m => m.UserId == u.Id && m.Role == Role.Expert && m.To == null)
                && !db.Experts.Any(e => e.UserId == u.Id)
            )
            .OrderBy(u => u.DisplayName)
            .Take(100)
            .Select(u => new { u.Id, u.DisplayName })
            .ToListAsync(cancellationToken);
        return new ExpertList(page, [.. candidates.Select(c => (c.Id, c.DisplayName))]);
    }
}
