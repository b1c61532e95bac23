using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>The state of a seminar that an amendment would change.</summary>
/// <param name="FilingDays">
/// Days by which its implementation plan is filed before it begins, by the rule in force; null: not configured.
/// </param>
/// <param name="FiledOn">Beijing date on which the implementation plan was filed; null: not yet.</param>
/// <param name="EndsOn">Its last Beijing date; null: no seminar was opened yet.</param>
/// <param name="WasAttended">Somebody signed attendance.</param>
/// <param name="Seated">People with a seat, 人.</param>
public sealed record SeminarStanding(int? FilingDays, DateOnly? FiledOn, DateOnly? EndsOn, bool WasAttended, int Seated);

/// <summary>A request to change the published plan; approved, it makes a new version.</summary>
public sealed class PlanAmendment : Entity
{
    public static readonly StateTable<AmendmentState, AmendmentAction> States = new()
    {
        { AmendmentState.Requested, AmendmentAction.Approve, AmendmentState.Approved },
        { AmendmentState.Requested, AmendmentAction.Refuse, AmendmentState.Refused },
    };

    private PlanAmendment() { }

    /// <param name="standing">How the seminar stands.</param>
    /// <exception cref="RuleException">
    /// The plan is not published, the seminar is not in it or is cancelled, the change is empty, or the state of the seminar forbids it.
    /// </exception>
    public static PlanAmendment Request(
        AnnualPlan plan,
        AmendmentKind kind,
        SeminarProposal proposal,
        DateOnly? startsOn,
        string? place,
        int? headCount,
        string reason,
        SeminarStanding standing,
        Guid organisationId,
        Party by,
        DateTimeOffset now
    )
    {
        if (plan.State != PlanState.Published)
            throw new RuleException("The plan is not published yet.");
        var row = plan.Rows.FirstOrDefault(r => r.ProposalId == proposal.Id);
        if (kind == AmendmentKind.Add && row is not null)
            throw new RuleException("This seminar is in the plan already.");
        if (kind == AmendmentKind.Add && (proposal.State != ProposalState.LeftOut || proposal.CallId != plan.CallId))
            throw new RuleException("Only a proposal that was left out of the plan can be added.");
        if (kind != AmendmentKind.Add && row is null or { IsCancelled: true })
            throw new RuleException("This seminar is not in the plan.");
        if (kind == AmendmentKind.Postpone && (startsOn is null || startsOn <= row?.StartsOn))
            throw new RuleException("Enter a first day later than the one in the plan.");
        if (kind == AmendmentKind.Change && startsOn is null && place is null && headCount is null)
            throw new RuleException("Enter what is to be changed.");
        var amendment = new PlanAmendment
        {
            PlanId = plan.Id,
            Kind = kind,
            ProposalId = proposal.Id,
            StartsOn = startsOn,
            Place = place,
            HeadCount = headCount,
            Reason = reason.Trim(),
            OrganisationId = organisationId,
            RequestedById = by.By,
            RequestedForId = by.OnBehalfOf,
            RequestedAt = now,
        };
        amendment.Fit(standing, proposal, now);
        return amendment;
    }

    /// <summary>
    /// The earliest first day that leaves the days of the filing rule: counted from the filing of the implementation plan, else from the
    /// day of the request; never today or before.
    /// </summary>
    /// <param name="filingDays">Days by which the implementation plan is filed before the seminar; null: not configured.</param>
    /// <remarks>Source: <see cref="Rules.RuleKeys.ImplementationDays"/>.</remarks>
    public static DateOnly EarliestStart(int? filingDays, DateOnly? filedOn, DateOnly requestedOn, DateOnly today)
    {
        var earliest = filingDays is { } days ? (filedOn ?? requestedOn).AddDays(days) : today;
        return earliest > today ? earliest : today.AddDays(1);
    }

    private void Fit(SeminarStanding standing, SeminarProposal proposal, DateTimeOffset now)
    {
        var today = BeijingTime.DateOf(now);
        if (standing.WasAttended && (Kind is AmendmentKind.Cancel || StartsOn is not null))
            throw new RuleException(
                "Attendance was taken already: a seminar that has begun is broken off, and neither moved nor cancelled."
            );
        if (standing.EndsOn is { } end && end < today && Kind == AmendmentKind.Change && StartsOn is null)
            throw new RuleException("The seminar was over on {0:yyyy-MM-dd}: postpone or cancel it if it was not held.", end);
        if (HeadCount < standing.Seated)
            throw new RuleException("{0} seats are taken: the number of trainees cannot be {1}.", standing.Seated, HeadCount);
        if (
            (StartsOn ?? (Kind == AmendmentKind.Add ? proposal.StartsOn : null)) is { } first
            && EarliestStart(standing.FilingDays, standing.FiledOn, BeijingTime.DateOf(RequestedAt), today) is var earliest
            && first < earliest
        )
            throw new RuleException(
                "{0:yyyy-MM-dd} is too early: the first day is after today and leaves the {1} days in which the implementation "
                    + "plan is filed. Choose {2:yyyy-MM-dd} or later.",
                first,
                standing.FilingDays ?? 0,
                earliest
            );
    }

    public Guid PlanId { get; private set; }

    /// <summary>What sort of change.</summary>
    public AmendmentKind Kind { get; private set; }

    public Guid ProposalId { get; private set; }

    /// <summary>New first day.</summary>
    public DateOnly? StartsOn { get; private set; }

    public string? Place { get; private set; }

    /// <summary>New number of trainees, 人.</summary>
    public int? HeadCount { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    public Guid RequestedById { get; private set; }

    /// <summary>For whom it was asked, under lent rights: that person does not decide it either.</summary>
    public Guid? RequestedForId { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public AmendmentState State { get; private set; }

    public string? Opinion { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    public void Refuse(string opinion, Party by, DateTimeOffset now) => Decide(AmendmentAction.Refuse, opinion, by, now);

    /// <summary>Approves it and applies it to the plan's rows and the proposal.</summary>
    /// <param name="standing">How the seminar stands.</param>
    /// <returns>The rows of the new version.</returns>
    /// <exception cref="RuleException">It is decided, the decider asked for it, or the current state of the seminar forbids it.</exception>
    public IReadOnlyList<PlanRow> Approve(
        AnnualPlan plan,
        SeminarProposal proposal,
        SeminarStanding standing,
        string opinion,
        Party by,
        DateTimeOffset now
    )
    {
        Decide(AmendmentAction.Approve, opinion, by, now);
        Fit(standing, proposal, now);
        if (Kind == AmendmentKind.Add)
        {
            proposal.Enter();
            Apply(proposal, now);
            return [.. plan.Rows, PlanRow.Of(proposal, plan.Rows.Max(r => r.Order) + 1)];
        }

        if (Kind != AmendmentKind.Cancel)
            Apply(proposal, now);
        return
        [
            .. plan.Rows.Select(r =>
                r.ProposalId != ProposalId ? r
                : Kind == AmendmentKind.Cancel ? r with { IsCancelled = true }
                : PlanRow.Of(proposal, r.Order)
            ),
        ];
    }

    private void Apply(SeminarProposal proposal, DateTimeOffset now) =>
        proposal.Amend(
            proposal.Content with
            {
                StartsOn = StartsOn ?? proposal.Content.StartsOn,
                Place = Place ?? proposal.Content.Place,
                HeadCount = HeadCount ?? proposal.Content.HeadCount,
            },
            now
        );

    /// <summary>Whether somebody of a party asked for it, or had it asked for.</summary>
    public bool IsOf(Party party) => party.Did(RequestedById, RequestedForId);

    private void Decide(AmendmentAction action, string opinion, Party by, DateTimeOffset now)
    {
        if (IsOf(by))
            throw new RuleException("Nobody decides what they filed. Another member of the programme office decides this.");
        (State, Opinion, DecidedAt) = (States.Next(State, action), opinion.Trim(), now);
    }
}
