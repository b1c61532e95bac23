using System.Text.Json;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>A table that was uploaded, as it waits to be imported.</summary>
/// <param name="Name">Name of the file.</param>
public sealed record SheetUpload<TRow>(Job Job, string Name, SheetHead Head, IReadOnlyList<TRow> Rows)
{
    /// <summary>What the job was ordered for.</summary>
    public T For<T>() => JsonSerializer.Deserialize<T>(Job.Arguments)!;

    /// <summary>What came of the import; null: it is not over.</summary>
    public int? Result => int.TryParse(Job.Result, out var result) ? result : null;
}

/// <summary>
/// A kind of sheet that people fill in and import, units, staff or rosters: its columns, how a row is read, where it waits, encrypted, and
/// how it goes back with what is wrong. Files are xlsx, or csv in UTF-8 or GB18030.
/// </summary>
public abstract class SheetImport<TRow>(PortalDbContext db, Actor actor, IdentityVault vault, TimeProvider clock)
{
    /// <summary>Name of the command that imports it; the kind of its job.</summary>
    protected abstract string Kind { get; }

    /// <summary>Its columns in the order of the template.</summary>
    public abstract IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>Most rows of one file.</summary>
    protected abstract int MostRows { get; }

    /// <summary>Makes something of a row.</summary>
    /// <param name="number">The row's number in the file.</param>
    /// <param name="cell">Text of the cell under a column; empty where the file lacks the column.</param>
    protected abstract TRow Read(int number, Func<int, string> cell);

    /// <summary>Keeps a table for a job of the actor that will import it. Nothing of it is written yet.</summary>
    /// <exception cref="RuleException">It is too large, no table, lacks a column, or has no rows or too many.</exception>
    public Guid Keep<T>(string? fileName, byte[] content, T of, CancellationToken ct)
    {
        var name = FileTypes.SafeName(fileName ?? "");
        if (content.Length > Attachment.MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", name);
        var (_, rows) = Rows(content, name, ct);
        var job = new Job(Kind, JsonSerializer.Serialize(of), rows.Count, actor.Me, actor.MembershipId, clock.GetUtcNow());
        var attachment = Table.IsWorkbook(content)
            ? Attachment.Create(Kind, job.Id, "Import", name, content, actor.Me, job.OrderedAt)
            : Attachment.CreateCsv(Kind, job.Id, "Import", name, content, actor.Me, job.OrderedAt);
        db.AddRange(job, attachment, new AttachmentContent { AttachmentId = attachment.Id, Content = vault.Seal(content) });
        return job.Id;
    }

    /// <summary>A table that waits or was imported; who may see it, the caller asks.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<SheetUpload<TRow>> FindAsync(Guid id, CancellationToken ct)
    {
        var job = await db.Jobs.SingleOrNotFoundAsync(j => j.Id == id && j.Kind == Kind, ct);
        var found = await (
            from a in db.Attachments
            join c in db.AttachmentContents on a.Id equals c.AttachmentId
            where a.SubjectKind == Kind && a.SubjectId == id
            select new { a.Name, c.Content }
        )
            .AsNoTracking()
            .SingleAsync(ct);
        var (head, rows) = Rows(vault.Open(found.Content), found.Name, ct);
        return new SheetUpload<TRow>(job, found.Name, head, rows);
    }

    /// <summary>The empty sheet with one row that shows how it is filled in.</summary>
    public FileContent Template(string title, IReadOnlyList<string> example) => File($"{title}.xlsx", title, null, [example]);

    /// <summary>The uploaded sheet with a column that says what is wrong.</summary>
    /// <param name="rows">Cells of each row, the last one what is wrong.</param>
    public FileContent Marked(SheetUpload<TRow> upload, string problem, IEnumerable<IReadOnlyList<string>> rows) =>
        File($"{Path.GetFileNameWithoutExtension(upload.Name)}-{problem}.xlsx", problem, problem, rows);

    private FileContent File(string name, string sheet, string? problem, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        string[] headings = [.. Columns.Select(c => c.Words[0]), .. problem is null ? (string[])[] : [problem]];
        Workbook.Write(stream, new WorkbookSheet(sheet, headings, rows));
        return new FileContent(name, FileContent.Xlsx, stream.ToArray());
    }

    private (SheetHead Head, IReadOnlyList<TRow> Rows) Rows(byte[] content, string name, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        Table.Guard(stream, name);
        stream.Position = 0;
        SheetHead? head = null;
        IReadOnlyList<string> lacks = [.. Columns.Where(c => c.IsRequired).Select(c => c.Words[0])];
        var (rows, seen) = (new List<TRow>(), 0);
        foreach (var row in Table.Read(stream, name, ct))
        {
            if (head is null)
            {
                head = SheetHead.Find(row, Columns, out var missing);
                if (missing.Count < lacks.Count)
                    lacks = missing;
                if (head is null && ++seen >= SheetHead.Within)
                    break;
                continue;
            }

            if (rows.Count == MostRows)
                throw new RuleException("{0} has more than {1} rows. Split it and import the parts one after the other.", name, MostRows);
            rows.Add(Read(row.Number, column => head.Text(row, column)));
        }

        if (head is null)
            throw seen <= 1
                ? new RuleException("{0} has no rows. Download the template and fill it in.", name)
                : new RuleException("{0} has no column “{1}”. Download the template and copy the rows into it.", name, lacks);
        return rows.Count > 0 ? (head, rows) : throw new RuleException("{0} has no rows. Download the template and fill it in.", name);
    }
}
