using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The fields, the departments that answer for them, and the units that give first reviews: what forms offer.</summary>
[Requires(Permission.ReadFields)]
public sealed record ListFields : IQuery<IReadOnlyList<FieldName>>;

internal sealed class ListFieldsHandler(PortalDbContext db) : IRequestHandler<ListFields, IReadOnlyList<FieldName>>
{
    public async Task<IReadOnlyList<FieldName>> Handle(ListFields query, CancellationToken cancellationToken) =>
        await db.Fields.OrderBy(f => f.SortOrder).Select(f => new FieldName(f.Code, f.Name, f.NameEn)).ToListAsync(cancellationToken);
}
