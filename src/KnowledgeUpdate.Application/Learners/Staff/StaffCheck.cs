using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Checks a list of staff against the learners: a handful of statements, whatever the number of rows.</summary>
[Service]
internal sealed class StaffCheck(
    PortalDbContext db,
    StaffSheet sheet,
    IdentityVault vault,
    TimeProvider clock,
    IStringLocalizer<LearnersText> text
)
{
    public async Task<IReadOnlyList<CheckedStaffLine>> CheckAsync(Guid unit, IReadOnlyList<StaffLine> lines, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var areas = (
            await db.Organisations.Where(o => o.Kind == OrganisationKind.Division).Select(o => o.DivisionCode).ToListAsync(ct)
        ).ToHashSet();
        var names = await db
            .Fields.Select(f => new
            {
                f.Code,
                f.Name,
                f.NameEn,
            })
            .ToListAsync(ct);
        var fields = names
            .SelectMany(f => new[] { f.Code, f.Name, f.NameEn }.Distinct().Select(w => (Word: w, f.Code)))
            .DistinctBy(f => f.Word, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(f => f.Word, f => f.Code, StringComparer.OrdinalIgnoreCase);
        var findings = lines
            .Select(l => l.Kind is { } kind ? IdentityNumber.Check(kind, l.Number, today, areas) : new IdentityFinding("", null))
            .ToList();
        var hashes = lines.Select((l, i) => findings[i].IsRight ? vault.Hash(l.Kind!.Value, l.Number) : null).ToList();
        var asked = hashes.OfType<byte[]>().ToList();
        var found = (await db.Learners.Where(l => asked.Contains(l.IdentityHash)).ToListAsync(ct)).ToDictionary(l =>
            Convert.ToHexString(l.IdentityHash)
        );
        var kept = found.Values.Select(l => l.MergedIntoId).OfType<Guid>().ToList();
        var accounts = await db.Learners.Where(l => kept.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var ids = found.Values.Select(l => l.AccountId).ToList();
        var employers = await db
            .Employments.Where(e => e.State == EmploymentState.Confirmed && ids.Contains(e.LearnerId))
            .ToDictionaryAsync(e => e.LearnerId, e => (Guid?)e.OrganisationId, ct);
        var open = (
            await db
                .Employments.Where(e =>
                    e.OrganisationId == unit
                    && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed)
                    && ids.Contains(e.LearnerId)
                )
                .Select(e => new { e.LearnerId, e.State })
                .ToListAsync(ct)
        ).ToLookup(e => e.LearnerId, e => e.State);
        var first = new Dictionary<string, int>();
        return
        [
            .. lines.Select(
                (line, i) =>
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
                        faults.Add(new(Column(2), text["The person is in row {0} already: remove one of the rows", first[key]]));
                    Learner? learner =
                        key is not null && found.TryGetValue(key, out var known)
                            ? known.MergedIntoId is { } into
                                ? accounts[into]
                                : known
                            : null;
                    if (learner is not null && PersonName.Normalise(learner.Name) != line.Name)
                        faults.Add(
                            new(
                                Column(0),
                                text[
                                    "A record with this number has another name. Compare with the card; the programme office corrects names"
                                ]
                            )
                        );
                    var employer = learner is null ? null : employers.GetValueOrDefault(learner.Id);
                    var state =
                        faults.Count > 0 ? StaffRowState.Refused
                        : learner is null ? StaffRowState.New
                        : employer != unit
                            ? open[learner.Id].Contains(EmploymentState.Pending) ? StaffRowState.Joins
                                : open[learner.Id].Contains(EmploymentState.Claimed) ? StaffRowState.Waiting
                                : StaffRowState.Asked
                        : IsUnstated(learner) && profession != Nothing ? StaffRowState.Described
                        : StaffRowState.Unchanged;
                    return new CheckedStaffLine(
                        new StaffRow(
                            line.Row,
                            line.Name,
                            IdentityNumber.Mask(line.Number),
                            string.Join(" · ", new[] { line.Title, line.Level, line.Series }.Where(w => w.Length > 0)),
                            state,
                            faults,
                            state is StaffRowState.Joins or StaffRowState.Asked && employer is not null,
                            findings[i].Warning is { } warning ? text[warning].Value : null
                        ),
                        line,
                        learner,
                        profession
                    );
                }
            ),
        ];
    }

    /// <summary>Nothing is known about the profession yet.</summary>
    public static bool IsUnstated(Learner l) => new Profession(l.Series, l.Level, l.Title, l.FieldCode, l.Education) == Nothing;

    private static readonly Profession Nothing = new(null, TitleLevel.None, null, null, Education.NotStated);

    private Profession ProfessionOf(StaffLine line, Dictionary<string, string> fields, List<CellFault> faults)
    {
        var (level, education, field) = (StaffSheet.LevelOf(line.Level), StaffSheet.EducationOf(line.Education), (string?)null);
        if (line.Series.Length > 0 && !TitleSeries.All.Contains(line.Series))
            faults.Add(new(Column(3), text["Write one of the 27 official series, such as 工程技术, or leave the cell empty"]));
        if (level is null)
            faults.Add(new(Column(4), text["Write 员级, 助理级, 中级, 副高级 or 正高级, or leave the cell empty"]));
        else if (level != TitleLevel.None && line.Series.Length == 0)
            faults.Add(new(Column(3), text["Enter the series in which the person has the title"]));
        if (line.Title.Length > StaffSheet.MaxTitle)
            faults.Add(new(Column(5), text["The title must be {0} characters or less", StaffSheet.MaxTitle]));
        if (line.Field.Length > 0 && !fields.TryGetValue(line.Field, out field))
            faults.Add(
                new(
                    Column(6),
                    text[
                        "Write one of the fields: {0}; or leave the cell empty",
                        string.Join(text[", "], fields.Where(f => f.Key != f.Value && f.Key.Any(c => c > 127)).Select(f => f.Key))
                    ]
                )
            );
        if (education is null)
            faults.Add(new(Column(7), text["Write 中专及以下, 大学专科, 大学本科, 硕士研究生 or 博士研究生, or leave the cell empty"]));
        return new Profession(
            Characters.TrimToNull(line.Series),
            level ?? TitleLevel.None,
            Characters.TrimToNull(line.Title),
            field,
            education ?? Education.NotStated
        );
    }

    private string Column(int i) => sheet.Columns[i].Words[0];
}
