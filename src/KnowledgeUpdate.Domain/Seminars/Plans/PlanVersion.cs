namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A published version of the plan. Never changed.</summary>
public sealed class PlanVersion : Entity, IPartOf
{
    private PlanVersion() { }

    internal PlanVersion(
        Guid planId,
        int number,
        string documentNumber,
        DateOnly publishedOn,
        IReadOnlyList<PlanRow> rows,
        string change,
        string by,
        DateTimeOffset now
    )
    {
        PlanId = planId;
        Number = number;
        DocumentNumber = documentNumber;
        PublishedOn = publishedOn;
        Rows = rows;
        Change = change;
        PublishedBy = by;
        At = now;
    }

    public Guid PlanId { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }

    public string DocumentNumber { get; private set; } = "";

    public DateOnly PublishedOn { get; private set; }

    public IReadOnlyList<PlanRow> Rows { get; private set; } = [];

    /// <summary>What changed and why; empty for the first.</summary>
    public string Change { get; private set; } = "";

    public string PublishedBy { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    string IPartOf.WholeKind => nameof(AnnualPlan);

    Guid IPartOf.WholeId => PlanId;
}
