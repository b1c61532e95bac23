using System.Text.Json;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Files a proposal with the unit that gives the first review. The version filed is kept for ever.</summary>
/// <param name="Unchanged">A returned proposal is filed again although nothing was changed.</param>
[Requires(Permission.FileSeminarProposal)]
public sealed record SubmitSeminarProposal(Guid Id, uint Version, bool Unchanged = false) : ICommand<SubmittedProposal>;

/// <summary>The filed proposal's number and when the first review is due.</summary>
public sealed record SubmittedProposal(string Number, DateOnly? ReviewDueOn, string Reviewer);

internal sealed class SubmitSeminarProposalHandler(
    PortalDbContext db,
    Actor actor,
    SeminarAccess access,
    ProposalForms forms,
    PlaceAuthority places,
    Parties parties,
    RuleBook rules,
    Calendars calendars,
    Flow flow,
    IStringLocalizer<SeminarsText> text,
    TimeProvider clock
) : IRequestHandler<SubmitSeminarProposal, SubmittedProposal>
{
    public async Task<SubmittedProposal> Handle(SubmitSeminarProposal command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        // Numbers are given one after another: the call's row is held until the end of the transaction.
        await db.HoldAsync<SeminarCall>(proposal.CallId, cancellationToken);
        await db.Entry(proposal.Call).ReloadAsync(cancellationToken);

        var now = clock.GetUtcNow();
        // The capacity is required when a proposal is begun and when it is first filed; one that was filed before may go on without.
        var unit = await db.Organisations.Include(o => o.Capacities).SingleAsync(o => o.Id == proposal.OrganisationId, cancellationToken);
        if (proposal.FiledVersions == 0 && !unit.Has(Capacity.HostingUnit, BeijingTime.DateOf(now)))
            throw new RuleException("{0} is not entered as a hosting unit. The HR bureau of your city enters the capacity.", unit.Name);
        if (proposal.State == ProposalState.Returned && !command.Unchanged && await IsUnchangedAsync(proposal, cancellationToken))
            throw Faults.Beside(
                nameof(command.Unchanged),
                text["Nothing was changed since the proposal was returned. Tick this to file it as it is."]
            );
        var faults = await forms.CheckAsync(proposal, cancellationToken);
        var chosen = await db.Organisations.SingleOrDefaultAsync(o => o.Id == proposal.RecommenderId, cancellationToken);
        var isBarred =
            chosen is not null && await parties.AllBelongAsync(chosen.Id, RoleOf(chosen), unit.Id, SinceOf(now), cancellationToken);
        Guid? raisedTo = isBarred ? await places.OfficeAsync(cancellationToken) : null;
        db.Add(
            proposal.Submit(
                faults,
                await DueAsync(proposal.Call, now, cancellationToken),
                actor.Me,
                now,
                unit.Name,
                unit.CreditCode,
                raisedTo
            )
        );

        var reviewer = await db.Organisations.SingleAsync(o => o.Id == proposal.ReviewerId, cancellationToken);
        var role = RoleOf(reviewer);
        var move = flow.Of(
                new FlowSubject(
                    nameof(SeminarProposal),
                    proposal.Id,
                    proposal.Title,
                    $"{proposal.OrganisationName} · {proposal.Number} · {proposal.HeadCount}",
                    Links.Proposal(proposal.Id)
                )
            )
            .Step(ReviewStage.Filing, ReviewDecision.Submitted, version: proposal.FiledVersions);
        if (isBarred)
            move.Step(ReviewStage.FirstReview, ReviewDecision.PassedUp, chosen!.Name);
        await move.ClosesAll()
            .Opens(SeminarActs.FirstReview, role, reviewer.Id, proposal.ReviewDueOn)
            .Tells(role, reviewer.Id, "“{0}” of {1} awaits your first review", proposal.Title, proposal.OrganisationName)
            .DoneAsync(cancellationToken);
        return new SubmittedProposal(proposal.Number!, proposal.ReviewDueOn, reviewer.Name);
    }

    private async Task<bool> IsUnchangedAsync(SeminarProposal proposal, CancellationToken ct)
    {
        var filed = await db
            .ProposalVersions.Where(v => v.ProposalId == proposal.Id)
            .OrderByDescending(v => v.Number)
            .Select(v => v.Content)
            .FirstAsync(ct);
        return JsonSerializer.Serialize(filed, PortalModel.Json) == JsonSerializer.Serialize(proposal.Content, PortalModel.Json);
    }

    private static Role RoleOf(Organisation reviewer) =>
        reviewer.Kind switch
        {
            OrganisationKind.IndustryDepartment => Role.IndustryDepartment,
            OrganisationKind.ProgrammeOffice => Role.ProgrammeOffice,
            _ => Role.LocalBureau,
        };

    /// <summary>As <see cref="SeminarAccess"/> excludes people of the filing unit.</summary>
    private static DateOnly SinceOf(DateTimeOffset now) => BeijingTime.DateOf(now).AddDays(-1);

    /// <summary>
    /// The call's own last day of first review if it names one; otherwise working days by rule. Not configured: no deadline.
    /// </summary>
    private async Task<DateOnly?> DueAsync(SeminarCall call, DateTimeOffset now, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(now);
        if (call.Terms.FirstReviewDueOn is { } due && due >= today)
            return due;
        var calendar = await calendars.GetAsync(ct);
        return
            await rules.NumberAsync(RuleKeys.FirstReviewDays, today, ct) is { } days
            && calendar.Knows(today.Year)
            && calendar.Knows(today.AddDays(days * 2).Year)
            ? calendar.Add(today, days)
            : null;
    }
}
