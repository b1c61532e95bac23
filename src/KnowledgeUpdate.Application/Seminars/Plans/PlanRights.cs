namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What the reader may do with a plan now.</summary>
public sealed record PlanRights
{
    public static readonly PlanRights None = new();

    /// <summary>Chooses seminars on the bench and forms the plan.</summary>
    public bool MayCompose { get; init; }

    public bool MayReopen { get; init; }

    public bool MayPublicise { get; init; }

    /// <summary>Corrects the list or the text in publicity.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>Proposes the publication to a second person.</summary>
    public bool MayPublish { get; init; }

    public bool MayRequestAmendment { get; init; }

    /// <summary>What stands in the way of the publication, for who proposes it; null: nothing, or it is not the reader's.</summary>
    public RuleException? Hindrance { get; init; }
}
