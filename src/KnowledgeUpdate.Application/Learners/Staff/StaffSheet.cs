using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The list of staff of a unit.</summary>
[Service]
internal sealed class StaffSheet(PortalDbContext db, Actor actor, IdentityVault vault, TimeProvider clock)
    : SheetImport<StaffLine>(db, actor, vault, clock)
{
    /// <summary>Longest title, characters.</summary>
    public const int MaxTitle = 40;

    private readonly Actor actor = actor;

    protected override string Kind => nameof(ImportStaff);

    protected override int MostRows => 5000;

    public override IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new(true, "姓名", "人员姓名", "职工姓名", "Name"),
        new(false, "证件类型", "证件类别", "证件种类", "Kind of identity document"),
        new(true, "证件号码", "身份证号", "身份证号码", "证件号", "公民身份号码", "Identity number"),
        new(false, "职称系列", "系列", "Series"),
        new(false, "职称层级", "职称级别", "级别", "Level"),
        new(false, "职称", "职称名称", "专业技术职务", "Title"),
        new(false, "专业领域", "行业领域", "领域", "Field"),
        new(false, "学历", "Education"),
    ];

    private static readonly Dictionary<string, TitleLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = TitleLevel.None,
        ["无"] = TitleLevel.None,
        ["未定"] = TitleLevel.None,
        ["员级"] = TitleLevel.Technician,
        ["助理级"] = TitleLevel.Assistant,
        ["中级"] = TitleLevel.Intermediate,
        ["副高级"] = TitleLevel.AssociateSenior,
        ["副高"] = TitleLevel.AssociateSenior,
        ["正高级"] = TitleLevel.FullSenior,
        ["正高"] = TitleLevel.FullSenior,
    };

    private static readonly Dictionary<string, Education> Educations = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Education.NotStated,
        ["中专及以下"] = Education.Secondary,
        ["中专"] = Education.Secondary,
        ["高中"] = Education.Secondary,
        ["大学专科"] = Education.JuniorCollege,
        ["大专"] = Education.JuniorCollege,
        ["专科"] = Education.JuniorCollege,
        ["大学本科"] = Education.Bachelor,
        ["本科"] = Education.Bachelor,
        ["硕士研究生"] = Education.Master,
        ["硕士"] = Education.Master,
        ["研究生"] = Education.Master,
        ["博士研究生"] = Education.Doctor,
        ["博士"] = Education.Doctor,
    };

    /// <summary>The level that the words mean; null if they mean none.</summary>
    public static TitleLevel? LevelOf(string words) => Find(Levels, words);

    /// <summary>The education that the words mean; null if they mean none.</summary>
    public static Education? EducationOf(string words) => Find(Educations, words);

    protected override StaffLine Read(int number, Func<int, string> cell) =>
        new()
        {
            Row = number,
            Name = PersonName.Normalise(cell(0)),
            Kind = IdentityKindNames.Find(cell(1)),
            KindText = cell(1),
            Number = IdentityNumber.Normalise(cell(2)),
            Series = cell(3),
            Level = cell(4),
            Title = cell(5),
            Field = cell(6),
            Education = cell(7),
        };

    /// <summary>A list of the actor's unit, by whoever of the unit uploaded it.</summary>
    /// <exception cref="NotFoundException">There is none, or it is another unit's.</exception>
    public async Task<SheetUpload<StaffLine>> FindOwnAsync(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is var upload && upload.For<Guid>() == actor.MyUnit
            ? upload
            : throw new NotFoundException(nameof(Domain.Work.Job));

    private static T? Find<T>(Dictionary<string, T> known, string words)
        where T : struct, Enum =>
        known.TryGetValue(words, out var value)
            ? value
            : Enum.GetValues<T>()
                .Where(v => v.Word().Equals(words, StringComparison.OrdinalIgnoreCase))
                .Select(v => (T?)v)
                .FirstOrDefault();
}
