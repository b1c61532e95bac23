using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Adds up what a check finds.</summary>
internal sealed class FindingsWriter(HourRowReader reader)
{
    private readonly Dictionary<
        (string Problem, ImportColumn Column),
        (ImportRepair Repair, int Rows, List<ImportExample> Examples)
    > problems = [];
    private readonly Dictionary<ImportResult, List<ImportPreviewRow>> preview = Enum.GetValues<ImportResult>()
        .ToDictionary(r => r, _ => new List<ImportPreviewRow>());
    private readonly int[] counts = new int[Enum.GetValues<ImportResult>().Length];
    private int repairable,
        asked,
        newLearners;

    public void Add(HourRow row)
    {
        counts[(int)row.Result]++;
        if (row.Faults is { } faults)
        {
            if (faults.All(f => f.Repair.Mends()))
                repairable++;
            else if (faults.All(f => f.Repair != ImportRepair.None))
                asked++;
            foreach (var fault in faults.DistinctBy(f => (f.Problem, f.Column)))
                Add(row, fault);
        }
        else if (row is { IsNewLearner: true, IsFirstOfPerson: true })
            newLearners++;

        var shown = preview[row.Result];
        if (shown.Count < ImportFindings.MostPreviewed)
            shown.Add(
                new ImportPreviewRow(
                    row.Result,
                    row.Number,
                    row.Identity.Length > 0 ? IdentityNumber.Mask(row.Identity) : "—",
                    HourRowReader.Short(row.Title),
                    row.From == default ? "—" : $"{row.From:yyyy-MM-dd}",
                    row.Hours > 0 ? FormattableString.Invariant($"{row.Hours:0.0}") : "—",
                    row.Note ?? row.Faults?[0].Problem
                )
                {
                    Name = row.Name,
                    Category = row.HasCategory ? row.Category : null,
                }
            );
    }

    public ImportFindings ToFindings() =>
        new()
        {
            Rows = counts.Sum(),
            Create = counts[(int)ImportResult.Create] + counts[(int)ImportResult.Repaired],
            Repaired = counts[(int)ImportResult.Repaired],
            Unchanged = counts[(int)ImportResult.Unchanged],
            Refused = counts[(int)ImportResult.Refused],
            Repairable = repairable,
            Asked = asked,
            LeftOut = counts[(int)ImportResult.LeftOut],
            Under = reader.Limits.Under,
            NewLearners = newLearners,
            Problems =
            [
                .. problems
                    .Select(p => new ImportProblem(p.Key.Problem, p.Key.Column, p.Value.Repair, p.Value.Rows, p.Value.Examples))
                    .OrderByDescending(p => p.Repair.Mends())
                    .ThenByDescending(p => p.Repair.IsQuestion())
                    .ThenByDescending(p => p.Rows),
            ],
            Preview = [.. preview.Values.SelectMany(p => p)],
        };

    private void Add(HourRow row, RowFault fault)
    {
        var (repair, rows, examples) = problems.TryGetValue((fault.Problem, fault.Column), out var known) ? known : (fault.Repair, 0, []);
        if (examples.Count < ImportFindings.MostExamples)
            examples.Add(new ImportExample(row.Number, Place(fault.Column, row.Number), fault.Before, fault.After));
        problems[(fault.Problem, fault.Column)] = (repair, rows + 1, examples);
    }

    private string Place(ImportColumn column, int row) =>
        reader.PlaceOf(column) is >= 0 and var place ? $"{Table.Letters(place)}{row}" : $"{row}";
}
