namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What the reader may do with a call now.</summary>
public sealed record CallRights
{
    public static readonly CallRights None = new();

    public bool MayEdit { get; init; }

    /// <summary>Sends the draft to the person who releases it.</summary>
    public bool MayPublish { get; init; }

    public bool MayCorrect { get; init; }

    public bool MayWithdraw { get; init; }

    public bool MayExtend { get; init; }

    public bool MayBeginScoring { get; init; }

    public bool MayOpenBench { get; init; }

    /// <summary>What stands in the way of the next step, for who takes it; null: nothing, or it is not the reader's.</summary>
    public Exception? Hindrance { get; init; }
}
