using KnowledgeUpdate.Application.Sheets;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A row read from a sheet of units.</summary>
internal sealed record UnitLine(int Number, string Name, string Kind, string Parent, string CreditCode, string DivisionCode);

/// <summary>The sheet of units.</summary>
[Service]
internal sealed class UnitSheet(PortalDbContext db, Actor actor, IdentityVault vault, TimeProvider clock)
    : SheetImport<UnitLine>(db, actor, vault, clock)
{
    private readonly Actor actor = actor;

    protected override string Kind => nameof(ImportUnits);

    protected override int MostRows => 20_000;

    public override IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new(true, "单位名称", "单位全称", "名称", "Name"),
        new(true, "单位类别", "类别", "Kind"),
        new(true, "上级单位", "Unit above"),
        new(false, "统一社会信用代码", "信用代码", "Unified social credit code"),
        new(true, "行政区划代码", "区划代码", "Division code"),
    ];

    protected override UnitLine Read(int number, Func<int, string> cell) =>
        new(number, cell(0), cell(1), cell(2), CreditCode.Normalise(cell(3)), UnitInput.DivisionOf(cell(4)));

    /// <summary>The person's own upload: what others uploaded does not exist for them.</summary>
    /// <exception cref="NotFoundException">There is none, or somebody else uploaded it.</exception>
    public async Task<SheetUpload<UnitLine>> FindOwnAsync(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is var upload && upload.Job.UserId == actor.UserId
            ? upload
            : throw new NotFoundException(nameof(Domain.Work.Job));
}
