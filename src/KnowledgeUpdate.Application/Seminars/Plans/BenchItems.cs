using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Loads the proposals for the bench, without scores that the reader may not see.</summary>
[Service]
public sealed class BenchItems(PortalDbContext db, Parties parties)
{
    /// <summary>The items, and those whose score is hidden.</summary>
    public async Task<(IReadOnlyList<BenchItem> Items, IReadOnlySet<Guid> Hidden)> LoadAsync(Guid callId, CancellationToken ct)
    {
        ProposalState[] states =
        [
            ProposalState.Candidate,
            ProposalState.Selected,
            ProposalState.LeftOut,
            ProposalState.InPublicity,
            ProposalState.Planned,
        ];
        var rows = await db
            .SeminarProposals.Where(p => p.CallId == callId && states.Contains(p.State))
            .OrderBy(p => p.Number)
            .Select(p => new
            {
                p.Id,
                p.Number,
                p.Title,
                p.OrganisationId,
                p.OrganisationName,
                p.Kind,
                p.Field,
                p.HeadCount,
                p.Content,
                p.StartsOn,
                p.CentralFunds,
                p.RegionFunds,
                p.LecturerNames,
                p.Score,
                p.Rank,
                p.Answer,
            })
            .ToListAsync(ct);
        var me = await parties.MyAccountsAsync(ct);
        var hidden = (await db.ConflictsOfInterest.Where(c => me.Contains(c.UserId)).Select(c => c.SubjectId).ToListAsync(ct)).ToHashSet();
        return (
            [
                .. rows.Select(p => new BenchItem
                {
                    Id = p.Id,
                    Number = p.Number,
                    Title = p.Title,
                    HostId = p.OrganisationId,
                    Host = p.OrganisationName,
                    Kind = p.Kind ?? SeminarKind.Advanced,
                    Field = p.Field ?? "",
                    HeadCount = p.HeadCount,
                    Days = p.Content.Days ?? 0,
                    StartsOn = p.StartsOn,
                    CentralFunds = p.CentralFunds,
                    RegionFunds = p.RegionFunds,
                    OwnFunds = p.Content.OwnFunds,
                    Lecturers = p.LecturerNames,
                    Score = hidden.Contains(p.Id) ? null : p.Score,
                    Rank = p.Rank,
                    MinistryApproved = p.Answer == MinistryAnswer.Approved,
                }),
            ],
            hidden
        );
    }
}
