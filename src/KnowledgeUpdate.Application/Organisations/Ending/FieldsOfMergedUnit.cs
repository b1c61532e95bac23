namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Fields for which a unit answers pass to its successor.</summary>
internal sealed class FieldsOfMergedUnit(PortalDbContext db) : INotificationHandler<UnitMerged>
{
    public async Task Handle(UnitMerged notification, CancellationToken cancellationToken)
    {
        foreach (var field in await db.Fields.Where(f => f.DepartmentId == notification.Unit.Id).ToListAsync(cancellationToken))
            field.PassTo(notification.Target.Id);
    }
}
