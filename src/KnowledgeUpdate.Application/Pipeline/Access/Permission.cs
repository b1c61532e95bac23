namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// What a person may do, named as the act or, for reading, as what is read. Who may and how far stands in <see cref="Permissions"/>,
/// printed as docs/permissions.md.
/// </summary>
public enum Permission
{
    // Organisations
    /// <summary>See units.</summary>
    ReadUnits,

    /// <summary>Enter units.</summary>
    EnterUnit,

    /// <summary>Correct and move units.</summary>
    CorrectUnit,

    /// <summary>Close and merge units.</summary>
    CloseUnit,

    /// <summary>Grant and end capacities of units.</summary>
    GrantCapacity,

    // Accounts
    /// <summary>See people and their roles.</summary>
    ReadMembers,

    /// <summary>Invite people to roles.</summary>
    InviteMember,

    /// <summary>End roles and accounts.</summary>
    EndMembership,

    /// <summary>Reset passwords.</summary>
    ResetPassword,

    // Audit
    /// <summary>Read the history.</summary>
    ReadHistory,

    // Calendar
    /// <summary>See the calendar.</summary>
    ReadCalendar,

    /// <summary>Keep the calendar.</summary>
    EnterCalendar,

    // Rules
    /// <summary>See the programme rules.</summary>
    ReadRules,

    /// <summary>Enter programme rules.</summary>
    EnterRule,

    /// <summary>Keep the kinds of activity.</summary>
    EnterActivityKind,

    // Countersign
    /// <summary>See proposed acts.</summary>
    ReadProposedAct,

    /// <summary>Confirm and decline proposed acts.</summary>
    ConfirmProposedAct,

    /// <summary>Withdraw what one has proposed.</summary>
    WithdrawProposedAct,

    // Seminars
    /// <summary>See calls.</summary>
    ReadSeminarCalls,

    /// <summary>See calls not yet published.</summary>
    ReadDraftCalls,

    /// <summary>See the fields.</summary>
    ReadFields,

    /// <summary>Draft and extend calls.</summary>
    SaveSeminarCall,

    /// <summary>Publish calls.</summary>
    PublishSeminarCall,

    /// <summary>Begin expert scoring.</summary>
    BeginExpertScoring,

    /// <summary>See proposals.</summary>
    ReadSeminarProposals,

    /// <summary>List and compare proposals.</summary>
    ListSeminarProposals,

    /// <summary>File proposals.</summary>
    FileSeminarProposal,

    /// <summary>Give the first review of proposals.</summary>
    ReviewSeminarProposal,

    /// <summary>Forward national proposals to the ministry.</summary>
    ForwardToMinistry,

    /// <summary>Keep the pool of experts.</summary>
    SaveExpert,

    /// <summary>See scoring and experts.</summary>
    ReadScoring,

    /// <summary>Score proposals.</summary>
    SubmitScore,

    /// <summary>Declare a conflict of interest.</summary>
    DeclareConflict,

    /// <summary>See annual plans.</summary>
    ReadAnnualPlans,

    /// <summary>See plans that are being composed.</summary>
    ReadDraftPlans,

    /// <summary>See the bench.</summary>
    ReadPlanBench,

    /// <summary>Compose and form the annual plan.</summary>
    FormAnnualPlan,

    /// <summary>Publicise the plan.</summary>
    PublicisePlan,

    /// <summary>Publish the annual plan.</summary>
    PublishAnnualPlan,

    /// <summary>See amendments of the plan.</summary>
    ReadPlanAmendment,

    /// <summary>Ask for an amendment of the plan.</summary>
    RequestPlanAmendment,

    /// <summary>Decide amendments of the plan.</summary>
    DecidePlanAmendment,

    // Publicities
    /// <summary>See objections.</summary>
    ReadObjections,

    /// <summary>Answer objections.</summary>
    AnswerObjection,

    /// <summary>Reveal who objects.</summary>
    RevealObjector,

    // Delivery
    /// <summary>See seminars held.</summary>
    ReadSeminars,

    /// <summary>Export trainees and attendance.</summary>
    ExportTrainees,

    /// <summary>File the implementation plan.</summary>
    FileImplementation,

    /// <summary>Return implementation plans.</summary>
    ReturnImplementation,

    /// <summary>Break seminars off.</summary>
    BreakOffSeminar,

    /// <summary>Nominate staff for seminars.</summary>
    NominateForSeminar,

    /// <summary>Decide enrolments and import rosters.</summary>
    DecideEnrolments,

    /// <summary>Take attendance.</summary>
    TakeAttendance,

    /// <summary>See disputes about attendance.</summary>
    ReadDispute,

    /// <summary>Decide disputes about attendance.</summary>
    DecideDispute,

    /// <summary>File closing papers.</summary>
    FileClosingPapers,

    /// <summary>Accept closing papers.</summary>
    AcceptClosingPapers,

    /// <summary>See corrections of outcomes.</summary>
    ReadOutcome,

    /// <summary>Correct outcomes.</summary>
    CorrectOutcome,

    // Learners
    /// <summary>See learners.</summary>
    ReadLearners,

    /// <summary>Export the hours of staff.</summary>
    ExportLearners,

    /// <summary>Correct identity data.</summary>
    CorrectLearner,

    /// <summary>Enter staff.</summary>
    EnterLearner,

    /// <summary>Remind staff who are behind.</summary>
    RemindStaff,

    /// <summary>Decide requests about employment.</summary>
    DecideEmployment,

    /// <summary>See what rests on an employment.</summary>
    ReadFalseEmployment,

    /// <summary>Find an employment false.</summary>
    FindEmploymentFalse,

    /// <summary>See bindings of records.</summary>
    ReadRecordBinding,

    /// <summary>Decide, freeze bindings of records.</summary>
    DecideRecordBinding,

    /// <summary>Settle frozen records.</summary>
    SettleRecordBinding,

    /// <summary>Invite people to their records.</summary>
    InviteToRecord,

    /// <summary>Let learners in again.</summary>
    ResetLearnerAccess,

    /// <summary>Reveal identity numbers.</summary>
    RevealIdentity,

    /// <summary>Merge and split records.</summary>
    MergeLearners,

    /// <summary>See claims of hours.</summary>
    ReadClaims,

    /// <summary>Decide claims of hours.</summary>
    DecideClaim,

    /// <summary>Decide appeals about claims.</summary>
    DecideClaimAppeal,

    /// <summary>Reverse hours.</summary>
    ReverseHours,

    /// <summary>See completion.</summary>
    ReadCompletion,

    /// <summary>Count completion anew.</summary>
    RefreshCompletion,

    // Imports
    /// <summary>Import hours.</summary>
    ImportHours,

    // Certificates
    /// <summary>See certificates.</summary>
    ReadCertificates,

    /// <summary>Print certificates.</summary>
    PrintCertificates,

    /// <summary>Replace and reissue certificates.</summary>
    ReplaceCertificate,

    /// <summary>Revoke certificates.</summary>
    RevokeCertificate,

    /// <summary>Decide reviews of certificates.</summary>
    DecideCertificateReview,

    /// <summary>See seals.</summary>
    ReadSeals,

    /// <summary>Change seals.</summary>
    ChangeIssuerSeal,

    /// <summary>See the numbering of certificates.</summary>
    ReadCertificateSeries,

    /// <summary>Set the numbering of certificates.</summary>
    EnterCertificateSeries,

    /// <summary>See keys of the look-up.</summary>
    ReadApiKeys,

    /// <summary>Make and revoke keys of the look-up.</summary>
    MakeApiKey,
}
