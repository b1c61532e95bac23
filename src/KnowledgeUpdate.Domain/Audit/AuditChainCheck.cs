namespace KnowledgeUpdate.Domain.Audit;

/// <summary>Verifies a chain event by event, in constant memory.</summary>
public sealed class AuditChainCheck(IReadOnlyDictionary<long, string> anchors)
{
    private string previous = AuditEvent.Genesis;

    /// <summary>Number of the last event seen.</summary>
    public long Last { get; private set; }

    /// <summary>What is wrong, in order; empty for a sound chain.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Takes the next event, in order of sequence.</summary>
    public void Add(AuditEvent next)
    {
        if (next.Sequence != Last + 1)
            Faults.Add(
                $"after event {Last} comes {next.Sequence}: {(next.Sequence > Last + 1 ? "events are missing" : "an event was inserted")}"
            );
        if (next.PreviousHash != previous)
            Faults.Add($"event {next.Sequence} does not follow from the event before");
        if (next.ComputeHash() != next.Hash)
            Faults.Add($"event {next.Sequence} was changed");
        if (anchors.TryGetValue(next.Sequence, out var anchored) && anchored != next.Hash)
            Faults.Add($"event {next.Sequence} differs from the anchor written outside the database");
        (Last, previous) = (next.Sequence, next.Hash);
    }

    /// <summary>Ends the check: the tail must reach the head and every anchor.</summary>
    public void Finish(AuditHead? head)
    {
        if (head is not null && (head.Sequence != Last || head.Hash != previous))
            Faults.Add($"the chain ends at event {Last}, its head says {head.Sequence}");
        if (anchors.Count > 0 && anchors.Keys.Max() > Last)
            Faults.Add($"the tail was cut: an anchor knows event {anchors.Keys.Max()}, the chain ends at {Last}");
    }
}
