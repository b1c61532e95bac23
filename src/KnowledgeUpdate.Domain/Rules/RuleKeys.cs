namespace KnowledgeUpdate.Domain.Rules;

/// <summary>The keys of the rules that the portal reads.</summary>
public static class RuleKeys
{
    /// <summary>Seminars a year, about (期). Source: 桂人社发〔2022〕15号, 三(一).</summary>
    public const string SeminarsPerYear = "seminars.target.count";

    /// <summary>Seminar trainees a year, about (人). Source: 桂人社发〔2022〕15号, 三(一).</summary>
    public const string TraineesPerYear = "seminars.target.trainees";

    /// <summary>Working days of a publicity period, by default.</summary>
    public const string PublicityDays = "publicity.working-days";

    /// <summary>Working days within which a first review is due after submission.</summary>
    public const string FirstReviewDays = "seminars.first-review.working-days";

    /// <summary>The training fee standard, as <c>FeeStandard</c> JSON.</summary>
    public const string TrainingFee = "training-fee.standard";

    /// <summary>Hours (学时) a learner needs in a year. Source: Order No. 25, Art. 8.</summary>
    public const string HoursPerYear = "hours.total";

    /// <summary>Of them in professional subjects (学时), generally two thirds. Source: Order No. 25, Art. 8.</summary>
    public const string ProfessionalHours = "hours.professional";

    /// <summary>Compulsory public hours (学时).</summary>
    public const string CompulsoryHours = "hours.compulsory";

    /// <summary>Of what the professional share is taken: 1 of the required total, 2 of the hours actually learned.</summary>
    public const string ProfessionalBasis = "hours.professional.basis";

    /// <summary>Hours (学时) of half a day of training.</summary>
    public const string HalfDayHours = "hours.half-day";

    /// <summary>Days before a seminar by which its implementation plan is to be filed.</summary>
    public const string ImplementationDays = "seminars.implementation.days";

    /// <summary>Working days after a seminar within which its closing papers are due.</summary>
    public const string ClosingDays = "seminars.closing.working-days";

    /// <summary>Least share of half days attended (%) for hours and certificate.</summary>
    public const string AttendanceShare = "seminars.attendance.percent";

    /// <summary>
    /// Working days within which a request about a person (record, employment, claim) is answered before it rises one level. A working
    /// parameter.
    /// </summary>
    public const string AnswerDays = "answers.working-days";

    /// <summary>Days for which an invitation link works. A working parameter.</summary>
    public const string InvitationDays = "invitations.days";

    /// <summary>Short messages a month, at most (条). A working parameter.</summary>
    public const string TextsPerMonth = "texts.month-limit";

    /// <summary>Minutes before a half day from which arrival is signed. A working parameter, as those below.</summary>
    public const string ArrivalOpens = "attendance.arrival-opens.minutes";

    /// <summary>Minutes after the beginning from which an arrival is late.</summary>
    public const string LateAfter = "attendance.late.minutes";

    /// <summary>Minutes after the beginning after which no arrival is signed.</summary>
    public const string ArrivalCloses = "attendance.arrival-closes.minutes";

    /// <summary>Minutes before the end from which leaving is signed.</summary>
    public const string LeavesWithin = "attendance.leaving.minutes";

    /// <summary>Share of a half day's hours, %, where somebody came late.</summary>
    public const string LateShare = "attendance.late.percent";

    /// <summary>Share of a half day's hours, %, where somebody left early.</summary>
    public const string EarlyShare = "attendance.early.percent";

    /// <summary>Days within which the office decides a certificate under review. A working parameter.</summary>
    public const string CertificateReviewDays = "certificates.review.days";

    /// <summary>Days within which the hours behind a certificate revoked for false evidence are decided. A working parameter.</summary>
    public const string RevokedHoursDays = "certificates.revoked-hours.days";

    /// <summary>Days within which a list is corrected after an objection was upheld. A working parameter.</summary>
    public const string CorrectionDays = "publicity.correction.days";

    /// <summary>Days for which a proposed act waits for another person. A working parameter.</summary>
    public const string CountersignDays = "countersign.days";

    /// <summary>
    /// Days for which an account that was invited to its role, or given a password by somebody else, confirms nothing as the second person;
    /// 0: at once. A working parameter.
    /// </summary>
    public const string CountersignSettlingDays = "countersign.settling.days";

    /// <summary>Days for which a role is lent at most. A working parameter.</summary>
    public const string LentRoleDays = "lent-roles.days";

    /// <summary>Minutes that an hour 学时 of a course table takes at least. A working parameter.</summary>
    public const string LeastMinutesOfHour = "hours.least-minutes";

    /// <summary>Hours that a session of staff lives at most, however busy it is. A working parameter.</summary>
    public const string StaffSessionHours = "sessions.staff.hours";

    /// <summary>Hours that a session of somebody who is a learner only lives at most. A working parameter.</summary>
    public const string LearnerSessionHours = "sessions.learner.hours";

    /// <summary>Minutes without use after which a session is over. A working parameter.</summary>
    public const string SessionIdleMinutes = "sessions.idle.minutes";

    /// <summary>Minutes for which a password typed again opens what asks for it. A working parameter.</summary>
    public const string ConfirmationMinutes = "sessions.confirmation.minutes";

    /// <summary>Days for which a password that somebody else set works. A working parameter.</summary>
    public const string TemporaryPasswordDays = "passwords.temporary.days";

    /// <summary>Wrong passwords for one name from one address within a quarter of an hour. A working parameter.</summary>
    public const string SignInTries = "tries.name-and-address";

    /// <summary>
    /// Wrong passwords for one name within an hour, from addresses where its person never signed in. A working parameter.
    /// </summary>
    public const string SignInTriesOfName = "tries.name";

    /// <summary>Wrong passwords from one address within an hour, for names that never signed in there. A working parameter.</summary>
    public const string SignInTriesFromAddress = "tries.address";

    /// <summary>Codes asked for from one address within an hour. A working parameter.</summary>
    public const string CodesFromAddress = "codes.address";

    /// <summary>Wrong codes typed from one address within an hour. A working parameter.</summary>
    public const string CodeTriesFromAddress = "codes.address.tries";

    /// <summary>Wrong names typed to compare with a certificate within a day, from wherever. A working parameter, as those below.</summary>
    public const string NameTriesOfCertificate = "verification.names.certificate";

    /// <summary>Wrong names typed to compare with certificates from one address within an hour.</summary>
    public const string NameTriesFromAddress = "verification.names.address";

    /// <summary>Look-ups of certificates from one address within a minute: a whole office may stand behind one.</summary>
    public const string LookUpsFromAddress = "verification.look-ups.address";

    /// <summary>Look-ups of codes that no certificate has, from one address within a minute: nobody needs many.</summary>
    public const string MissesFromAddress = "verification.misses.address";

    /// <summary>Invitations that one person sends within an hour. A working parameter.</summary>
    public const string InvitationsByPerson = "invitations.person";

    /// <summary>
    /// Working days after the closing papers are filed in which trainees dispute attendance and answer the questionnaire. A working
    /// parameter, as those below.
    /// </summary>
    public const string PapersDisputeDays = "seminars.papers.dispute-days";

    /// <summary>Working days after outcomes are told in which those who did not complete dispute.</summary>
    public const string OutcomeDisputeDays = "seminars.outcome.dispute-days";

    /// <summary>Working days within which returned closing papers are filed again.</summary>
    public const string ReturnedPapersDays = "seminars.papers.returned-days";

    /// <summary>Working days within which the office answers a dispute that comes after the acceptance.</summary>
    public const string LateDisputeDays = "seminars.late-dispute.answer-days";

    /// <summary>Working days for the office's review of closing papers, after the days for disputes. A working parameter.</summary>
    public const string PapersReviewDays = "papers.review.working-days";

    /// <summary>
    /// Of a seminar that was broken off: 1 each half day attended is credited, 2 only with the least attendance of the half days held.
    /// </summary>
    public const string BrokenOffCredit = "seminars.broken-off.credit";

    /// <summary>Learning years before this one for which hours can still be entered; none to come ever. A working parameter.</summary>
    public const string YearsOpen = "learning-years.back";

    /// <summary>
    /// What an employer enters by file: 1 professional hours, 2 public elective ones too. Compulsory public hours never: they follow from
    /// the examination. A working parameter. Source: Order No. 25, Art. 8; 桂人社规〔2019〕2号 organises compulsory subjects centrally.
    /// </summary>
    public const string EmployerCategories = "hour-files.employer-categories";

    /// <summary>
    /// Hours (学时) of a person's learning year above which a file asks whether they are right. A working parameter, as the one below.
    /// </summary>
    public const string YearAsked = "hour-files.year-asked";

    /// <summary>Hours (学时) of a person's learning year above which a file is refused.</summary>
    public const string YearMost = "hour-files.year-most";

    /// <summary>
    /// Working parameters of the portal with the value that holds until a dated one replaces it. Other rules are numbers set by
    /// regulations: without a value they are “not configured”.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, int> Defaults = new Dictionary<string, int>
    {
        [AnswerDays] = 10,
        [InvitationDays] = 7,
        [TextsPerMonth] = 100_000,
        [ArrivalOpens] = 60,
        [LateAfter] = 15,
        [ArrivalCloses] = 60,
        [LeavesWithin] = 30,
        [LateShare] = 50,
        [EarlyShare] = 50,
        [CertificateReviewDays] = 10,
        [RevokedHoursDays] = 10,
        [CorrectionDays] = 5,
        [CountersignDays] = 7,
        [CountersignSettlingDays] = 7,
        [LentRoleDays] = 90,
        [LeastMinutesOfHour] = 40,
        [StaffSessionHours] = 8,
        [LearnerSessionHours] = 72,
        [SessionIdleMinutes] = 480,
        [ConfirmationMinutes] = 10,
        [TemporaryPasswordDays] = 3,
        [SignInTries] = 5,
        [SignInTriesOfName] = 50,
        [SignInTriesFromAddress] = 100,
        [CodesFromAddress] = 60,
        [CodeTriesFromAddress] = 60,
        [InvitationsByPerson] = 200,
        [NameTriesOfCertificate] = 10,
        [NameTriesFromAddress] = 60,
        [LookUpsFromAddress] = 600,
        [MissesFromAddress] = 30,
        [PapersDisputeDays] = 3,
        [PapersReviewDays] = 10,
        [OutcomeDisputeDays] = 5,
        [ReturnedPapersDays] = 5,
        [LateDisputeDays] = 5,
        [BrokenOffCredit] = 1,
        [YearsOpen] = 3,
        [EmployerCategories] = 2,
        [YearAsked] = 300,
        [YearMost] = 1000,
    };

    /// <summary>Every rule that the portal reads.</summary>
    public static readonly IReadOnlyList<RuleDefinition> All =
    [
        new(SeminarsPerYear, "Seminars a year"),
        new(TraineesPerYear, "Seminar trainees a year"),
        new(PublicityDays, "Publicity period, working days"),
        new(FirstReviewDays, "First review, working days"),
        new(TrainingFee, "Training fee standard") { IsNumber = false },
        new(HoursPerYear, "Hours a year"),
        new(ProfessionalHours, "Professional hours a year"),
        new(CompulsoryHours, "Compulsory public hours a year"),
        new(ProfessionalBasis, "Professional share: 1 of the required total, 2 of the hours learned", Most: 2),
        new(HalfDayHours, "Hours of half a day"),
        new(ImplementationDays, "Implementation plan filed ahead, days"),
        new(ClosingDays, "Closing papers, working days"),
        new(AttendanceShare, "Least attendance for hours, %", Most: 100),
        new(AnswerDays, "Answer to a request about a person, working days"),
        new(InvitationDays, "An invitation link works, days"),
        new(TextsPerMonth, "Short messages a month, at most"),
        new(ArrivalOpens, "Arrival is signed from so many minutes before", 0, HalfADay),
        new(LateAfter, "An arrival is late after, minutes", 0, HalfADay),
        new(ArrivalCloses, "No arrival is signed after, minutes", 0, HalfADay),
        new(LeavesWithin, "Leaving is signed from so many minutes before the end", 0, HalfADay),
        new(LateShare, "Hours of a half day with a late arrival, %", 0, 100),
        new(EarlyShare, "Hours of a half day left early, %", 0, 100),
        new(CertificateReviewDays, "Certificate under review, days to decide"),
        new(RevokedHoursDays, "Hours of a certificate revoked for false evidence, days to decide"),
        new(CorrectionDays, "Correction after an upheld objection, days"),
        new(CountersignDays, "Confirmation by a second person, days"),
        new(CountersignSettlingDays, "A new account or one with a password of somebody else confirms nothing for, days", 0, 90),
        new(LentRoleDays, "A role is lent for at most, days", 1, 366),
        new(LeastMinutesOfHour, "An hour of a course table takes at least, minutes", 1, 60),
        new(StaffSessionHours, "A session of staff lives at most, hours"),
        new(LearnerSessionHours, "A session of a learner lives at most, hours"),
        new(SessionIdleMinutes, "A session ends without use after, minutes"),
        new(ConfirmationMinutes, "A password typed again holds for, minutes"),
        new(TemporaryPasswordDays, "A temporary password works, days"),
        new(SignInTries, "Wrong passwords for a name from an address, a quarter of an hour"),
        new(SignInTriesOfName, "Wrong passwords for a name from new addresses, an hour"),
        new(SignInTriesFromAddress, "Wrong passwords from an address, an hour"),
        new(CodesFromAddress, "Codes asked for from an address, an hour"),
        new(CodeTriesFromAddress, "Wrong codes from an address, an hour"),
        new(InvitationsByPerson, "Invitations by a person, an hour"),
        new(NameTriesOfCertificate, "Wrong names compared with a certificate, a day"),
        new(NameTriesFromAddress, "Wrong names compared with certificates from an address, an hour"),
        new(LookUpsFromAddress, "Look-ups of certificates from an address, a minute"),
        new(MissesFromAddress, "Look-ups of codes that do not exist from an address, a minute"),
        new(PapersDisputeDays, "Disputes and answers after the closing papers are filed, working days"),
        new(PapersReviewDays, "Review of closing papers after the days for disputes, working days"),
        new(OutcomeDisputeDays, "Disputes of those who did not complete, working days"),
        new(ReturnedPapersDays, "Returned closing papers filed again, working days"),
        new(LateDisputeDays, "Answer to a dispute after the acceptance, working days"),
        new(BrokenOffCredit, "Seminar broken off: 1 credit each half day attended, 2 only with the least attendance", Most: 2),
        new(YearsOpen, "Learning years open besides this one", 0, 20),
        new(EmployerCategories, "An employer enters by file: 1 professional hours, 2 public elective ones too", Most: 2),
        new(YearAsked, "Hours of a person's year above which a file asks"),
        new(YearMost, "Hours of a person's year above which a file is refused"),
    ];

    /// <summary>The rule of a key; null: the portal reads none of that name.</summary>
    public static RuleDefinition? Find(string key) => All.FirstOrDefault(r => r.Key == key);

    /// <summary>The English name of a rule; the key itself where it is unknown.</summary>
    [return: Sentence]
    public static string NameOf(string key) => Find(key)?.Name ?? key;

    // Largest number of minutes; anything longer would reach into another half day.
    private const int HalfADay = 12 * 60;
}

/// <summary>A rule that the portal reads: what it is called and what it may be.</summary>
/// <param name="Key">One of <see cref="RuleKeys"/>.</param>
/// <param name="Name">English name, which is the key of its translation.</param>
/// <param name="Least">The least value of a number: 0 where none, never or at once has a meaning.</param>
/// <param name="Most">The greatest value of a number.</param>
public sealed record RuleDefinition(string Key, [Sentence] string Name, int Least = 1, int Most = 1_000_000)
{
    /// <summary>Whether it is a number; else a table.</summary>
    public bool IsNumber { get; init; } = true;
}
