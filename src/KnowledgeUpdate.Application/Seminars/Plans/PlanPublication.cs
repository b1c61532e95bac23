using System.Globalization;
using System.Text.Json;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The publication of a plan: every seminar enters the plan and opens, its host is told, the call is archived.</summary>
[Service]
public sealed class PlanPublication(PortalDbContext db, Actor actor, Flow flow, SeminarOpening opening, TimeProvider clock)
    : ICountersignedAct
{
    /// <summary>Name of the act.</summary>
    public const string Name = nameof(PublishAnnualPlan);

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public Task HoldAsync(Guid subjectId, CancellationToken ct) => db.HoldAsync<AnnualPlan>(subjectId, ct);

    /// <inheritdoc />
    public async Task<ActFacts> FactsAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var form = Read(payload);
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == subjectId, ct);
        var facts = await ReadFactsAsync(plan, ct);
        var hosts = plan.Rows.Select(r => r.HostId).Distinct().Count();
        return new ActFacts(
            [
                new ActLine("Document number", form.DocumentNumber),
                new ActLine("Date of the document", form.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ],
            [
                new ActLine(
                    "The public reads the plan: {0} seminars, {1} trainees",
                    Text(plan.Rows.Count),
                    Text(plan.Rows.Sum(r => r.HeadCount))
                ),
                new ActLine("{0} seminars open; each host is asked for its implementation plan", Text(plan.Rows.Count)),
                new ActLine("{0} hosting units are told", Text(hosts)),
                new ActLine("The call is archived: nothing more is filed under it"),
                new ActLine("A publication cannot be taken back: later changes are amendments with a document of their own"),
            ],
            plan.PublicationHindrance(form.DocumentNumber, form.On, facts, clock.GetUtcNow()),
            new
            {
                form,
                plan.State,
                plan.Rows,
                facts,
            }
        );
    }

    /// <inheritdoc />
    public async Task CarryOutAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var (form, now) = (Read(payload), clock.GetUtcNow());
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == subjectId, ct);
        var facts = await ReadFactsAsync(plan, ct);
        var publicity = await LatestAsync(plan.Id, ct);
        if (publicity is { State: PublicityState.Open })
            publicity.End(now);
        var ids = plan.Rows.Select(r => r.ProposalId).ToList();
        db.Add(plan.Publish(form.DocumentNumber, form.On, facts, actor.UserName, now));
        foreach (var proposal in await db.SeminarProposals.Where(p => ids.Contains(p.Id)).ToListAsync(ct))
        {
            proposal.Enter();
            await opening.OpenAsync(proposal, plan, ct);
            await flow.Of(new FlowSubject(nameof(SeminarProposal), proposal.Id, proposal.Title, plan.Name, Links.PublicPlans))
                .Tells(
                    Role.UnitAdministrator,
                    proposal.OrganisationId,
                    "“{0}” stands in the annual plan of {1}",
                    proposal.Title,
                    plan.Year.ToString(CultureInfo.InvariantCulture)
                )
                .DoneAsync(ct);
        }

        (await db.SeminarCalls.SingleAsync(c => c.Id == plan.CallId, ct)).Archive();
        await flow.Of(new FlowSubject(nameof(AnnualPlan), plan.Id, plan.Name, form.DocumentNumber, Links.Plan(plan.Id)))
            .Step(ReviewStage.Publication, ReviewDecision.Approved, form.DocumentNumber)
            .ClosesAll()
            .DoneAsync(ct);
    }

    /// <summary>What a publication is based on.</summary>
    internal async Task<PublicationFacts> ReadFactsAsync(AnnualPlan plan, CancellationToken ct)
    {
        var objections = db.Objections.Where(o => db.Publicities.Any(p => p.Id == o.PublicityId && p.SubjectId == plan.Id));
        var ids = plan.Rows.Select(r => r.ProposalId).ToList();
        return new PublicationFacts(
            (await LatestAsync(plan.Id, ct))?.EndsOn,
            await objections.CountAsync(o => o.State == ObjectionState.Received, ct),
            await objections.CountAsync(o => o.Finding == ObjectionFinding.Upheld && o.CorrectedById == null, ct),
            await db.SeminarProposals.CountAsync(
                p => ids.Contains(p.Id) && p.Kind == SeminarKind.National && p.Answer != MinistryAnswer.Approved,
                ct
            )
        );
    }

    private Task<Publicity?> LatestAsync(Guid planId, CancellationToken ct) =>
        db
            .Publicities.Where(p => p.SubjectId == planId && p.State != PublicityState.Replaced)
            .OrderByDescending(p => p.Id)
            .FirstOrDefaultAsync(ct);

    private static PlanPublicationForm Read(string payload) => JsonSerializer.Deserialize<PlanPublicationForm>(payload, PortalModel.Json)!;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
