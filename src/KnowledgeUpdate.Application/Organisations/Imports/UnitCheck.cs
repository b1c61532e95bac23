using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A row of an import with its verdict.</summary>
/// <param name="Number">Row in the file.</param>
/// <param name="Faults">Column and what to do, in the reader's language.</param>
public sealed record UnitImportRow(
    int Number,
    string Name,
    string Kind,
    string Parent,
    string CreditCode,
    string DivisionCode,
    UnitRowState State,
    IReadOnlyList<CellFault> Faults
);

/// <summary>Checks every row of a file against the rules and the tenant's units: three statements, whatever the number of rows.</summary>
[Service]
internal sealed class UnitCheck(PortalDbContext db, UnitAccess access, IStringLocalizer<OrganisationsText> text)
{
    private readonly Dictionary<string, List<Organisation>> byName = [];
    private readonly Dictionary<string, Organisation> byCode = [];
    private readonly Dictionary<OrganisationKind, string[]> kindWords = [];
    private HashSet<string> divisions = [];
    private HashSet<Guid> reachable = [];

    /// <summary>The rows with their verdicts, and the units that good ones make, parents first.</summary>
    public async Task<(IReadOnlyList<UnitImportRow> Rows, IReadOnlyList<Organisation> New)> CheckAsync(
        SheetUpload<UnitLine> file,
        CancellationToken ct
    )
    {
        // The same scope checks a file for the page and for the command.
        byName.Clear();
        byCode.Clear();
        await LoadAsync(
            [.. file.Rows.SelectMany(r => new[] { r.Name, r.Parent })],
            [.. file.Rows.SelectMany(r => new[] { CreditCode.Normalise(r.Parent), r.CreditCode })],
            ct
        );
        var (seen, done, made) = (new Dictionary<string, int>(), new UnitImportRow?[file.Rows.Count], new List<Organisation>());

        // A row may stand under another of the same file, in any order: passes until nothing new is resolved.
        var waiting = Enumerable.Range(0, file.Rows.Count).ToList();
        var last = false;
        while (waiting.Count > 0)
        {
            var left = new List<int>();
            foreach (var i in waiting)
            {
                var line = file.Rows[i];
                var row = new UnitImportRow(
                    line.Number,
                    line.Name,
                    line.Kind,
                    line.Parent,
                    line.CreditCode,
                    line.DivisionCode,
                    UnitRowState.New,
                    []
                );
                if (!last && row.Parent.Length > 0 && Find(row.Parent) is [])
                    left.Add(i);
                else
                    done[i] = Judge(row, file.Head, seen, made);
            }

            last = left.Count == waiting.Count;
            waiting = left;
        }

        return ([.. done.Select(r => r!)], made);
    }

    private UnitImportRow Judge(UnitImportRow row, SheetHead head, Dictionary<string, int> seen, List<Organisation> made)
    {
        var faults = new List<CellFault>();
        void Fault(int column, [Sentence(OfArea = true)] string problem, params object[] args) =>
            faults.Add(new CellFault(head.Name(column), text[problem, args], head.Cell(column, row.Number), problem));

        if (row.Name.Length == 0)
            Fault(0, "Enter the unit's full name");
        else if (row.Name.Length > Organisation.NameMaxLength)
            Fault(0, "The name must be {0} characters or less", Organisation.NameMaxLength);
        var kind = KindOf(row.Kind);
        if (kind is null)
            Fault(1, "Write one of the kinds of the template");
        else if (!access.Kinds.Contains(kind.Value))
            Fault(1, "Divisions, bureaus and departments are kept by the programme office.");
        if (row.CreditCode.Length > 0 && !CreditCode.IsValid(row.CreditCode))
            Fault(3, "Check the code: 18 characters without I, O, S, V, Z; the 17th and the last are check characters");
        if (
            kind == OrganisationKind.Division
                ? row.DivisionCode is not { Length: 6 } || !row.DivisionCode.All(char.IsAsciiDigit)
                : !divisions.Contains(row.DivisionCode)
        )
            Fault(4, "Write the 6 digits of a division of the region");
        var parents = row.Parent.Length == 0 ? [] : Find(row.Parent);
        if (row.Parent.Length == 0)
            Fault(2, "Write the name or the code of the unit above");
        else if (parents is [])
            Fault(2, "No open unit of your area has this name or code, nor a row of this file");
        else if (parents is { Count: > 1 })
            Fault(2, "Several units have this name: write the credit code instead");
        var key = row.CreditCode.Length > 0 ? row.CreditCode : $"{row.Name}\n{row.Parent}";
        if (row.Name.Length > 0 && !seen.TryAdd(key, row.Number))
            Fault(row.CreditCode.Length > 0 ? 3 : 0, "Row {0} of this file is the same unit", seen[key]);
        if (faults.Count == 0 && Existing(row, parents[0]) is { } existing)
        {
            if (existing.Name == row.Name)
                return row with { State = UnitRowState.Unchanged };
            Fault(3, "{0} has this code already", existing.Name);
        }

        if (faults.Count > 0)
            return row with { State = UnitRowState.Refused, Faults = faults };
        var unit = Organisation.Create(
            row.Name,
            kind!.Value,
            parents[0],
            row.DivisionCode,
            row.CreditCode.Length > 0 ? row.CreditCode : null
        );
        made.Add(unit);
        if (unit.Kind == OrganisationKind.Division)
            divisions.Add(unit.DivisionCode);
        Learn(unit, isReachable: true);
        return row;
    }

    private Organisation? Existing(UnitImportRow row, Organisation parent) =>
        row.CreditCode.Length > 0
            ? byCode.GetValueOrDefault(row.CreditCode)
            : byName.GetValueOrDefault(row.Name)?.FirstOrDefault(o => o.ParentId == parent.Id);

    private IReadOnlyList<Organisation> Find(string nameOrCode) =>
        byCode.TryGetValue(CreditCode.Normalise(nameOrCode), out var one)
            ? reachable.Contains(one.Id)
                ? [one]
                : []
            : byName.TryGetValue(nameOrCode, out var some)
                ? [.. some.Where(o => reachable.Contains(o.Id))]
                : [];

    private async Task LoadAsync(HashSet<string> names, HashSet<string> codes, CancellationToken ct)
    {
        divisions =
        [
            .. await db
                .Organisations.Where(o => o.Kind == OrganisationKind.Division && o.ClosedOn == null)
                .Select(o => o.DivisionCode)
                .ToListAsync(ct),
        ];
        var known = db
            .Organisations.AsNoTracking()
            .Where(o => o.ClosedOn == null && (names.Contains(o.Name) || codes.Contains(o.CreditCode!)));
        reachable =
        [
            .. await access
                .Visible()
                .Where(o => o.ClosedOn == null && (names.Contains(o.Name) || codes.Contains(o.CreditCode!)))
                .Select(o => o.Id)
                .ToListAsync(ct),
        ];
        foreach (var unit in await known.ToListAsync(ct))
            Learn(unit, reachable.Contains(unit.Id));
        foreach (var kind in Enum.GetValues<OrganisationKind>())
            kindWords[kind] =
            [
                text[kind.Word()],
                kind.Word(),
                kind.ToString(),
                .. kind is OrganisationKind.IndustryDepartment ? (string[])["行业主管部门"] : [],
            ];
    }

    private void Learn(Organisation unit, bool isReachable)
    {
        (byName.TryGetValue(unit.Name, out var some) ? some : byName[unit.Name] = []).Add(unit);
        if (unit.CreditCode is { } code)
            byCode[code] = unit;
        if (isReachable)
            reachable.Add(unit.Id);
    }

    private OrganisationKind? KindOf(string word) =>
        kindWords
            .Where(k => k.Value.Contains(word, StringComparer.OrdinalIgnoreCase))
            .Select(k => (OrganisationKind?)k.Key)
            .FirstOrDefault();
}
