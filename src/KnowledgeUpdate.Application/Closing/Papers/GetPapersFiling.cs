using KnowledgeUpdate.Domain.Closing;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>What a filing of the closing papers would say, in counts, before it is confirmed.</summary>
[Requires(Permission.FileClosingPapers)]
public sealed record GetPapersFiling(Guid GatheringId) : IQuery<PapersFilingView>;

public sealed record PapersFilingView
{
    public required Guid GatheringId { get; init; }

    public required uint Version { get; init; }

    public required string Title { get; init; }

    /// <summary>Of this moment; null while a rule is not configured.</summary>
    public required PapersFigures? Figures { get; init; }

    public required int OpenDisputes { get; init; }

    public required int Asked { get; init; }

    public required decimal Spent { get; init; }

    public required decimal ApprovedBudget { get; init; }

    public required DateOnly DisputesUntil { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required bool WouldBeLate { get; init; }

    /// <summary>The version filed before, where nothing has changed since; null: something has, or there is none.</summary>
    public required int? LastVersion { get; init; }

    /// <summary>What prevents it now; null if nothing does.</summary>
    public required RuleException? Hindrance { get; init; }

    /// <summary>Carried by the confirmation: other counts than those seen are refused.</summary>
    public required string Seen { get; init; }

    public bool IsBrokenOff { get; init; }

    /// <summary>People who would not complete.</summary>
    public int NotCompleted => Figures is { } f ? f.Trainees - f.Completed : 0;

    /// <summary>元 over the approved budget; 0 or less: within.</summary>
    public decimal Over => Spent - ApprovedBudget;
}

internal sealed class GetPapersFilingHandler(ClosingAccess access, PapersFilings filings)
    : IRequestHandler<GetPapersFiling, PapersFilingView>
{
    public async Task<PapersFilingView> Handle(GetPapersFiling query, CancellationToken cancellationToken) =>
        await filings.ViewAsync(await access.FindOwnAsync(query.GatheringId, cancellationToken), cancellationToken);
}
