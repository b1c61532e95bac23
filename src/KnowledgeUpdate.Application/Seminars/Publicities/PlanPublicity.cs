using System.Text.Json;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Annual plans in publicity.</summary>
[Service]
public sealed class PlanPublicity(PortalDbContext db, SeminarAccess access) : IPublicised
{
    /// <summary>Letters of seminars 研修 in index numbers.</summary>
    internal const string Series = "YX";

    public string SubjectKind => nameof(AnnualPlan);

    public IReadOnlyList<string> RowsOf(Publicity publicity) => [.. Rows(publicity).Select(r => r.Title)];

    public async Task<bool> IsPartyAsync(Publicity publicity, string about, CancellationToken ct) =>
        (await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == publicity.SubjectId, ct))?.Rows.FirstOrDefault(r =>
            r.Title == about
        )
            is { } row
        && await access.IsPartyAsync(await db.SeminarProposals.SingleAsync(p => p.Id == row.ProposalId, ct), ct);

    public string CorrectionLink(Guid subjectId) => Links.PlanCorrection(subjectId);

    /// <summary>The list as it was made public.</summary>
    internal static List<PlanRow> Rows(Publicity publicity) =>
        JsonSerializer.Deserialize<List<PlanRow>>(publicity.Content, PortalModel.Json)!;
}
