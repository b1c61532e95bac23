using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Consequences;

/// <summary>
/// The states that people rely on, named once: a move out of one of them is a row of the register, or is exempt for a reason. A state table
/// whose states are not named here fails the test.
/// </summary>
public static class DecidedStates
{
    /// <summary>The decided states of each state table.</summary>
    public static readonly IReadOnlyDictionary<Type, IReadOnlyList<Enum>> All = new Dictionary<Type, IReadOnlyList<Enum>>
    {
        [typeof(CallState)] = [CallState.Published, CallState.Archived],
        [typeof(ProposalState)] =
        [
            ProposalState.Recommended,
            ProposalState.Selected,
            ProposalState.InPublicity,
            ProposalState.Planned,
            ProposalState.LeftOut,
            ProposalState.Declined,
            ProposalState.Withdrawn,
        ],
        [typeof(PlanState)] = [PlanState.Formed, PlanState.InPublicity, PlanState.Published],
        [typeof(AmendmentState)] = [AmendmentState.Approved, AmendmentState.Refused],
        [typeof(PublicityState)] = [PublicityState.Ended, PublicityState.Replaced],
        [typeof(SeminarState)] =
        [
            SeminarState.Filed,
            SeminarState.PapersFiled,
            SeminarState.Accepted,
            SeminarState.Closed,
            SeminarState.Cancelled,
            SeminarState.BrokenOff,
        ],
        [typeof(EnrolmentState)] = [EnrolmentState.Confirmed, EnrolmentState.Declined, EnrolmentState.Withdrawn, EnrolmentState.Cancelled],
        [typeof(DisputeState)] = [DisputeState.Upheld, DisputeState.Rejected],
        [typeof(EmploymentState)] =
        [
            EmploymentState.Confirmed,
            EmploymentState.Refused,
            EmploymentState.Ended,
            EmploymentState.Withdrawn,
            EmploymentState.False,
        ],
        [typeof(BindingState)] = [BindingState.Bound, BindingState.Refused, BindingState.Undone, BindingState.Passed],
        [typeof(ClaimState)] = [ClaimState.Credited, ClaimState.Declined, ClaimState.Reversed, ClaimState.Withdrawn],
        [typeof(ImportState)] = [ImportState.Committed, ImportState.Undone, ImportState.Cancelled],
        [typeof(CertificateState)] = [CertificateState.Valid, CertificateState.Replaced, CertificateState.Revoked],
        [typeof(ProposedActState)] =
        [
            ProposedActState.Confirmed,
            ProposedActState.Declined,
            ProposedActState.Withdrawn,
            ProposedActState.Lapsed,
        ],
    };
}
