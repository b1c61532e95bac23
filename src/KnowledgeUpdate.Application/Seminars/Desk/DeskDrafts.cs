using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Proposals of a unit and calls of the programme office that are not filed yet.</summary>
[Service]
public sealed class DeskDrafts(PortalDbContext db, Actor actor, SeminarAccess access) : IDeskDrafts
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<HandoverItem>> ReadAsync(Membership desk, int most, CancellationToken ct) =>
        desk.Role switch
        {
            Role.UnitAdministrator => await access
                .Visible()
                .Where(p =>
                    p.OrganisationId == desk.OrganisationId && (p.State == ProposalState.Draft || p.State == ProposalState.Returned)
                )
                .OrderBy(p => p.Id)
                .Take(most)
                .Select(p => new HandoverItem("", p.Title, Links.Proposal(p.Id), null))
                .ToListAsync(ct),
            Role.ProgrammeOffice when actor.May(Permission.SaveSeminarCall) => await db
                .SeminarCalls.Where(c => c.State == CallState.Draft || c.State == CallState.ForRelease)
                .OrderBy(c => c.Id)
                .Take(most)
                .Select(c => new HandoverItem("", c.Title, Links.Call(c.Id), null))
                .ToListAsync(ct),
            _ => [],
        };
}
