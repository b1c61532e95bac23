using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Gatherings;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>The roster of a seminar.</summary>
[Service]
internal sealed class RosterSheet(PortalDbContext db, Actor actor, GatheringAccess access, IdentityVault vault, TimeProvider clock)
    : SheetImport<RosterLine>(db, actor, vault, clock)
{
    private readonly TimeProvider clock = clock;

    protected override string Kind => nameof(ImportRoster);

    protected override int MostRows => 2000;

    public override IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new(true, "姓名", "学员姓名", "人员姓名", "Name"),
        new(false, "证件类型", "证件类别", "证件种类", "Kind of identity document"),
        new(true, "证件号码", "身份证号", "身份证号码", "证件号", "公民身份号码", "Identity number"),
        new(false, "工作单位", "单位", "单位名称", "所在单位", "Employer"),
    ];

    protected override RosterLine Read(int number, Func<int, string> cell) =>
        new(number, PersonName.Normalise(cell(0)), IdentityKindNames.Find(cell(1)), cell(1), IdentityNumber.Normalise(cell(2)), cell(3));

    /// <summary>A roster of a seminar of the actor's unit, by whoever of the unit uploaded it.</summary>
    /// <exception cref="NotFoundException">There is none, or it is another unit's.</exception>
    public async Task<(Gathering Gathering, SheetUpload<RosterLine> Upload)> FindOwnAsync(Guid id, CancellationToken ct)
    {
        var upload = await FindAsync(id, ct);
        return (await access.FindOwnAsync(upload.For<Guid>(), ct), upload);
    }

    /// <exception cref="RuleException">Nobody is admitted any more.</exception>
    public void DemandRunning(Gathering gathering)
    {
        if (gathering.AdmissionHindrance(clock.GetUtcNow()) is { } hindrance)
            throw hindrance;
    }
}
