using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>Opens and closes what waits for somebody, in the command's own transaction.</summary>
[Service]
public sealed class Worklist(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Opens an item for a role in a unit, or for one person.</summary>
    public void Open(
        [Sentence] string act,
        string subjectKind,
        Guid subjectId,
        Role role,
        Guid organisationId,
        string title,
        string detail,
        string link,
        DateOnly? dueOn = null,
        Guid? userId = null
    ) =>
        db.WorkItems.Add(
            new WorkItem(act, subjectKind, subjectId, role, organisationId, title, detail, link, clock.GetUtcNow(), dueOn, userId)
        );

    /// <summary>Opens an item for the programme office, whoever acts.</summary>
    public async Task OpenForOfficeAsync(
        [Sentence] string act,
        string subjectKind,
        Guid subjectId,
        string title,
        string detail,
        string link,
        CancellationToken ct,
        DateOnly? dueOn = null
    )
    {
        var office = await db
            .Organisations.Where(o => o.Kind == OrganisationKind.ProgrammeOffice && o.ClosedOn == null)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .FirstAsync(ct);
        Open(act, subjectKind, subjectId, Role.ProgrammeOffice, office, title, detail, link, dueOn);
    }

    /// <summary>Closes the items of a record: all, or those with one act, or those of one person.</summary>
    public async Task CloseAsync(Guid subjectId, CancellationToken ct, string? act = null, Guid? userId = null)
    {
        var items = await db
            .WorkItems.Where(w =>
                w.SubjectId == subjectId && w.DoneAt == null && (act == null || w.Act == act) && (userId == null || w.UserId == userId)
            )
            .ToListAsync(ct);
        foreach (var item in items)
            item.Done(clock.GetUtcNow());
    }

    /// <summary>Closes all items of many records: one statement, whatever their number.</summary>
    public async Task CloseAllAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken ct)
    {
        if (subjectIds.Count == 0)
            return;
        foreach (var item in await db.WorkItems.Where(w => subjectIds.Contains(w.SubjectId) && w.DoneAt == null).ToListAsync(ct))
            item.Done(clock.GetUtcNow());
    }
}
