namespace KnowledgeUpdate.Application.Common;

/// <summary>
/// The addresses that are stored or sent: in notices, letters and work items, one member for each page. Pages link by <c>asp-page</c>. A
/// test opens what a year stored, each as its receiver.
/// </summary>
public static class Links
{
    /// <summary>The learner's hours.</summary>
    public const string MyHours = "/learn";

    /// <summary>Learners, or a unit's own staff.</summary>
    public const string Learners = "/learners";

    /// <summary>The learner's own record.</summary>
    public const string MyRecord = "/learn/me";

    /// <summary>The learner's record, where the employer stands.</summary>
    public const string MyEmployer = "/learn/me#employer";

    public const string MyCertificates = "/learn/certificates";

    public const string MyScoring = "/experts/scoring";

    public const string Seminars = "/seminars";

    /// <summary>Where an account gets its record.</summary>
    public const string StartLearning = "/learn/start";

    /// <summary>What waits for the reader.</summary>
    public const string Desk = "/desk";

    /// <summary>Claims of hours to decide.</summary>
    public const string Claims = "/claims";

    public const string Seals = "/certificates/seals";

    public const string Proposals = "/seminars/proposals";

    /// <summary>Annual plans, for staff.</summary>
    public const string Plans = "/seminars/plans";

    /// <summary>Annual plans, for everybody.</summary>
    public const string PublicPlans = "/plans";

    public const string Completion = "/learners/completion";

    /// <summary>People and their roles.</summary>
    public const string Members = "/account/members";

    public const string MyAccount = "/account";

    /// <summary>A claim of hours, for who decides it.</summary>
    public static string Claim(Guid claim) => $"/claims/{claim}";

    public static string ClosingPapers(Guid seminar) => $"/seminars/{seminar}/papers";

    /// <summary>An annual plan, for staff.</summary>
    public static string Plan(Guid plan) => $"/seminars/plans/{plan}";

    /// <summary>A seminar, for a trainee.</summary>
    /// <summary>Where a trainee signs with the code of the room.</summary>
    public static string SignIn(Guid seminar) => $"/learn/seminars/{seminar}/sign";

    public static string MySeminar(Guid seminar) => $"/learn/seminars/{seminar}";

    /// <summary>The implementation plan of a seminar.</summary>
    public static string Implementation(Guid seminar) => $"/seminars/{seminar}/implementation";

    public static string Proposal(Guid proposal) => $"/seminars/proposals/{proposal}";

    /// <summary>A seminar, for staff.</summary>
    public static string Seminar(Guid seminar) => $"/seminars/{seminar}";

    /// <summary>A claim, for the learner.</summary>
    public static string MyClaim(Guid claim) => $"/learn/claims/{claim}";

    public static string EmploymentRequest(Guid employment) => $"/employer/requests/{employment}";

    /// <summary>An act that waits for a second person.</summary>
    public static string ProposedAct(Guid act) => $"/countersign/{act}";

    /// <summary>A dispute about attendance.</summary>
    public static string Dispute(Guid seminar, Guid dispute) => $"/seminars/{seminar}/disputes/{dispute}";

    public static string Objection(Guid objection) => $"/seminars/publicity/objections/{objection}";

    /// <summary>The bench on which a plan is composed.</summary>
    public static string Bench(Guid plan) => $"/seminars/plans/{plan}/bench";

    public static string Amendment(Guid plan, Guid amendment) => $"/seminars/plans/{plan}/amendments/{amendment}";

    /// <summary>A call, for staff.</summary>
    public static string ProposalsOf(Guid call) => $"/seminars/proposals?call={call}";

    public static string Call(Guid call) => $"/seminars/calls/{call}";

    public static string Unit(Guid unit) => $"/organisations/{unit}";

    public static string Import(Guid import) => $"/imports/{import}";

    /// <summary>The correction of an outcome.</summary>
    public static string Outcome(Guid seminar, Guid enrolment) => $"/seminars/{seminar}/outcomes/{enrolment}";

    /// <summary>Where an employer nominates its staff.</summary>
    public static string Nominations(Guid seminar) => $"/seminars/{seminar}/nominate";

    public static string Enrolments(Guid seminar) => $"/seminars/{seminar}/enrolments";

    public static string EnrolmentsToDecide(Guid seminar) => $"/seminars/{seminar}/enrolments?state=Applied";

    /// <summary>A plan in publicity, where its list is corrected.</summary>
    public static string PlanCorrection(Guid plan) => $"/seminars/plans/{plan}#correct";

    /// <summary>What was decided under a rule before.</summary>
    public static string RuleReview(Guid rule) => $"/rules/reviews/{rule}";

    /// <summary>Where somebody says that an account is not theirs.</summary>
    public static string NotMe(string secret) => $"/not-me/{secret}";

    /// <summary>A learner, for staff.</summary>
    public static string Learner(Guid learner) => $"/learners/{learner}";

    /// <summary>Where name and number of a learner are corrected.</summary>
    public static string CorrectLearner(Guid learner) => $"/learners/{learner}/correct";

    /// <summary>An entry of a learner's hour ledger.</summary>
    public static string HourEntry(Guid learner, int year, Guid entry) => $"/learners/{learner}/entries/{year}/{entry}";

    public static string LearnerYear(Guid learner, int year) => $"/learners/{learner}?year={year}";

    /// <summary>What rests on an employment.</summary>
    public static string FalseEmployment(Guid employment) => $"/learners/employments/{employment}";

    public static string RecordBinding(Guid binding) => $"/learners/bindings/{binding}";

    /// <summary>An entry of the ledger, for the learner.</summary>
    public static string MyEntry(int year, Guid entry) => $"/learn/entries/{year}/{entry}";

    public static string CertificateReview(Guid certificate) => $"/certificates/{certificate}#review";

    public static string CertificateHours(Guid certificate) => $"/certificates/{certificate}#hours";

    /// <summary>A seminar, for everybody.</summary>
    public static string OpenSeminar(Guid seminar) => $"/open-seminars/{seminar}";

    /// <summary>A call, for everybody.</summary>
    public static string PublicCall(Guid call) => $"/calls/{call}";

    /// <summary>A certificate, for the office.</summary>
    public static string Certificate(Guid certificate) => $"/certificates/{certificate}";

    /// <summary>The learner's hours of a year.</summary>
    public static string MyHoursOf(int year) => $"/learn?year={year}";

    /// <summary>Where somebody is invited to a unit.</summary>
    public static string Invite(string unit) => $"/account/invite?unit={Uri.EscapeDataString(unit)}";
}
