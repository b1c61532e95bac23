using System.Threading.Channels;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Opens imports and their files: a unit's own, all for the programme office.</summary>
[Service]
public sealed class ImportAccess(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    IdentityVault vault,
    RuleBook rules,
    LearningYears years,
    TimeProvider clock
)
{
    /// <summary>Rows that are checked at a time.</summary>
    internal const int Chunk = 5_000;

    /// <summary>The imports that the actor may see.</summary>
    public IQueryable<Import> Visible()
    {
        var (unit, isUnit) = (actor.OrganisationId, actor.ScopeOf(Permission.ImportHours) == Scope.OwnUnit);
        return actor.IsPortal || actor.ScopeOf(Permission.ImportHours) == Scope.Tenant
            ? db.Imports
            : db.Imports.Where(i => i.OrganisationId == unit && isUnit);
    }

    /// <summary>An import that the actor may see.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<Import> FindAsync(Guid id, CancellationToken ct) =>
        await Visible().SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFoundException(nameof(Import));

    /// <summary>An import of the actor's own unit, to be changed.</summary>
    /// <exception cref="NotFoundException">There is none, or it is another unit's.</exception>
    public async Task<Import> FindOwnAsync(Guid id, CancellationToken ct)
    {
        var unit = actor.MyUnit;
        return await db.Imports.SingleOrDefaultAsync(i => i.Id == id && i.OrganisationId == unit, ct)
            ?? throw new NotFoundException(nameof(Import));
    }

    /// <summary>The file, to be read decrypted.</summary>
    /// <exception cref="RuleException">It has been cleared away.</exception>
    internal async Task<Stream> OpenAsync(Import import, CancellationToken ct) =>
        await SealedFile.OpenAsync(db, vault, import.Id, ct)
        ?? throw new RuleException("The file of this import has been cleared away. Upload it again.");

    /// <summary>The rows that a check has staged.</summary>
    internal StagedRows Staged(Import import) => new(db, vault, import.Id, MineAsync);

    /// <summary>Every account of who files.</summary>
    private async Task<IReadOnlyCollection<Guid>> MineAsync(CancellationToken ct) =>
        actor.UserId is null ? [] : (await parties.MineAsync(ct)).Accounts;

    /// <summary>What the rules of now say about an import's rows.</summary>
    internal Task<HourLimits> LimitsAsync(Import import, CancellationToken ct) =>
        HourLimits.ReadAsync(db, rules, years, import, BeijingTime.DateOf(clock.GetUtcNow()), ct);

    /// <summary>What reads an import's rows.</summary>
    internal async Task<(HourRowReader Reader, HourFile File)> ReaderAsync(
        Import import,
        IReadOnlyList<ImportRepair> repairs,
        CancellationToken ct
    )
    {
        var name = await db.Organisations.Where(o => o.Id == import.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var reader = new HourRowReader(import.Mapping, repairs, name, today, await LimitsAsync(import, ct));
        return (reader, new HourFile(reader, vault, import.Id, import.OrganisationId));
    }

    /// <summary>
    /// Judges every row of an import's file, in chunks; each chunk is handed over and forgotten. One thread reads while the other asks the
    /// database.
    /// </summary>
    internal async Task JudgeAllAsync(
        Import import,
        Stream content,
        IReadOnlyList<ImportRepair> repairs,
        Func<HourRowReader, Func<List<HourRow>, Task>> seeing,
        CancellationToken ct
    )
    {
        var (reader, file) = await ReaderAsync(import, repairs, ct);
        var (check, see) = (new HourCheck(db, await MineAsync(ct)), seeing(reader));
        var chunks = Channel.CreateBounded<List<HourRow>>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => ReadAsync(import, content, file, chunks.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(ct))
            {
                await check.JudgeAsync(chunk, file, import.OwnStaffOnly ? import.OrganisationId : null, ct);
                await see(chunk);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync(
        Import import,
        Stream content,
        HourFile file,
        ChannelWriter<List<HourRow>> into,
        CancellationToken ct
    )
    {
        try
        {
            var chunk = new List<HourRow>(Chunk);
            foreach (var cells in Table.Read(content, import.FileName, seesMerged: true, ct))
            {
                if (cells.Number <= import.Mapping.HeadRow)
                    continue;
                chunk.Add(file.Read(cells));
                if (chunk.Count < Chunk)
                    continue;
                await into.WriteAsync(chunk, ct);
                chunk = new List<HourRow>(Chunk);
            }

            await into.WriteAsync(chunk, ct);
            into.Complete();
        }
        catch (Exception e)
        {
            // The reader of the chunks gets the exception; if it has stopped already, nobody needs it.
            into.TryComplete(e);
        }
    }
}
