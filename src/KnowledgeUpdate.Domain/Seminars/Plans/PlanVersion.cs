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
    ) =>
        (PlanId, Number, DocumentNumber, PublishedOn, Rows, Change, PublishedBy, At) = (
            planId,
            number,
            documentNumber,
            publishedOn,
            rows,
            change,
            by,
            now
        );

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }

    /// <summary>Document number.</summary>
    public string DocumentNumber { get; private set; } = "";

    /// <summary>Date of publication.</summary>
    public DateOnly PublishedOn { get; private set; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<PlanRow> Rows { get; private set; } = [];

    /// <summary>What changed and why; empty for the first.</summary>
    public string Change { get; private set; } = "";

    /// <summary>Who published it.</summary>
    public string PublishedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    string IPartOf.WholeKind => nameof(AnnualPlan);

    Guid IPartOf.WholeId => PlanId;
}
