using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Tests.Imports;

/// <summary>A unit that imports hours.</summary>
public abstract class ImportTest(PortalFixture portal) : UseCaseTest(portal)
{
    private protected const string University = "邕江大学";

    private protected Person unit = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        unit = await Province.PersonAsync(Role.UnitAdministrator, University);
    }

    private protected static (int Rows, int Create, int Unchanged, int Refused, int New) Figures(ImportView view) =>
        (view.Findings!.Rows, view.Findings.Create, view.Findings.Unchanged, view.Findings.Refused, view.Findings.NewLearners);

    private protected Task<ImportView> ViewAsync(Guid id, Person? by = null) => Province.SendAsync(by ?? unit, new GetImport(id));

    private protected async Task<(int Entries, decimal Hours)> LedgerAsync() =>
        await Province.ReadAsync(async db => (await db.HourEntries.CountAsync(), await db.LearnerYears.SumAsync(y => y.Professional)));

    private protected async Task<Guid> CheckedAsync(byte[] file, Person? by = null)
    {
        var id = await Province.SendAsync(by ?? unit, new UploadImport(Table.IsWorkbook(file) ? "学时.xlsx" : "学时.csv", file));
        var view = await ViewAsync(id, by);
        await Province.SendAsync(
            by ?? unit,
            new MapImport(id, view.Version, view.Mapping.Columns.ToDictionary(c => c.Key, c => (int?)c.Value))
        );
        return id;
    }

    private protected async Task OrderAsync(Guid id) => await Province.SendAsync(unit, new CommitImport(id, (await ViewAsync(id)).Version));

    private protected Task<Guid> JobAsync(Guid id) =>
        Province.ReadAsync(db => db.Imports.Where(i => i.Id == id).Select(i => i.JobId!.Value).SingleAsync());

    private protected async Task RunAsync(Guid id)
    {
        var job = await JobAsync(id);
        while (await Province.SendAsPortalAsync(new RunJobStep(job))) { }
    }

    private protected async Task CommitAsync(Guid id)
    {
        await OrderAsync(id);
        await RunAsync(id);
    }

    private protected async Task<Guid> WrittenAsync(byte[] file)
    {
        var id = await CheckedAsync(file);
        await CommitAsync(id);
        return id;
    }
}
