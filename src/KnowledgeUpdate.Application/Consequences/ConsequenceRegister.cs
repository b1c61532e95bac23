using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using static KnowledgeUpdate.Application.Consequences.Fate;

namespace KnowledgeUpdate.Application.Consequences;

/// <summary>
/// Every fact that can be taken back, with what rests on it and what happens to that. A message that takes something back, an end date or a
/// move out of a decided state without a row here,
/// or an exemption with its reason, fails the test of the register; <c>docs/consequences.md</c> is this table, printed.
/// </summary>
public static class ConsequenceRegister
{
    /// <summary>The table, area by area.</summary>
    public static readonly IReadOnlyList<TakenBack> Rows =
    [
        .. Hours,
        .. Certificates,
        .. Learners,
        .. Plans,
        .. Seminars,
        .. Units,
        .. House,
    ];

    private static IEnumerable<TakenBack> Hours =>
        [
            new(
                "Hours in the ledger (an entry)",
                [typeof(ReverseHours)],
                [new(ClaimState.Credited, ClaimAction.Reverse)],
                [
                    new(
                        "hours-yearly",
                        "Yearly certificate that printed them",
                        WorkItem,
                        "Under review since that moment; the programme office decides within the days of "
                            + "certificates.review.days; holder and employer are told; the public answer says so"
                    ),
                    new("hours-seminar", "Certificate of the seminar that they came from", WorkItem, "Under review, as above"),
                    new("hours-year", "The year's totals and whether it is complete", SameAct, "Counted in the same statement"),
                    new("hours-claim", "The claim they came from", SameAct, "Becomes reversed"),
                    new("hours-person", "The person", SameAct, "Is told, with the reason"),
                    new(
                        "hours-preview",
                        "Whoever reverses",
                        ShownBeside,
                        "The page lists the certificates that rest on the entry before it is reversed"
                    ),
                ]
            ),
            new(
                "Hours of an import (a batch)",
                [typeof(UndoImport)],
                [new(ImportState.Committed, ImportAction.Undo), new(EmploymentState.Confirmed, EmploymentAction.TakeBack)],
                [
                    new(
                        "import-yearly",
                        "Yearly certificate taken on them meanwhile",
                        WorkItem,
                        "Under review; the programme office decides within the days of certificates.review.days"
                    ),
                    new("import-year", "The year's totals", SameAct, "Reversing entries, counted in the same statement"),
                    new(
                        "import-people",
                        "People whom the import entered",
                        SameAct,
                        "Leave with it where nothing but these hours rests on them; who has an account, a claim, another employer or other "
                            + "hours stays"
                    ),
                ]
            ),
            new(
                "The answer to a claim of hours",
                [typeof(DecideClaim), typeof(DecideClaims), typeof(WithdrawClaim)],
                [new(ClaimState.Declined, ClaimAction.Appeal)],
                [
                    new(
                        "claim-desk",
                        "Work items of employer and authority",
                        SameAct,
                        "Closed; a declined claim that is appealed opens one at the next authority"
                    ),
                ]
            ),
        ];

    private static IEnumerable<TakenBack> Certificates =>
        [
            new(
                "A certificate",
                [typeof(RevokeCertificate), typeof(ReplaceCertificate), typeof(DecideCertificateReview)],
                [new(CertificateState.Valid, CertificateAction.Revoke), new(CertificateState.Valid, CertificateAction.Replace)],
                [
                    new("certificate-public", "The public answer", SameAct, "Every node leaves its kept answers behind"),
                    new(
                        "certificate-hours",
                        "Hours behind one revoked for false evidence",
                        SameAct,
                        "The page lists the entries; each is reversed in the same act or stands for a reason"
                    ),
                    new(
                        "certificate-hours-later",
                        "The same, where that is left for later",
                        WorkItem,
                        "The programme office decides within the days of certificates.revoked-hours.days"
                    ),
                    new(
                        "certificate-review",
                        "Its review",
                        SameAct,
                        "Decided with it; where it is replaced for a corrected name, the review goes on at its successor"
                    ),
                    new("certificate-told", "Holder and employer", SameAct, "Are told"),
                ]
            ),
            new(
                "What was decided on the hours behind a revoked certificate",
                [typeof(DecideRevokedHours)],
                [],
                [new("revoked-hours", "Other certificates that print them", WorkItem, "As for an entry of the ledger that is reversed")]
            ),
            new(
                "The seal in use",
                [typeof(ChangeIssuerSeal), typeof(RetakeIssuerSeal)],
                [],
                [
                    new(
                        "seal-second",
                        "Certificates issued from then on",
                        SameAct,
                        "Show the other seal, once a second person has confirmed"
                    ),
                    new(
                        "seal-issued",
                        "Certificates issued before",
                        Stands,
                        "Each keeps the seal of its day, so that a reprint has the same bytes"
                    ),
                ]
            ),
        ];

    private static IEnumerable<TakenBack> Learners =>
        [
            new(
                "Two records of one person stand apart",
                [typeof(MergeLearners)],
                [],
                [
                    new(
                        "merge-twice",
                        "Hours of a seminar or source that both have",
                        SameAct,
                        "Those of the merged record are reversed: they count once"
                    ),
                    new("merge-account", "The account of the merged record", SameAct, "Works with the kept record; a split gives it back"),
                    new(
                        "merge-doubled",
                        "Certificate of a seminar for which the kept record has a valid one",
                        SameAct,
                        "Revoked as issued twice to one person"
                    ),
                    new(
                        "merge-yearly",
                        "The merged record's yearly certificate, where both have hours of the year",
                        WorkItem,
                        "Under review"
                    ),
                    new(
                        "merge-employer",
                        "Employment of the merged record",
                        SameAct,
                        "Goes to the kept one where that is chosen; the units and the person are told"
                    ),
                    new("merge-name", "Certificates that print another name than the one chosen", SameAct, "Issued anew"),
                ]
            ),
            new(
                "A merge of two records",
                [typeof(SplitLearner)],
                [],
                [
                    new("split-hours", "Hours that counted once", SameAct, "Count at each record again"),
                    new("split-certificate", "Certificates issued meanwhile over hours of both", WorkItem, "Under review"),
                    new(
                        "split-values",
                        "Values chosen at the merge",
                        ShownBeside,
                        "Stay with the kept record; the page says to look at them"
                    ),
                ]
            ),
            new(
                "Name or identity number of a record",
                [typeof(CorrectLearner)],
                [],
                [
                    new(
                        "name-certificates",
                        "Valid certificates that print the old one",
                        SameAct,
                        "Issued anew; a review goes on at the successor"
                    ),
                ]
            ),
            new(
                "An employment",
                [
                    typeof(EndEmployment),
                    typeof(DecideEmployment),
                    typeof(DecideEmployments),
                    typeof(AnswerEmployment),
                    typeof(ChangeEmployer),
                    typeof(WithdrawEmployerRequest),
                    typeof(WithdrawStaffClaim),
                    typeof(FindEmploymentFalse),
                    typeof(CloseFalseEmployment),
                ],
                [
                    new(EmploymentState.Confirmed, EmploymentAction.End),
                    new(EmploymentState.Confirmed, EmploymentAction.FindFalse),
                    new(EmploymentState.Ended, EmploymentAction.FindFalse),
                ],
                [
                    new("employment-learner", "The employer shown at the record", SameAct, "Taken off in the same act"),
                    new(
                        "employment-claims",
                        "Claims that wait for the former employer",
                        SameAct,
                        "Pass to the new one; where there is none, the bureau of the place or the office confirms"
                    ),
                    new(
                        "employment-invitations",
                        "Links by which the unit invited the person to the record",
                        SameAct,
                        "Open nothing any more: an employer's word holds while it is the employer"
                    ),
                    new("employment-enrolments", "Enrolments that the unit nominated", Stands, "A seat is the person's"),
                ]
            ),
            new(
                "A record's binding to an account",
                [typeof(DecideRecordBinding), typeof(FreezeRecordBinding), typeof(SayNotMe), typeof(SettleRecordBinding)],
                [
                    new(BindingState.Bound, BindingAction.Freeze),
                    new(BindingState.Bound, BindingAction.Pass),
                    new(BindingState.Passed, BindingAction.Return),
                ],
                [
                    new(
                        "binding-before",
                        "The account that held the record before",
                        SameAct,
                        "Told, with the “not me” link; may ask for a record of its own; has this one again where the new binding is undone"
                    ),
                    new(
                        "binding-certificates",
                        "Certificates of seminars that waited while it was in doubt whose record it is",
                        SameAct,
                        "Issued once it is decided"
                    ),
                    new(
                        "binding-access",
                        "The account's use of the record",
                        SameAct,
                        "Held until the authority above the employer decides"
                    ),
                    new(
                        "binding-entered",
                        "Claims, enrolments, certificates and employments entered since",
                        SameAct,
                        "Each is decided with the binding: kept, moved or taken back; certificates over hours that are reversed "
                            + "come under review"
                    ),
                ]
            ),
        ];

    private static IEnumerable<TakenBack> Plans =>
        [
            new(
                "A recommendation or filing of a proposal",
                [typeof(ReviewSeminarProposal), typeof(WithdrawSeminarProposal)],
                [new(ProposalState.Recommended, ProposalAction.Withdraw)],
                [
                    new("proposal-desk", "Work items of the reviewer and the unit", SameAct, "Closed; a returned one opens the unit's"),
                    new("proposal-quota", "The reviewer's quota of recommendations", SameAct, "Given back"),
                ]
            ),
            new(
                "A published call",
                [typeof(WithdrawSeminarCall)],
                [new(CallState.Published, CallAction.Withdraw)],
                [
                    new("call-drafts", "Proposals begun under it", SameAct, "Their units are told; the drafts stay, to be copied"),
                    new(
                        "call-filed",
                        "Proposals filed under it",
                        Fate.Stands,
                        "A call with one is not withdrawn: it is extended or corrected"
                    ),
                    new("call-desk", "The office's item of the call", SameAct, "Closed"),
                ]
            ),
            new(
                "Terms of a published call",
                [typeof(CorrectSeminarCall)],
                [new(CallState.Published, CallAction.Correct)],
                [
                    new("call-terms-filed", "What was filed under the terms", Fate.Stands, "A correction that it would not fit is refused"),
                    new("call-terms-quota", "Quotas of recommendations", SameAct, "Get the new number, never below what is used"),
                    new("call-terms-days", "Work items of first reviews and of the office", SameAct, "Get the new last day"),
                    new("call-terms-units", "Units that began or filed a proposal", SameAct, "Are told; the public page keeps both terms"),
                ]
            ),
            new(
                "A formed plan",
                [typeof(ReopenAnnualPlan)],
                [
                    new(PlanState.Formed, PlanAction.Reopen),
                    new(ProposalState.Selected, ProposalAction.Reopen),
                    new(ProposalState.LeftOut, ProposalAction.Reopen),
                ],
                [new("plan-proposals", "Proposals selected or left out", SameAct, "Are candidates again")]
            ),
            new(
                "A list in publicity",
                [typeof(CorrectPublicity)],
                [
                    new(PlanState.InPublicity, PlanAction.Correct),
                    new(PublicityState.Ended, PublicityAction.Replace),
                    new(ProposalState.InPublicity, ProposalAction.LeaveOut),
                ],
                [
                    new("list-period", "Its period", SameAct, "A new one begins; the former notice says why"),
                    new(
                        "list-proposed",
                        "A publication that waits for a second person",
                        SameAct,
                        "Can no longer be confirmed, since what it rests on has changed"
                    ),
                    new("list-hosts", "Units whose seminars are taken out", SameAct, "Are told, with the reason"),
                ]
            ),
            new(
                "A list to which an objection was upheld",
                [typeof(AnswerObjection)],
                [],
                [
                    new(
                        "objection-publication",
                        "The plan's publication",
                        SameAct,
                        "Is refused until a corrected notice carries the objection out"
                    ),
                    new(
                        "objection-correction",
                        "The correction",
                        WorkItem,
                        "The programme office corrects the notice within the days of publicity.correction.days"
                    ),
                ]
            ),
            new(
                "The published plan",
                [typeof(RequestPlanAmendment), typeof(DecidePlanAmendment)],
                [new(PlanState.Published, PlanAction.Amend), new(ProposalState.LeftOut, ProposalAction.Enter)],
                [
                    new("amend-version", "The version before", Stands, "Never changed: the public may compare"),
                    new(
                        "amend-seminar",
                        "The seminar, its half days and work items",
                        SameAct,
                        "Follow the plan; those enrolled and the employers who nominated are told"
                    ),
                    new(
                        "amend-enrolment-end",
                        "End of the enrolment, last day of the closing papers",
                        SameAct,
                        "Move with the seminar; nobody enrols in what is over"
                    ),
                    new(
                        "amend-cancel-enrolled",
                        "Enrolments and half days of a cancelled seminar",
                        SameAct,
                        "End with it; people and the employers who nominated are told"
                    ),
                    new(
                        "amend-filing",
                        "Implementation plan of a moved seminar",
                        SameAct,
                        "Its last day moves with the seminar; a filed one is looked through again by the host, before the seminar begins"
                    ),
                ]
            ),
        ];

    private static IEnumerable<TakenBack> Seminars =>
        [
            new(
                "A filed implementation plan",
                [typeof(ReturnImplementation)],
                [new(SeminarState.Filed, SeminarAction.ReturnImplementation), new(SeminarState.Filed, SeminarAction.FileImplementation)],
                [
                    new("implementation-desk", "The host's work item", SameAct, "Opens again with the opinion"),
                    new(
                        "implementation-halfdays",
                        "Half days that were signed",
                        SameAct,
                        "One with signs cannot leave the course table: the filing is refused"
                    ),
                ]
            ),
            new(
                "A seminar of the plan",
                [],
                [new(SeminarState.Filed, SeminarAction.Cancel)],
                [
                    new(
                        "seminar-hours",
                        "Its hours and certificates",
                        Stands,
                        "There are none: a seminar is cancelled before its papers are filed, and the state table refuses it afterwards"
                    ),
                ]
            ),
            new(
                "A seminar that has begun",
                [typeof(BreakOffSeminar)],
                [new(SeminarState.Filed, SeminarAction.BreakOff)],
                [
                    new(
                        "break-halfdays",
                        "Half days to come",
                        SameAct,
                        "Fall away; one that is under way ends, with the hours of the time held"
                    ),
                    new(
                        "break-hours",
                        "Hours of half days attended",
                        SameAct,
                        "Credited by the rule seminars.broken-off.credit, by default each half day attended, when the papers are "
                            + "accepted; nobody completes"
                    ),
                    new("break-certificates", "Certificates", Stands, "None is issued: nobody completed the seminar"),
                    new(
                        "break-papers",
                        "Closing papers and disputes",
                        WorkItem,
                        "The host files them within the days of seminars.closing.working-days from the day it was broken off, "
                            + "or, where that is not configured, of seminars.papers.returned-days; disputes are taken as ever"
                    ),
                    new("break-told", "Trainees and the employers who nominated", SameAct, "Are told, with the reason"),
                ]
            ),
            new(
                "Filed closing papers",
                [typeof(DecidePapers)],
                [new(SeminarState.PapersFiled, SeminarAction.ReturnPapers)],
                [
                    new(
                        "papers-outcome",
                        "Outcome told to each trainee",
                        SameAct,
                        "Taken back: the page says that the list is being corrected, and each is told so"
                    ),
                    new(
                        "papers-due",
                        "The host's new last day",
                        WorkItem,
                        "The host files again within the days of seminars.papers.returned-days, and is reminded"
                    ),
                    new(
                        "papers-versions",
                        "Versions filed before",
                        Stands,
                        "Kept with text, accounts, files and figures, and compared side by side"
                    ),
                    new(
                        "papers-evaluation",
                        "The questionnaire",
                        SameAct,
                        "Open until the papers are filed again, unless it was closed: then it stays closed, since its result was shown"
                    ),
                ]
            ),
            new(
                "Accepted closing papers",
                [typeof(WithdrawAcceptance)],
                [new(SeminarState.Closed, SeminarAction.WithdrawAcceptance)],
                [
                    new(
                        "acceptance-second",
                        "The withdrawal itself",
                        SameAct,
                        "Nothing happens before a second person of the programme office confirms it"
                    ),
                    new(
                        "acceptance-certificates",
                        "Valid certificates of the seminar",
                        WorkItem,
                        "Under review at once; the programme office decides within the days of certificates.review.days"
                    ),
                    new(
                        "acceptance-hours",
                        "Hours of people with and without a certificate",
                        SameAct,
                        "Reversed or left standing by a choice for each class; a new acceptance brings them in line with the new list"
                    ),
                    new(
                        "acceptance-papers",
                        "The closing papers",
                        WorkItem,
                        "With the host again, to be filed within the days of seminars.papers.returned-days"
                    ),
                    new("acceptance-outcome", "Outcomes", SameAct, "Taken back; trainees are told that the list is being corrected"),
                    new("acceptance-disputes", "Disputes that wait for the office", SameAct, "Wait for the host again, with the papers"),
                ]
            ),
            new(
                "The outcome of a trainee after the acceptance",
                [typeof(CorrectOutcome)],
                [],
                [
                    new(
                        "outcome-second",
                        "The correction itself",
                        SameAct,
                        "Nothing happens before a second person of the programme office confirms it"
                    ),
                    new("outcome-hours", "Hours in the ledger", SameAct, "Those that no longer hold are reversed, those due are credited"),
                    new("outcome-issued", "Certificate of somebody who did complete", SameAct, "Issued"),
                    new(
                        "outcome-certificate",
                        "Certificates that print hours that are reversed",
                        WorkItem,
                        "Under review; the programme office decides within the days of certificates.review.days"
                    ),
                    new("outcome-told", "The person, the host, the employer", SameAct, "Are told, with the reason"),
                ]
            ),
            new(
                "An enrolment",
                [typeof(DecideEnrolments), typeof(WithdrawFromSeminar)],
                [
                    new(EnrolmentState.Confirmed, EnrolmentAction.Decline),
                    new(EnrolmentState.Confirmed, EnrolmentAction.Withdraw),
                    new(EnrolmentState.Declined, EnrolmentAction.Confirm),
                    new(EnrolmentState.Withdrawn, EnrolmentAction.Apply),
                    new(EnrolmentState.Confirmed, EnrolmentAction.Cancel),
                ],
                [new("enrolment-seat", "The seat", SameAct, "Goes to the first who waits")]
            ),
            new(
                "An attendance that is disputed",
                [typeof(DecideDispute)],
                [],
                [
                    new("dispute-signs", "Signs of the half day", SameAct, "Written as the host found"),
                    new(
                        "dispute-outcome",
                        "An outcome that was told",
                        SameAct,
                        "Worked out anew before the acceptance; who has another than before is told"
                    ),
                    new(
                        "dispute-closed",
                        "Hours after the papers were accepted",
                        WorkItem,
                        "The programme office answers within the days of seminars.late-dispute.answer-days; two people correct "
                            + "the outcome, which upholds the dispute"
                    ),
                ]
            ),
        ];

    private static IEnumerable<TakenBack> Units =>
        [
            new(
                "A unit",
                [typeof(CloseUnit), typeof(MergeUnit), typeof(MoveUnit), typeof(CorrectUnit)],
                [],
                [
                    new(
                        "unit-people",
                        "Employments, requests, drafts, capacities",
                        SameAct,
                        "Pass to the successor or end by a named choice; without one the unit is not closed while people hang on it"
                    ),
                    new("unit-running", "Proposals, seminars, enrolments, claims, open work", SameAct, "Pass to the successor"),
                    new(
                        "unit-decisions",
                        "Bindings, employments and claims on which it decides for people elsewhere, fields for which it answers",
                        SameAct,
                        "Pass to the successor; without one the unit is not closed while they hang on it"
                    ),
                    new("unit-roles", "Roles in it", SameAct, "End with the unit's last day"),
                    new("unit-papers", "Filed versions, notices, certificates", Stands, "Keep the old name"),
                ]
            ),
            new(
                "A capacity of a unit",
                [typeof(RevokeCapacity)],
                [],
                [
                    new(
                        "capacity-running",
                        "Filed proposals and seminars of a published plan",
                        Stands,
                        "Go on to their end: a capacity is asked for when a proposal is begun and first filed; who wants a "
                            + "seminar ended amends the plan. The page counts them before"
                    ),
                    new("capacity-drafts", "Drafts of proposals", SameAct, "Can no longer be filed once the capacity has ended"),
                    new("capacity-told", "The unit", SameAct, "Is told, with the reason and what goes on"),
                ]
            ),
        ];

    private static IEnumerable<TakenBack> House =>
        [
            new(
                "An account, a membership, an invitation",
                [typeof(EndAccount), typeof(EndMembership), typeof(RevokeInvitation)],
                [],
                [
                    new("account-sessions", "Sessions", SameAct, "The next request of an ended account is refused"),
                    new(
                        "account-desk",
                        "Work that waits at the desk",
                        SameAct,
                        "Passes to a named holder of the role or to the unit's role; the last holder does not leave before "
                            + "somebody else holds it"
                    ),
                    new(
                        "account-runs-out",
                        "The same, where the last holder's time runs out",
                        WorkItem,
                        "The level above appoints somebody; the item ends when somebody holds the role"
                    ),
                    new(
                        "account-work",
                        "Score sheets of an expert",
                        SameAct,
                        "Those not submitted go to other experts free of conflict; those submitted stand"
                    ),
                    new(
                        "account-record",
                        "The learner's record that an ended account holds",
                        SameAct,
                        "Is free: the person is invited to it with another account"
                    ),
                    new(
                        "account-lent",
                        "Roles that the person lends, and roles lent to the person",
                        SameAct,
                        "End with it for good, and both are told: what is given anew does not bring them back"
                    ),
                    new(
                        "account-given",
                        "What an account just invited to its role, or given a password by somebody else, confirms as the second person",
                        SameAct,
                        "Nothing for the days of countersign.settling.days"
                    ),
                ]
            ),
            new(
                "A lent role, the record that two accounts are one person's",
                [typeof(EndLentRole), typeof(EndPersonLink)],
                [],
                [
                    new("lent-acts", "What was done by it", Stands, "Under both names, as it was done"),
                    new("lent-desk", "The desk of who acts by it", SameAct, "Is the deputy's own from the next request on"),
                    new("lent-told", "Lender and deputy", SameAct, "Are told, whoever ended it"),
                    new(
                        "person-acts",
                        "What waits for a second person",
                        SameAct,
                        "May be confirmed by the other account from now on; what was refused before stays refused"
                    ),
                ]
            ),
            new(
                "A key of the look-up",
                [typeof(RevokeApiKey)],
                [],
                [new("key-calls", "Calls with it", SameAct, "Opens nothing from the next call on")]
            ),
            new(
                "A rule's value, a kind of activity",
                [typeof(EnterRule), typeof(CloseRuleReview), typeof(EndActivityKind)],
                [],
                [
                    new(
                        "rule-years",
                        "Whether learning years are complete",
                        SameAct,
                        "Judged anew from the rule's first day, with a reason; counted before"
                    ),
                    new(
                        "rule-past",
                        "What was decided under the value before since the new one holds: hours of trainees, filings in time or "
                            + "late, publicity periods, budgets",
                        WorkItem,
                        "Counted before; whoever enters the value says with a reason that it stands, or the programme office "
                            + "decides it anew and writes what came of it"
                    ),
                    new("rule-computed", "What was computed before", Stands, "Each keeps the rule of its day, with its source"),
                ]
            ),
            new(
                "A value of a rule that does not hold yet",
                [typeof(RemoveRule)],
                [],
                [
                    new(
                        "rule-before",
                        "The value before",
                        SameAct,
                        "Holds on, as if it had not been replaced; one that has held is never taken out"
                    ),
                    new(
                        "rule-removed",
                        "Whether learning years of its time are complete",
                        SameAct,
                        "Judged anew by the value that holds on"
                    ),
                ]
            ),
            new(
                "A day of the calendar",
                [typeof(Calendar.RemoveCalendarDay)],
                [],
                [
                    new(
                        "calendar-period",
                        "Periods that were announced",
                        SameAct,
                        "A day off within one makes it longer, with the item that waits for its end; none is made shorter"
                    ),
                    new("calendar-due", "Last days given to work", Stands, "Each keeps the day it was given"),
                ]
            ),
            new(
                "A period of publicity",
                [typeof(Publicities.EndPublicities)],
                [],
                [new("period-objections", "Objections", Stands, "Taken to the last minute; those received are answered")]
            ),
        ];

    /// <summary>Messages whose name sounds like taking something back and that take nothing back on which anything rests.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Exempt = new Dictionary<Type, string>
    {
        [typeof(CancelImport)] = "nothing of the import is written yet",
        [typeof(Work.CancelJob)] = "asks the work to stop; each kind of work tidies up after itself",
        [typeof(RemoveFromClaim)] = "a file of a draft",
        [typeof(RemoveFromPapers)] = "a file of papers that are not filed",
        [typeof(RemoveFromProposal)] = "a file of a draft",
        [typeof(RemovePhrase)] = "a person's own phrase",
        [typeof(ForgetImports)] = "drops files whose rows are in the ledger",
        [typeof(Work.ForgetPostKeys)] = "drops keys of forms that nobody sends any more",
        [typeof(ChangePhone)] = "the account and what it did stay",
        [typeof(ForgetContactProofs)] = "drops codes that are used or too old",
        [typeof(ResetForgottenPassword)] = "the account and what it did stay",
        [typeof(SendResetCode)] = "sends a code; nothing changes by it",
        [typeof(ResetLearnerAccess)] = "the account and what it did stay",
        [typeof(ResetPassword)] = "the account and what it did stay",
        [typeof(ChangePassword)] = "the account and what it did stay",
        [typeof(ChangePlanVariant)] = "a variant on the bench, before anything is formed",
        [typeof(EndSession)] = "signs out; what was done in the session stays",
        [typeof(EndOtherSessions)] = "signs out; what was done in the sessions stays",
        [typeof(ForgetSessions)] = "drops sessions that are over",
        [typeof(DeclineProposedAct)] = "nothing of a proposed act has happened",
        [typeof(WithdrawProposedAct)] = "nothing of a proposed act has happened",
        [typeof(ReplaceScorer)] = "a sheet that is not scored goes to another expert",
        [typeof(LapseProposedActs)] = "nothing of a proposed act has happened",
    };

    /// <summary>Moves out of a decided state that take nothing back: the matter goes on.</summary>
    public static readonly IReadOnlyDictionary<Move, string> Onward = new Dictionary<Move, string>
    {
        [new(CallState.Published, CallAction.BeginScoring)] = "the call has closed",
        [new(CallState.Published, CallAction.BeginComposing)] = "the call has closed",
        [new(ProposalState.Recommended, ProposalAction.BeginScoring)] = "goes on to the experts",
        [new(ProposalState.Recommended, ProposalAction.BeginComposing)] = "goes on to the bench",
        [new(ProposalState.Selected, ProposalAction.Publicise)] = "goes on to the public",
        [new(ProposalState.InPublicity, ProposalAction.Enter)] = "the plan is published",
        [new(PlanState.Formed, PlanAction.Publicise)] = "goes on to the public",
        [new(PlanState.InPublicity, PlanAction.Publish)] = "the plan is published",
        [new(SeminarState.Filed, SeminarAction.FilePapers)] = "the seminar is over",
        [new(SeminarState.BrokenOff, SeminarAction.FilePapers)] = "the seminar was broken off",
        [new(SeminarState.PapersFiled, SeminarAction.AcceptPapers)] = "the papers are accepted",
        [new(SeminarState.Accepted, SeminarAction.Close)] = "all hours are credited",
    };

    /// <summary>The register as <c>docs/consequences.md</c> shows it.</summary>
    public static string ToMarkdown()
    {
        var text = new System.Text.StringBuilder(
            "# What rests on a fact follows it\n\nPrinted from `ConsequenceRegister` in the application: change it there. A test "
                + "compares; `KU_WRITE_DOCS=1` before the test writes this file anew.\n\n"
        );
        text.Append(
            "Same act: follows in the same transaction. Work item: has an owner and a last day, and only a decision closes it. "
                + "Shown beside: the page says so. Stands: for the reason given. Open: ought to follow and does not yet.\n"
        );
        foreach (var row in Rows)
        {
            var acts = row.By.Select(t => $"`{t.Name}`");
            var moves = row.Moves.Select(m => $"{m.From.GetType().Name[..^5]} {m.From} → {m.Action}");
            text.Append(
                $"\n## {row.Fact}\n\nTaken back by {string.Join(", ", acts.Concat(moves))}"
                    + "\n\n| What rests on it | | What happens |\n|---|---|---|\n"
            );
            foreach (var c in row.Consequences)
                text.Append($"| {c.RestsOn} | {Word(c.Fate)} | {c.What} |\n");
        }

        text.Append("\n## Nothing rests on these\n\n| Message | Why |\n|---|---|\n");
        foreach (var (message, why) in Exempt.OrderBy(e => e.Key.Name, StringComparer.Ordinal))
            text.Append($"| `{message.Name}` | {why} |\n");
        return text.ToString();
    }

    private static string Word(Fate fate) =>
        fate switch
        {
            SameAct => "same act",
            WorkItem => "work item",
            ShownBeside => "shown beside",
            Stands => "stands",
            _ => "**open**",
        };
}
