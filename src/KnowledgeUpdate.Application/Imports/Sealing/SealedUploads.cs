using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Tables of people that wait, encrypted, to be imported.</summary>
internal static class SealedUploads
{
    /// <summary>Refuses a file that is too large to be kept.</summary>
    /// <exception cref="RuleException">It has more than 20 MB.</exception>
    public static void Guard(string name, byte[] content)
    {
        if (content.Length > Attachment.MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", name);
    }

    /// <summary>Keeps a table with the job that will import it, in the name of whoever ordered the job.</summary>
    public static void AddUpload(
        this PortalDbContext db,
        IdentityVault vault,
        Job job,
        string subjectKind,
        string purpose,
        string name,
        byte[] content
    )
    {
        var attachment = Table.IsWorkbook(content)
            ? Attachment.Create(subjectKind, job.Id, purpose, name, content, job.UserId!.Value, job.OrderedAt)
            : Attachment.CreateCsv(subjectKind, job.Id, purpose, name, content, job.UserId!.Value, job.OrderedAt);
        db.AddRange(job, attachment, new AttachmentContent { AttachmentId = attachment.Id, Content = vault.Seal(content) });
    }

    /// <summary>The table of a job, in clear.</summary>
    public static async Task<(string Name, byte[] Content)> OpenUploadAsync(
        this PortalDbContext db,
        IdentityVault vault,
        string subjectKind,
        Guid job,
        CancellationToken ct
    )
    {
        var found = await (
            from a in db.Attachments
            join c in db.AttachmentContents on a.Id equals c.AttachmentId
            where a.SubjectKind == subjectKind && a.SubjectId == job
            select new { a.Name, c.Content }
        )
            .AsNoTracking()
            .SingleAsync(ct);
        return (found.Name, vault.Open(found.Content));
    }
}
