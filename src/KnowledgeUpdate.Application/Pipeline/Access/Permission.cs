namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// What a person may do, named as the act or, for reading, as what is read. Who may and how far stands in <see cref="Permissions"/>,
/// printed as docs/permissions.md.
/// </summary>
public enum Permission
{
    // Organisations
    ReadUnits,

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

    ResetPassword,

    /// <summary>Record that accounts are one person's.</summary>
    LinkAccounts,

    // Audit
    ReadHistory,

    // Calendar
    ReadCalendar,

    EnterCalendar,

    // Rules
    /// <summary>See the programme rules.</summary>
    ReadRules,

    EnterRule,

    /// <summary>Keep the kinds of activity.</summary>
    EnterActivityKind,

    // Countersign
    /// <summary>Read every proposed act; whoever proposed or confirms one reads it anyway.</summary>
    ReadProposedAct,

    /// <summary>Confirm and decline proposed acts.</summary>
    ConfirmProposedAct,

    // Seminars
    ReadSeminarCalls,

    /// <summary>See calls not yet published.</summary>
    ReadDraftCalls,

    ReadFields,

    /// <summary>Draft and extend calls.</summary>
    SaveSeminarCall,

    PublishSeminarCall,

    BeginExpertScoring,

    ReadSeminarProposals,

    /// <summary>List and compare proposals.</summary>
    ListSeminarProposals,

    FileSeminarProposal,

    /// <summary>Give the first review of proposals.</summary>
    ReviewSeminarProposal,

    /// <summary>Forward national proposals to the ministry.</summary>
    ForwardToMinistry,

    /// <summary>Keep the pool of experts.</summary>
    SaveExpert,

    /// <summary>See scoring and experts.</summary>
    ReadScoring,

    SubmitScore,

    /// <summary>Declare a conflict of interest.</summary>
    DeclareConflict,

    ReadAnnualPlans,

    /// <summary>See plans that are being composed.</summary>
    ReadDraftPlans,

    ReadPlanBench,

    /// <summary>Compose and form the annual plan.</summary>
    FormAnnualPlan,

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
    ReadObjections,

    AnswerObjection,

    RevealObjector,

    // Delivery
    ReadSeminars,

    /// <summary>Export trainees and attendance.</summary>
    ExportTrainees,

    /// <summary>File the implementation plan.</summary>
    FileImplementation,

    ReturnImplementation,

    BreakOffSeminar,

    /// <summary>Nominate staff for seminars.</summary>
    NominateForSeminar,

    /// <summary>Decide enrolments and import rosters.</summary>
    DecideEnrolments,

    TakeAttendance,

    /// <summary>See disputes about attendance.</summary>
    ReadDispute,

    /// <summary>Decide disputes about attendance.</summary>
    DecideDispute,

    FileClosingPapers,

    AcceptClosingPapers,

    /// <summary>See corrections of outcomes.</summary>
    ReadOutcome,

    /// <summary>Correct outcomes.</summary>
    CorrectOutcome,

    // Learners
    ReadLearners,

    /// <summary>Export the hours of staff.</summary>
    ExportLearners,

    CorrectLearner,

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

    SettleRecordBinding,

    /// <summary>Invite people to their records.</summary>
    InviteToRecord,

    /// <summary>Let learners in again.</summary>
    ResetLearnerAccess,

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

    ReadCompletion,

    RefreshCompletion,

    // Imports
    /// <summary>Import hours.</summary>
    ImportHours,

    // Certificates
    ReadCertificates,

    PrintCertificates,

    /// <summary>Replace and reissue certificates.</summary>
    ReplaceCertificate,

    RevokeCertificate,

    /// <summary>Decide reviews of certificates.</summary>
    DecideCertificateReview,

    ReadSeals,

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
