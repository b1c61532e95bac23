using FluentValidation;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Organisations;

internal static class UnitImports
{
    public const string JobKind = nameof(ImportUnits),
        SubjectKind = "UnitImport";

    /// <summary>The person's own upload; those of others do not exist for them.</summary>
    public static async Task<(Job Job, string Name, UnitFile File)> FindImportAsync(
        this PortalDbContext db,
        Guid id,
        Actor actor,
        CancellationToken ct
    )
    {
        var job =
            await db.Jobs.SingleOrDefaultAsync(j => j.Id == id && j.Kind == JobKind && j.UserId == actor.UserId, ct)
            ?? throw new NotFoundException(nameof(Job));
        var found = await (
            from a in db.Attachments
            join c in db.AttachmentContents on a.Id equals c.AttachmentId
            where a.SubjectKind == SubjectKind && a.SubjectId == id
            select new { a.Name, c.Content }
        )
            .AsNoTracking()
            .SingleAsync(ct);
        return (job, found.Name, UnitFile.Read(found.Content, found.Name, ct));
    }
}
