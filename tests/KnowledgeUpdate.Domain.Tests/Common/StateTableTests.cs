using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Domain.Tests.Common;

/// <summary>Every (state, action) pair of every table, against tables written here by hand from the programme's rules.</summary>
public sealed class StateTableTests
{
    private const string Call = """
        Draft       SendForRelease  ForRelease
        ForRelease  Return          Draft
        ForRelease  Publish         Published
        Published   Correct         Published
        Published   Withdraw        Withdrawn
        Published   BeginScoring    Scoring
        Published   BeginComposing  Composing
        Scoring     BeginComposing  Composing
        Composing   Archive         Archived
        """;

    private const string Proposal = """
        Draft       Submit          Submitted
        Returned    Submit          Submitted
        Draft       Withdraw        Withdrawn
        Submitted   Withdraw        Withdrawn
        Returned    Withdraw        Withdrawn
        Recommended Withdraw        Withdrawn
        Submitted   Recommend       Recommended
        Submitted   Return          Returned
        Submitted   Decline         Declined
        Recommended BeginScoring    Scoring
        Recommended BeginComposing  Candidate
        Scoring     BeginComposing  Candidate
        Candidate   Select          Selected
        Candidate   LeaveOut        LeftOut
        InPublicity LeaveOut        LeftOut
        Selected    Reopen          Candidate
        LeftOut     Reopen          Candidate
        Selected    Publicise       InPublicity
        InPublicity Enter           Planned
        LeftOut     Enter           Planned
        """;

    private const string Plan = """
        Composing   Form            Formed
        Formed      Reopen          Composing
        Formed      Publicise       InPublicity
        InPublicity Correct         InPublicity
        InPublicity Publish         Published
        Published   Amend           Published
        """;

    private const string Amendment = """
        Requested   Approve         Approved
        Requested   Refuse          Refused
        """;

    private const string Publicity = """
        Open        End             Ended
        Open        Replace         Replaced
        Ended       Replace         Replaced
        """;

    private const string Employed = """
        Pending     Confirm         Confirmed
        Pending     Refuse          Refused
        Pending     Withdraw        Withdrawn
        Confirmed   End             Ended
        Confirmed   TakeBack        Withdrawn
        Claimed     Confirm         Confirmed
        Claimed     Refuse          Refused
        Claimed     Withdraw        Withdrawn
        Confirmed   FindFalse       False
        Ended       FindFalse       False
        """;

    private const string Proposed = """
        Waiting     Confirm         Confirmed
        Waiting     Decline         Declined
        Waiting     Withdraw        Withdrawn
        Waiting     Lapse           Lapsed
        """;

    private const string Binding = """
        Asked       Confirm         Bound
        Asked       Refuse          Refused
        Bound       Freeze          Frozen
        Bound       Pass            Passed
        Passed      Return          Bound
        Frozen      Uphold          Bound
        Frozen      Undo            Undone
        """;

    private const string Certified = """
        Valid       Replace         Replaced
        Valid       Revoke          Revoked
        """;

    private const string Claimed = """
        Draft         Submit          WithEmployer
        Draft         Withdraw        Withdrawn
        Returned      Submit          WithEmployer
        Returned      Withdraw        Withdrawn
        WithEmployer  Confirm         WithAuthority
        WithEmployer  Credit          Credited
        WithEmployer  Return          Returned
        WithEmployer  Decline         Declined
        WithEmployer  Withdraw        Withdrawn
        WithAuthority Credit          Credited
        WithAuthority Return          Returned
        WithAuthority Decline         Declined
        Declined      Appeal          Appealed
        Appealed      Credit          Credited
        Appealed      Uphold          Declined
        Credited      Reverse         Reversed
        """;

    private const string Imported = """
        Uploaded    Map             Mapped
        Uploaded    Cancel          Cancelled
        Mapped      Map             Mapped
        Mapped      Check           Checked
        Mapped      Cancel          Cancelled
        Checked     Map             Mapped
        Checked     Check           Checked
        Checked     Commit          Committing
        Checked     Cancel          Cancelled
        Committing  Finish          Committed
        Committing  Fail            Failed
        Committing  Cancel          Cancelled
        Failed      Check           Checked
        Failed      Cancel          Cancelled
        Committed   Undo            Undone
        """;

    private const string Held = """
        Preparing      FileImplementation   Filed
        Preparing      Cancel               Cancelled
        Filed          FileImplementation   Filed
        Filed          ReturnImplementation Preparing
        Filed          FilePapers           PapersFiled
        Filed          Cancel               Cancelled
        Filed          BreakOff             BrokenOff
        BrokenOff      FilePapers           PapersFiled
        PapersFiled    ReturnPapers         PapersReturned
        PapersFiled    AcceptPapers         Accepted
        PapersReturned FilePapers           PapersFiled
        Accepted       Close                Closed
        Closed         WithdrawAcceptance   PapersReturned
        """;

    private const string Enrolled = """
        Applied     Confirm         Confirmed
        Applied     Wait            Waiting
        Applied     Decline         Declined
        Applied     Withdraw        Withdrawn
        Waiting     Confirm         Confirmed
        Waiting     Decline         Declined
        Waiting     Withdraw        Withdrawn
        Confirmed   Decline         Declined
        Confirmed   Withdraw        Withdrawn
        Declined    Confirm         Confirmed
        Withdrawn   Apply           Applied
        Applied     Cancel          Cancelled
        Waiting     Cancel          Cancelled
        Confirmed   Cancel          Cancelled
        """;

    private const string Disputed = """
        Open        Uphold          Upheld
        Open        Reject          Rejected
        """;

    public static TheoryData<CallState, CallAction> CallPairs => Pairs<CallState, CallAction>();

    public static TheoryData<ProposalState, ProposalAction> ProposalPairs => Pairs<ProposalState, ProposalAction>();

    public static TheoryData<PlanState, PlanAction> PlanPairs => Pairs<PlanState, PlanAction>();

    public static TheoryData<AmendmentState, AmendmentAction> AmendmentPairs => Pairs<AmendmentState, AmendmentAction>();

    public static TheoryData<PublicityState, PublicityAction> PublicityPairs => Pairs<PublicityState, PublicityAction>();

    public static TheoryData<EmploymentState, EmploymentAction> EmploymentPairs => Pairs<EmploymentState, EmploymentAction>();

    public static TheoryData<ProposedActState, ProposedActAction> ProposedPairs => Pairs<ProposedActState, ProposedActAction>();

    public static TheoryData<BindingState, BindingAction> BindingPairs => Pairs<BindingState, BindingAction>();

    public static TheoryData<ClaimState, ClaimAction> ClaimPairs => Pairs<ClaimState, ClaimAction>();

    public static TheoryData<CertificateState, CertificateAction> CertificatePairs => Pairs<CertificateState, CertificateAction>();

    public static TheoryData<ImportState, ImportAction> ImportPairs => Pairs<ImportState, ImportAction>();

    public static TheoryData<SeminarState, SeminarAction> SeminarPairs => Pairs<SeminarState, SeminarAction>();

    public static TheoryData<EnrolmentState, EnrolmentAction> EnrolmentPairs => Pairs<EnrolmentState, EnrolmentAction>();

    public static TheoryData<DisputeState, DisputeAction> DisputePairs => Pairs<DisputeState, DisputeAction>();

    [Theory, MemberData(nameof(CallPairs))]
    public void A_call_moves_only_as_listed(CallState from, CallAction action) => Check(SeminarCall.States, Call, from, action);

    [Theory, MemberData(nameof(ProposalPairs))]
    public void A_proposal_moves_only_as_listed(ProposalState from, ProposalAction action) =>
        Check(SeminarProposal.States, Proposal, from, action);

    [Theory, MemberData(nameof(PlanPairs))]
    public void A_plan_moves_only_as_listed(PlanState from, PlanAction action) => Check(AnnualPlan.States, Plan, from, action);

    [Theory, MemberData(nameof(AmendmentPairs))]
    public void An_amendment_moves_only_as_listed(AmendmentState from, AmendmentAction action) =>
        Check(PlanAmendment.States, Amendment, from, action);

    [Theory, MemberData(nameof(PublicityPairs))]
    public void A_publicity_moves_only_as_listed(PublicityState from, PublicityAction action) =>
        Check(Domain.Publicities.Publicity.States, Publicity, from, action);

    [Theory, MemberData(nameof(EmploymentPairs))]
    public void An_employment_moves_only_as_listed(EmploymentState from, EmploymentAction action) =>
        Check(Employment.States, Employed, from, action);

    [Theory, MemberData(nameof(ProposedPairs))]
    public void A_proposed_act_moves_only_as_listed(ProposedActState from, ProposedActAction action) =>
        Check(ProposedAct.States, Proposed, from, action);

    [Theory, MemberData(nameof(BindingPairs))]
    public void A_binding_moves_only_as_listed(BindingState from, BindingAction action) =>
        Check(RecordBinding.States, Binding, from, action);

    [Theory, MemberData(nameof(ClaimPairs))]
    public void A_claim_of_hours_moves_only_as_listed(ClaimState from, ClaimAction action) =>
        Check(HourClaim.States, Claimed, from, action);

    [Theory, MemberData(nameof(CertificatePairs))]
    public void A_certificate_moves_only_as_listed(CertificateState from, CertificateAction action) =>
        Check(Certificate.States, Certified, from, action);

    [Theory, MemberData(nameof(ImportPairs))]
    public void An_import_moves_only_as_listed(ImportState from, ImportAction action) => Check(Import.States, Imported, from, action);

    [Theory, MemberData(nameof(SeminarPairs))]
    public void A_seminar_moves_only_as_listed(SeminarState from, SeminarAction action) => Check(Seminar.States, Held, from, action);

    [Theory, MemberData(nameof(EnrolmentPairs))]
    public void An_enrolment_moves_only_as_listed(EnrolmentState from, EnrolmentAction action) =>
        Check(Enrolment.States, Enrolled, from, action);

    [Theory, MemberData(nameof(DisputePairs))]
    public void A_dispute_of_attendance_moves_only_as_listed(DisputeState from, DisputeAction action) =>
        Check(AttendanceDispute.States, Disputed, from, action);

    [Fact]
    public void Every_state_can_be_reached_from_the_first_and_every_act_is_used()
    {
        Reaches(SeminarCall.States);
        Reaches(SeminarProposal.States);
        // "Cancelled" is a word of the database's CHECK; no act of the programme cancels a whole plan yet.
        Reaches(AnnualPlan.States, PlanState.Cancelled);
        Reaches(PlanAmendment.States);
        Reaches(Domain.Publicities.Publicity.States);
        Reaches(Employment.States, EmploymentState.Claimed);
        Reaches(ProposedAct.States);
        Reaches(RecordBinding.States);
        Reaches(HourClaim.States);
        Reaches(Certificate.States);
        Reaches(Import.States);
        Reaches(Seminar.States);
        Reaches(Enrolment.States);
        Reaches(AttendanceDispute.States);
    }

    [Fact]
    public void Every_table_of_the_domain_is_tested_here()
    {
        var owners = typeof(RuleException)
            .Assembly.GetTypes()
            .Where(t =>
                t.GetFields()
                    .Any(f => f.IsStatic && f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition() == typeof(StateTable<,>))
            )
            .Select(t => t.Name)
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "AnnualPlan",
                "AttendanceDispute",
                "Certificate",
                "Employment",
                "Enrolment",
                "HourClaim",
                "Import",
                "PlanAmendment",
                "ProposedAct",
                "Publicity",
                "RecordBinding",
                "Seminar",
                "SeminarCall",
                "SeminarProposal",
            ],
            owners
        );
    }

    [Fact]
    public void The_diagram_lists_the_moves_in_the_order_of_the_table()
    {
        Assert.Equal(
            "stateDiagram-v2\n    Requested --> Approved: Approve\n    Requested --> Refused: Refuse\n",
            PlanAmendment.States.ToMermaid()
        );
    }

    private static TheoryData<TState, TAction> Pairs<TState, TAction>()
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        var pairs = new TheoryData<TState, TAction>();
        foreach (var state in Enum.GetValues<TState>())
        {
            foreach (var action in Enum.GetValues<TAction>())
                pairs.Add(state, action);
        }
        return pairs;
    }

    private static void Check<TState, TAction>(StateTable<TState, TAction> table, string expected, TState from, TAction action)
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        var to = expected
            .Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(move => move[0] == from.ToString() && move[1] == action.ToString())
            .Select(move => Enum.Parse<TState>(move[2]))
            .ToList();

        if (to.Count == 0)
            Refused.ByState(from, action, () => table.Next(from, action));
        else
            Assert.Equal(Assert.Single(to), table.Next(from, action));

        Assert.Equal(to.Count == 1, table.Allows(from, action));
        Assert.Equal(to.Count == 1, table.ActionsFrom(from).Contains(action));
        Assert.Equal(to.Count == 1, table.StatesFor(action).Contains(from));
        Assert.Equal(to.Count, table.Count(m => m.From.Equals(from) && m.Action.Equals(action)));
    }

    private static void Reaches<TState, TAction>(StateTable<TState, TAction> table, params TState[] never)
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        var reached = new HashSet<TState> { default };
        while (table.Any(m => reached.Contains(m.From) && reached.Add(m.To))) { }

        Assert.Equal(Enum.GetValues<TState>().Except(never), Enum.GetValues<TState>().Where(reached.Contains));
        Assert.Equal(Enum.GetValues<TAction>(), Enum.GetValues<TAction>().Where(a => table.StatesFor(a).Any()));
    }
}
