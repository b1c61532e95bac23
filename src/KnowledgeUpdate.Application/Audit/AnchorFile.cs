using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>
/// The anchors of one tenant: a file of one line a day, outside the database. Each line is signed with a key of the portal's secret, which
/// the database does not hold.
/// </summary>
public sealed class AnchorFile(string folder, Guid tenant, PortalKeys keys)
{
    /// <summary>How long after an event its anchor is due: one is written every day.</summary>
    private static readonly TimeSpan Due = TimeSpan.FromDays(1) + TimeSpan.FromHours(12);

    private sealed record Line(
        long Sequence,
        string Hash,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Signature = null
    );

    public string Name => Path.Combine(folder, $"{tenant:N}.jsonl");

    /// <summary>All anchors whose signature holds, those from before anchors were signed, and what is wrong with the others.</summary>
    public async Task<AnchorRead> ReadAsync(CancellationToken ct)
    {
        var (anchors, faults, signed) = (new Dictionary<long, string>(), new List<string>(), 0);
        var lines = File.Exists(Name) ? await File.ReadAllLinesAsync(Name, ct) : [];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = Parse(lines[i]);
            if (line is null)
                faults.Add($"line {i + 1} of {Name} is no anchor");
            else if (line.Signature is null && signed > 0)
                faults.Add($"the anchor of event {line.Sequence} is not signed, though earlier ones are");
            else if (line.Signature is not null && !IsSigned(line))
                faults.Add($"the anchor of event {line.Sequence} was altered: its signature does not hold");
            else
            {
                signed += line.Signature is null ? 0 : 1;
                if (!anchors.TryAdd(line.Sequence, line.Hash) && anchors[line.Sequence] != line.Hash)
                    faults.Add($"two anchors of event {line.Sequence} contradict each other");
            }
        }

        return new AnchorRead(anchors, signed, faults);
    }

    /// <summary>Adds an anchor; one that is there and signed is not repeated.</summary>
    public async Task AddAsync(AuditAnchor anchor, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var line = new Line(anchor.Sequence, anchor.Hash);
        var text = JsonSerializer.Serialize(line with { Signature = Sign(line) });
        if (!File.Exists(Name) || !(await File.ReadAllLinesAsync(Name, ct)).Contains(text))
            await File.AppendAllTextAsync(Name, text + "\n", ct);
    }

    /// <summary>What is missing: a history older than a day must have anchors, and recent ones.</summary>
    public IReadOnlyList<string> GapsOf(AuditVerdict verdict, AnchorRead read, DateTimeOffset now)
    {
        if (verdict.Events == 0)
            return
            [
                "the history is empty, though the founding of every tenant is written in it"
                    + $"{(read.Anchors.Count == 0 ? $", and {Name} holds no anchor" : "")}",
            ];
        if (verdict.OpenSince is not { } since || now - since <= Due)
            return read.Signed > 0 || now - (verdict.OpenSince ?? DateTimeOffset.MinValue) <= Due
                ? []
                : [$"no anchor in {Name} is signed: write one with anchor-audit, if the history was sound before"];
        return read.Anchors.Count == 0
            ?
            [
                $"there is no anchor in {Name}, though the history has {verdict.Events} events since {since:yyyy-MM-dd HH:mm} "
                    + "UTC: the folder is wrong, lost or emptied, or none was ever written",
            ]
            :
            [
                $"the last anchor in {Name} is that of event {read.Anchors.Keys.Max()}: the "
                    + $"{verdict.Events - read.Anchors.Keys.Max()} events after it, the first of {since:yyyy-MM-dd HH:mm} UTC, have none",
            ];
    }

    private static Line? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text) is { Hash: not null } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsSigned(Line line) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(line)), Encoding.UTF8.GetBytes(line.Signature ?? ""));

    private string Sign(Line line) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(
                keys.Symmetric("history anchors 1"),
                Encoding.UTF8.GetBytes(FormattableString.Invariant($"{tenant:N}/{line.Sequence}/{line.Hash}"))
            )
        );
}
