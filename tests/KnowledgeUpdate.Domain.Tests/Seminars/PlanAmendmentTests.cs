using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;
using static KnowledgeUpdate.Domain.Tests.Samples;

namespace KnowledgeUpdate.Domain.Tests.Seminars;

public sealed class PlanAmendmentTests
{
    private static readonly DateOnly Later = new(2027, 9, 6);

    [Fact]
    public void A_request_keeps_what_was_asked()
    {
        var (plan, proposal) = PublishedPlan();

        var request = Request(plan, AmendmentKind.Postpone, proposal, startsOn: Later);

        Assert.Equal(
            (plan.Id, AmendmentKind.Postpone, proposal.Id, Later, "理由", Host, Filer, AfterClosing, AmendmentState.Requested),
            (
                request.PlanId,
                request.Kind,
                request.ProposalId,
                request.StartsOn,
                request.Reason,
                request.OrganisationId,
                request.RequestedById,
                request.RequestedAt,
                request.State
            )
        );
    }

    [Fact]
    public void Only_a_published_plan_is_amended()
    {
        var (plan, proposal) = PlanInPublicity();

        Refused.By("The plan is not published yet.", () => Request(plan, AmendmentKind.Cancel, proposal));
    }

    [Fact]
    public void Only_a_seminar_of_the_plan_is_changed()
    {
        var call = OpenCall();
        var (plan, _) = PublishedPlan(call);

        Refused.By("This seminar is not in the plan.", () => Request(plan, AmendmentKind.Cancel, LeftOut(call)));
    }

    [Fact]
    public void A_cancelled_seminar_is_not_changed_again()
    {
        var (plan, proposal) = PublishedPlan();
        Amend(
            plan,
            Request(plan, AmendmentKind.Cancel, proposal).Approve(plan, proposal, Untouched, "同意", new Party(Officer), AfterClosing)
        );

        Refused.By("This seminar is not in the plan.", () => Request(plan, AmendmentKind.Postpone, proposal, startsOn: Later));
        Refused.By("This seminar is not in the plan.", () => Request(plan, AmendmentKind.Cancel, proposal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2027-06-13")]
    [InlineData("2027-06-14")]
    public void A_postponement_is_later_than_the_plan(string? startsOn)
    {
        var (plan, proposal) = PublishedPlan();

        Refused.By(
            "Enter a first day later than the one in the plan.",
            () => Request(plan, AmendmentKind.Postpone, proposal, startsOn is null ? null : DateOnly.Parse(startsOn))
        );
    }

    [Fact]
    public void A_change_changes_something()
    {
        var (plan, proposal) = PublishedPlan();

        Refused.By("Enter what is to be changed.", () => Request(plan, AmendmentKind.Change, proposal));
        Assert.Equal("北海市", Request(plan, AmendmentKind.Change, proposal, place: "北海市").Place);
    }

    [Fact]
    public void Only_a_proposal_of_the_same_call_that_was_left_out_is_added()
    {
        var call = OpenCall();
        var (plan, planned) = PublishedPlan(call);

        Refused.By("This seminar is in the plan already.", () => Request(plan, AmendmentKind.Add, planned));
        Refused.By("Only a proposal that was left out of the plan can be added.", () => Request(plan, AmendmentKind.Add, Candidate(call)));
        Refused.By(
            "Only a proposal that was left out of the plan can be added.",
            () => Request(plan, AmendmentKind.Add, LeftOut(OpenCall()))
        );
        Assert.Equal(AmendmentState.Requested, Request(plan, AmendmentKind.Add, LeftOut(call)).State);
    }

    [Fact]
    public void An_approved_postponement_moves_the_seminar_in_the_plan_and_in_the_proposal()
    {
        var (plan, proposal) = PublishedPlan();

        var rows = Request(plan, AmendmentKind.Postpone, proposal, startsOn: Later)
            .Approve(plan, proposal, Untouched, " 同意 ", new Party(Officer), AfterClosing);

        Assert.Equal([PlanRow.Of(proposal, 1)], rows);
        Assert.Equal(
            (Later, Later, "南宁市", 50, ProposalState.Planned),
            (rows[0].StartsOn, proposal.StartsOn, proposal.Content.Place, proposal.HeadCount, proposal.State)
        );
    }

    [Fact]
    public void An_approved_change_takes_what_was_asked_and_keeps_the_rest()
    {
        var (plan, proposal) = PublishedPlan();
        var request = Request(plan, AmendmentKind.Change, proposal, place: "北海市", headCount: 60);

        var rows = request.Approve(plan, proposal, Untouched, " 同意 ", new Party(Officer), AfterClosing);

        Assert.Equal(("北海市", 60, new DateOnly(2027, 6, 14)), (rows[0].Place, rows[0].HeadCount, rows[0].StartsOn));
        Assert.Equal((AmendmentState.Approved, "同意", AfterClosing), (request.State, request.Opinion, request.DecidedAt));
    }

    [Fact]
    public void An_approved_cancellation_stays_in_the_list_as_cancelled()
    {
        var (plan, proposal) = PublishedPlan();

        var rows = Request(plan, AmendmentKind.Cancel, proposal)
            .Approve(plan, proposal, Untouched, "同意", new Party(Officer), AfterClosing);

        Assert.Equal([PlanRow.Of(proposal, 1) with { IsCancelled = true }], rows);
    }

    [Fact]
    public void An_approved_addition_stands_last_and_enters_the_plan()
    {
        var call = OpenCall();
        var (plan, planned) = PublishedPlan(call);
        var added = LeftOut(call);

        var rows = Request(plan, AmendmentKind.Add, added).Approve(plan, added, Untouched, "同意", new Party(Officer), AfterClosing);

        Assert.Equal([PlanRow.Of(planned, 1), PlanRow.Of(added, 2)], rows);
        Assert.Equal(ProposalState.Planned, added.State);
    }

    [Fact]
    public void Nobody_decides_what_they_filed()
    {
        var (plan, proposal) = PublishedPlan();
        var request = Request(plan, AmendmentKind.Cancel, proposal);

        Refused.By(
            "Nobody decides what they filed. Another member of the programme office decides this.",
            () => request.Approve(plan, proposal, Untouched, "同意", new Party(Filer), AfterClosing)
        );
        Refused.By(
            "Nobody decides what they filed. Another member of the programme office decides this.",
            () => request.Refuse("不同意", new Party(Filer), AfterClosing)
        );
        Assert.Equal((AmendmentState.Requested, null, null), (request.State, request.Opinion, request.DecidedAt));
    }

    [Fact]
    public void A_decided_request_is_not_decided_again()
    {
        var (plan, proposal) = PublishedPlan();
        var request = Request(plan, AmendmentKind.Cancel, proposal);
        request.Refuse("不同意", new Party(Officer), AfterClosing);

        Refused.ByState(
            AmendmentState.Refused,
            AmendmentAction.Approve,
            () => request.Approve(plan, proposal, Untouched, "同意", new Party(Officer), AfterClosing.AddDays(1))
        );
        Refused.ByState(
            AmendmentState.Refused,
            AmendmentAction.Refuse,
            () => request.Refuse("再", new Party(Officer), AfterClosing.AddDays(1))
        );
        Assert.Equal((AmendmentState.Refused, "不同意", AfterClosing), (request.State, request.Opinion, request.DecidedAt));
    }

    [Fact]
    public void What_people_attended_is_neither_moved_nor_cancelled_and_seats_taken_are_kept()
    {
        var (plan, proposal) = PublishedPlan();
        var attended = Untouched with { WasAttended = true, Seated = 31 };

        Refused.By(
            "Attendance was taken already: a seminar that has begun is broken off, and neither moved nor cancelled.",
            () => Request(plan, AmendmentKind.Cancel, proposal, standing: attended)
        );
        Refused.By(
            "Attendance was taken already: a seminar that has begun is broken off, and neither moved nor cancelled.",
            () => Request(plan, AmendmentKind.Postpone, proposal, Later, standing: attended)
        );
        Refused.By(
            "{0} seats are taken: the number of trainees cannot be {1}.",
            () => Request(plan, AmendmentKind.Change, proposal, headCount: 30, standing: attended)
        );
        Assert.Equal(31, Request(plan, AmendmentKind.Change, proposal, headCount: 31, standing: attended).HeadCount);
        var request = Request(plan, AmendmentKind.Cancel, proposal);
        Refused.By(
            "Attendance was taken already: a seminar that has begun is broken off, and neither moved nor cancelled.",
            () => request.Approve(plan, proposal, attended, "同意", new Party(Officer), AfterClosing)
        );
    }

    [Theory]
    [InlineData(null, null, "2027-01-02")]
    [InlineData(30, null, "2027-01-31")]
    [InlineData(30, "2026-12-20", "2027-01-19")]
    [InlineData(30, "2026-11-01", "2027-01-02")]
    public void The_first_day_leaves_the_days_of_the_filing_rule(int? days, string? filedOn, string earliest) =>
        Assert.Equal(
            DateOnly.Parse(earliest),
            PlanAmendment.EarliestStart(
                days,
                filedOn is null ? null : DateOnly.Parse(filedOn),
                new DateOnly(2027, 1, 1),
                new DateOnly(2027, 1, 1)
            )
        );

    private static readonly SeminarStanding Untouched = new(null, null, null, false, 0);

    private static PlanAmendment Request(
        AnnualPlan plan,
        AmendmentKind kind,
        SeminarProposal proposal,
        DateOnly? startsOn = null,
        string? place = null,
        int? headCount = null,
        SeminarStanding? standing = null
    ) =>
        PlanAmendment.Request(
            plan,
            kind,
            proposal,
            startsOn,
            place,
            headCount,
            " 理由 ",
            standing ?? Untouched,
            Host,
            new Party(Filer),
            AfterClosing
        );

    private static void Amend(AnnualPlan plan, IReadOnlyList<PlanRow> rows) =>
        plan.Amend(rows, "桂人社发〔2027〕2号", new DateOnly(2027, 2, 1), "变更", "经办人", AfterClosing);
}
