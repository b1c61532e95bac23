using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>What will happen with a row of a list of staff.</summary>
public enum StaffRowState
{
    /// <summary>A record is made, and the person is staff.</summary>
    [Term("To be entered", Tone.Good)] New,

    /// <summary>The person asked the unit to confirm, and becomes staff.</summary>
    [Term("To become staff", Tone.Good)] Joins,

    /// <summary>The person has a record already: they, or the employer before, are asked.</summary>
    [Term("To be asked", Tone.Wait)] Asked,

    /// <summary>They are asked already.</summary>
    [Term("Asked already", Tone.Wait)] Waiting,

    /// <summary>The person is staff; the profession, of which nothing is stated, is taken from the file.</summary>
    [Term("Profession to be added", Tone.Good)] Described,

    /// <summary>The person is staff already.</summary>
    [Term("Staff already")] Unchanged,

    /// <summary>The row cannot be taken.</summary>
    [Term("Refused", Tone.Bad)] Refused,
}

/// <summary>A row of a list of staff with its verdict. The identity number is masked.</summary>
/// <param name="Number">Row in the file.</param>
/// <param name="Profession">Title, level and series in the file's words.</param>
/// <param name="Leaves">The person is staff of another unit, which is asked.</param>
public sealed record StaffRow(int Number, string Name, string IdentityMask, string Profession, StaffRowState State, IReadOnlyList<CellFault> Faults, bool Leaves, string? Warning);

/// <summary>A row read from the file.</summary>
internal sealed record StaffLine(int Row, string Name, IdentityKind? Kind, string KindText, string Number, string Series, string Level, string Title, string Field, string Education);

/// <summary>Reads a list of staff: xlsx, or csv in UTF-8 or GB18030.</summary>
internal static class StaffFile
{
    /// <summary>Most people of one file.</summary>
    public const int MostRows = 5000;

    /// <summary>Longest title.</summary>
    public const int MaxTitle = 40;

    /// <summary>Columns: words that people write above them; the first stands in the template.</summary>
    public static readonly IReadOnlyList<string[]> Columns =
    [
        ["姓名", "人员姓名", "职工姓名", "Name"], ["证件类型", "证件类别", "证件种类", "Kind of identity document"],
        ["证件号码", "身份证号", "身份证号码", "证件号", "公民身份号码", "Identity number"], ["职称系列", "系列", "Series"], ["职称层级", "职称级别", "级别", "Level"], ["职称", "职称名称", "专业技术职务", "Title"],
        ["专业领域", "行业领域", "领域", "Field"], ["学历", "Education"],
    ];

    private static readonly Dictionary<string, TitleLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = TitleLevel.None, ["无"] = TitleLevel.None, ["未定"] = TitleLevel.None, ["员级"] = TitleLevel.Technician, ["助理级"] = TitleLevel.Assistant, ["中级"] = TitleLevel.Intermediate,
        ["副高级"] = TitleLevel.AssociateSenior, ["副高"] = TitleLevel.AssociateSenior, ["正高级"] = TitleLevel.FullSenior, ["正高"] = TitleLevel.FullSenior,
    };

    private static readonly Dictionary<string, Education> Educations = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Education.NotStated, ["中专及以下"] = Education.Secondary, ["中专"] = Education.Secondary, ["高中"] = Education.Secondary, ["大学专科"] = Education.JuniorCollege, ["大专"] = Education.JuniorCollege, ["专科"] = Education.JuniorCollege,
        ["大学本科"] = Education.Bachelor, ["本科"] = Education.Bachelor, ["硕士研究生"] = Education.Master, ["硕士"] = Education.Master, ["研究生"] = Education.Master, ["博士研究生"] = Education.Doctor, ["博士"] = Education.Doctor,
    };

    /// <summary>The level that is meant; null: the words mean none.</summary>
    public static TitleLevel? LevelOf(string words) => Find(Levels, words);

    /// <summary>The education that is meant; null: the words mean none.</summary>
    public static Education? EducationOf(string words) => Find(Educations, words);

    /// <summary>The rows.</summary>
    /// <exception cref="RuleException">The file is no table, lacks a column, or has too many rows.</exception>
    public static IReadOnlyList<StaffLine> Read(byte[] content, string name, CancellationToken ct) => NamedColumns.Read(content, name, Columns, [0, 2], MostRows, (number, cell) =>
        new StaffLine(number, PersonName.Normalise(cell(0)), IdentityKindNames.Find(cell(1)), cell(1), IdentityNumber.Normalise(cell(2)), cell(3), cell(4), cell(5), cell(6), cell(7)), ct);

    private static T? Find<T>(Dictionary<string, T> known, string words) where T : struct, Enum =>
        known.TryGetValue(words, out var value) ? value : Enum.GetValues<T>().Where(v => v.Word().Equals(words, StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();
}

/// <summary>A row that was checked, with what commits it.</summary>
internal sealed record CheckedStaffLine(StaffRow Row, StaffLine Line, Learner? Learner, Profession Profession);

/// <summary>Checks a list of staff against the learners: a handful of statements, whatever the number of rows.</summary>
internal sealed class StaffCheck(PortalDbContext db, IdentityVault vault, TimeProvider clock, IStringLocalizer<LearnersText> text)
{
    public async Task<IReadOnlyList<CheckedStaffLine>> CheckAsync(Guid unit, IReadOnlyList<StaffLine> lines, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var areas = (await db.Organisations.Where(o => o.Kind == OrganisationKind.Division).Select(o => o.DivisionCode).ToListAsync(ct)).ToHashSet();
        var fields = (await db.Fields.Select(f => new { f.Code, f.Name, f.NameEn }).ToListAsync(ct)).SelectMany(f => new[] { f.Code, f.Name, f.NameEn }.Distinct().Select(w => (Word: w, f.Code)))
            .DistinctBy(f => f.Word, StringComparer.OrdinalIgnoreCase).ToDictionary(f => f.Word, f => f.Code, StringComparer.OrdinalIgnoreCase);
        var findings = lines.Select(l => l.Kind is { } kind ? IdentityNumber.Check(kind, l.Number, today, areas) : new IdentityFinding("", null)).ToList();
        var hashes = lines.Select((l, i) => findings[i].IsRight ? vault.Hash(l.Kind!.Value, l.Number) : null).ToList();
        var asked = hashes.OfType<byte[]>().ToList();
        var found = (await db.Learners.Where(l => asked.Contains(l.IdentityHash)).ToListAsync(ct)).ToDictionary(l => Convert.ToHexString(l.IdentityHash));
        var kept = found.Values.Select(l => l.MergedIntoId).OfType<Guid>().ToList();
        var accounts = await db.Learners.Where(l => kept.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var ids = found.Values.Select(l => l.AccountId).ToList();
        var employers = await db.Employments.Where(e => e.State == EmploymentState.Confirmed && ids.Contains(e.LearnerId)).ToDictionaryAsync(e => e.LearnerId, e => (Guid?)e.OrganisationId, ct);
        var open = (await db.Employments.Where(e => e.OrganisationId == unit && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed) && ids.Contains(e.LearnerId)).Select(e => new { e.LearnerId, e.State }).ToListAsync(ct)).ToLookup(e => e.LearnerId, e => e.State);
        var first = new Dictionary<string, int>();
        return [.. lines.Select((line, i) =>
        {
            var faults = new List<CellFault>();
            var profession = ProfessionOf(line, fields, faults);
            if (PersonName.Fault(line.Name) is { } fault)
                faults.Add(new(Column(0), text[fault]));
            if (line.Kind is null)
                faults.Add(new(Column(1), text["Write 居民身份证, 护照, 港澳居民来往内地通行证 or 台湾居民来往大陆通行证"]));
            else if (findings[i].Fault is { Length: > 0 } wrong)
                faults.Add(new(Column(2), text[wrong]));
            var key = hashes[i] is { } hash ? Convert.ToHexString(hash) : null;
            if (key is not null && !first.TryAdd(key, line.Row))
                faults.Add(new(Column(2), text["The person stands in row {0} already: remove one of the rows", first[key]]));
            Learner? learner = key is not null && found.TryGetValue(key, out var known) ? known.MergedIntoId is { } into ? accounts[into] : known : null;
            if (learner is not null && PersonName.Normalise(learner.Name) != line.Name)
                faults.Add(new(Column(0), text["A record with this number has another name. Compare with the card; the programme office corrects names"]));
            var employer = learner is null ? null : employers.GetValueOrDefault(learner.Id);
            var state = faults.Count > 0 ? StaffRowState.Refused : learner is null ? StaffRowState.New
                : employer != unit ? open[learner.Id].Contains(EmploymentState.Pending) ? StaffRowState.Joins : open[learner.Id].Contains(EmploymentState.Claimed) ? StaffRowState.Waiting : StaffRowState.Asked
                : IsUnstated(learner) && profession != Nothing ? StaffRowState.Described : StaffRowState.Unchanged;
            return new CheckedStaffLine(new StaffRow(line.Row, line.Name, IdentityNumber.Mask(line.Number), string.Join(" · ", new[] { line.Title, line.Level, line.Series }.Where(w => w.Length > 0)), state, faults,
                state is StaffRowState.Joins or StaffRowState.Asked && employer is not null, findings[i].Warning is { } warning ? text[warning].Value : null), line, learner, profession);
        })];
    }

    /// <summary>Of the profession nothing is stated yet.</summary>
    public static bool IsUnstated(Learner l) => new Profession(l.Series, l.Level, l.Title, l.FieldCode, l.Education) == Nothing;

    private static readonly Profession Nothing = new(null, TitleLevel.None, null, null, Education.NotStated);

    private Profession ProfessionOf(StaffLine line, Dictionary<string, string> fields, List<CellFault> faults)
    {
        var (level, education, field) = (StaffFile.LevelOf(line.Level), StaffFile.EducationOf(line.Education), (string?)null);
        if (line.Series.Length > 0 && !TitleSeries.All.Contains(line.Series))
            faults.Add(new(Column(3), text["Write one of the 27 official series, such as 工程技术, or leave the cell empty"]));
        if (level is null)
            faults.Add(new(Column(4), text["Write 员级, 助理级, 中级, 副高级 or 正高级, or leave the cell empty"]));
        else if (level != TitleLevel.None && line.Series.Length == 0)
            faults.Add(new(Column(3), text["Enter the series in which the person has the title"]));
        if (line.Title.Length > StaffFile.MaxTitle)
            faults.Add(new(Column(5), text["The title must be {0} characters or less", StaffFile.MaxTitle]));
        if (line.Field.Length > 0 && !fields.TryGetValue(line.Field, out field))
            faults.Add(new(Column(6), text["Write one of the fields: {0}; or leave the cell empty", string.Join(text[", "], fields.Where(f => f.Key != f.Value && f.Key.Any(c => c > 127)).Select(f => f.Key))]));
        if (education is null)
            faults.Add(new(Column(7), text["Write 中专及以下, 大学专科, 大学本科, 硕士研究生 or 博士研究生, or leave the cell empty"]));
        return new Profession(Characters.TrimToNull(line.Series), level ?? TitleLevel.None, Characters.TrimToNull(line.Title), field, education ?? Education.NotStated);
    }

    private static string Column(int i) => StaffFile.Columns[i][0];
}
