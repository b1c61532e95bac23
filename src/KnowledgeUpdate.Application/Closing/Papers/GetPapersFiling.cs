using KnowledgeUpdate.Domain.Closing;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>What a filing of the closing papers would say, in counts, before it is confirmed.</summary>
[Requires(Permission.FileClosingPapers)]
public sealed record GetPapersFiling(Guid GatheringId) : IQuery<PapersFilingView>;

/// <param name="Figures">Of this moment; null while a rule is not configured.</param>
/// <param name="Hindrance">What prevents it now; null if nothing does.</param>
/// <param name="Seen">Carried by the confirmation: other counts than those seen are refused.</param>
/// <param name="LastVersion">The version filed before, where nothing has changed since; null: something has, or there is none.</param>
public sealed record PapersFilingView(
    Guid GatheringId,
    uint Version,
    string Title,
    PapersFigures? Figures,
    int OpenDisputes,
    int Asked,
    decimal Spent,
    decimal ApprovedBudget,
    DateOnly DisputesUntil,
    DateOnly? DueOn,
    bool WouldBeLate,
    int? LastVersion,
    RuleException? Hindrance,
    string Seen,
    bool IsBrokenOff = false
)
{
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
