using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The professional fields, for people who choose theirs, even before they have an account.</summary>
[Public]
public sealed record ListProfessionalFields : IQuery<IReadOnlyList<FieldName>>;

internal sealed class ListProfessionalFieldsHandler(PortalDbContext db) : IRequestHandler<ListProfessionalFields, IReadOnlyList<FieldName>>
{
    public async Task<IReadOnlyList<FieldName>> Handle(ListProfessionalFields query, CancellationToken cancellationToken) =>
        await db.Fields.OrderBy(f => f.SortOrder).Select(f => new FieldName(f.Code, f.Name, f.NameEn)).ToListAsync(cancellationToken);
}
