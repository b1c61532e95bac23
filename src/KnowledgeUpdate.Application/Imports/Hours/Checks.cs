using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

internal static class Checks
{
    /// <summary>Checks every row, keeps what is found and stages what is good.</summary>
    public static async Task CheckAsync(this ImportAccess access, Import import, IReadOnlyList<ImportRepair> repairs, CancellationToken ct)
    {
        import.Check(repairs, await access.StageAsync(import, repairs, ct));
    }

    /// <summary>Judges every row and stages the good ones in place of those that were staged before.</summary>
    internal static async Task<ImportFindings> StageAsync(
        this ImportAccess access,
        Import import,
        IReadOnlyList<ImportRepair> repairs,
        CancellationToken ct
    )
    {
        await using var content = await access.OpenAsync(import, ct);
        var (findings, staged) = (default(FindingsWriter), access.Staged(import));
        await staged.ClearAsync(ct);
        await access.JudgeAllAsync(
            import,
            content,
            repairs,
            reader =>
            {
                var writer = findings = new FindingsWriter(reader);
                return rows =>
                {
                    rows.ForEach(writer.Add);
                    return staged.AddAsync(rows, ct);
                };
            },
            ct
        );
        return findings!.ToFindings();
    }
}
