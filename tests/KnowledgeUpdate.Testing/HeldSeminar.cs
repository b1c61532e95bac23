using System.Text;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Testing;

/// <summary>
/// A seminar of a published plan, brought along by the use cases that people would use. Its first day is 2027-03-08; it has two half days
/// on each of three days.
/// </summary>
public sealed class HeldSeminar
{
    private static int people;

    private HeldSeminar(SeminarYear year, Guid id, Person host) => (Year, Id, Host) = (year, id, host);

    /// <summary>The year it belongs to.</summary>
    public SeminarYear Year { get; }

    public Guid Id { get; }

    /// <summary>Administrator of the hosting unit.</summary>
    public Person Host { get; }

    public Person Office => Year.Office;

    private TestProvince Province => Year.Province;

    /// <summary>Publishes a plan of one seminar.</summary>
    public static async Task<HeldSeminar> PlannedAsync(TestProvince province, Func<ProposalContent, ProposalContent>? content = null)
    {
        var year = await SeminarYear.AtAsync(province, SeminarStage.Published, 1, content: (_, c) => content?.Invoke(c) ?? c);
        var id = await province.ReadAsync(db => db.Seminars.Select(s => s.Id).SingleAsync());
        return new HeldSeminar(year, id, year.HostOf(0));
    }

    /// <summary>The seminar of the n-th proposal of a year whose plan is published.</summary>
    public static async Task<HeldSeminar> OfAsync(SeminarYear year, int index)
    {
        var proposal = year.Proposals[index];
        return new HeldSeminar(
            year,
            await year.Province.ReadAsync(db => db.Seminars.Where(s => s.ProposalId == proposal).Select(s => s.Id).SingleAsync()),
            year.HostOf(index)
        );
    }

    /// <summary>A planned seminar whose implementation plan is filed.</summary>
    public static async Task<HeldSeminar> FiledAsync(
        TestProvince province,
        int capacity = 50,
        Admission admission = Admission.FirstCome,
        Func<ImplementationInput, ImplementationInput>? change = null
    )
    {
        var seminar = await PlannedAsync(province);
        await seminar.FileAsync(i => (change ?? (x => x))(i with { Capacity = capacity, Admission = admission }));
        return seminar;
    }

    /// <summary>What the form would send, with nothing missing.</summary>
    public async Task<ImplementationInput> InputAsync()
    {
        var form = await Province.SendAsync(Host, new GetImplementationForm(Id));
        var d = form.Draft;
        return new ImplementationInput
        {
            Capacity = d.Capacity,
            Address = "南宁市大学东路示例楼",
            ContactName = "覃联系",
            ContactPhone = "0771-5555555",
            EnrolmentClosesAt = form.StartsOn.AddDays(-3).ToDateTime(new TimeOnly(18, 0)),
            OpenRegistration = true,
            Nominations = true,
            Admission = Admission.FirstCome,
            MinLevel = TitleLevel.None,
            Series = [],
            Fields = [],
            NeedsEmployer = false,
            Notes = "自带电脑。",
            Lessons = [.. d.Lessons.Select(l => new LessonInput(l.Day, l.Half, l.From, l.To, l.Topic, l.Hours, l.Lecturer, "第一教室"))],
        };
    }

    /// <summary>Files the implementation plan.</summary>
    public async Task FileAsync(Func<ImplementationInput, ImplementationInput>? change = null, string? lateReason = null) =>
        await Province.SendAsync(
            Host,
            new FileImplementation(Id, await VersionAsync(), (change ?? (x => x))(await InputAsync()), lateReason)
        );

    /// <summary>The seminar as it is now.</summary>
    public Task<Seminar> LoadAsync() => Year.LoadAsync<Seminar>(Id);

    public Task<uint> VersionAsync() => Year.VersionAsync<Seminar>(Id);

    /// <summary>
    /// A person with an account and a learner's record, employed and confirmed at the host's university unless told otherwise.
    /// </summary>
    public async Task<Person> LearnerAsync(
        string? unit = SeminarYear.University,
        TitleLevel level = TitleLevel.Intermediate,
        string? name = null
    )
    {
        var n = Interlocked.Increment(ref people);
        var person = await Province.PersonAsync(Role.Learner, unit ?? SeminarYear.University);
        var id = await Province.SendAsync(
            person,
            new AddMyLearner(
                name ?? "学员" + Chinese(n),
                IdentityKind.ResidentId,
                TestIdentity.Number(n),
                unit,
                new Profession("工程技术", level, null, null, Education.Bachelor)
            )
        );
        if (unit is null)
            return person;
        var (request, version) = await Province.ReadAsync(async db =>
            await db.Employments.Where(e => e.LearnerId == id).Select(e => new ValueTuple<Guid, uint>(e.Id, e.Version)).SingleAsync()
        );
        var administrator = unit == SeminarYear.University ? Year.Hosts[0] : await Province.PersonAsync(Role.UnitAdministrator, unit);
        await Province.SendAsync(administrator, new DecideEmployment(request, version, true, null));
        return person;
    }

    /// <summary>The learner's record of a person.</summary>
    public Task<Learner> RecordAsync(Person person) =>
        Province.ReadAsync(db => db.Learners.AsNoTracking().SingleAsync(l => l.UserId == person.UserId));

    /// <summary>The enrolment of a person.</summary>
    public Task<Enrolment> EnrolmentAsync(Person person) =>
        Province.ReadAsync(db =>
            db.Enrolments.AsNoTracking()
                .SingleAsync(e => e.GatheringId == Id && db.Learners.Any(l => l.Id == e.LearnerId && l.UserId == person.UserId))
        );

    /// <summary>A csv of people whom nobody knows yet.</summary>
    public static byte[] Roster(int from, int count, string unit = SeminarYear.University) =>
        Encoding.UTF8.GetBytes(
            "姓名,证件号码,工作单位\n"
                + string.Concat(Enumerable.Range(from, count).Select(n => $"名册{Chinese(n)},{TestIdentity.Number(9000 + n)},{unit}\n"))
        );

    /// <summary>Enrols people by a roster.</summary>
    public async Task<int> ImportAsync(byte[] roster, string? reason = null)
    {
        var job = await Province.SendAsync(Host, new UploadRoster(Id, "名册.csv", roster));
        return await Province.SendAsync(Host, new ImportRoster(job, reason));
    }

    /// <summary>The half days, in order.</summary>
    public Task<List<GatheringHalfDay>> HalfDaysAsync() =>
        Province.ReadAsync(db =>
            db.GatheringHalfDays.AsNoTracking().Where(h => h.GatheringId == Id).OrderBy(h => h.StartsAt).ToListAsync()
        );

    /// <summary>Everybody with a seat signs both times of some half days, by the paper roll.</summary>
    public async Task AttendAsync(params int[] halfDays)
    {
        var all = await HalfDaysAsync();
        foreach (var i in halfDays.Length > 0 ? halfDays : [.. Enumerable.Range(0, all.Count)])
        {
            Province.Clock.Now = all[i].EndsAt;
            var roll = await Province.SendAsync(Host, new GetRoll(Id, all[i].Id));
            await Province.SendAsync(
                Host,
                new SaveRoll(Id, all[i].Id, [.. roll.Rows.Select(r => new RollMark(r.EnrolmentId, true, true))], [], null)
            );
        }
    }

    /// <summary>Fills the closing papers in and files them, the day after the seminar.</summary>
    public async Task FilePapersAsync()
    {
        await WritePapersAsync();
        await ConfirmFilingAsync();
    }

    /// <summary>Confirms the counts of this moment and files.</summary>
    public async Task ConfirmFilingAsync(string? overBudget = null, string? unchanged = null)
    {
        var counts = await Province.SendAsync(Host, new GetPapersFiling(Id));
        await Province.SendAsync(Host, new FilePapers(Id, counts.Version, counts.Seen, overBudget, unchanged));
    }

    /// <summary>The days for disputes and answers after the filing are over.</summary>
    public async Task PassDisputesAsync()
    {
        var over = BeijingTime.At((await LoadAsync()).DisputesUntil!.Value.AddDays(1).ToDateTime(new TimeOnly(9, 0)));
        if (Province.Clock.Now < over)
            Province.Clock.Now = over;
    }

    /// <summary>Fills the closing papers in, the day after the seminar.</summary>
    public async Task WritePapersAsync()
    {
        Province.Clock.Now = BeijingTime.At((await LoadAsync()).EndsOn.AddDays(1).ToDateTime(new TimeOnly(9, 0)));
        await Province.SendAsync(
            Host,
            new SavePapers(
                Id,
                await VersionAsync(),
                "研修班如期举办。",
                "",
                [new("住宿费", 48000, 47000, null), new("师资费", 30000, 30000, "按标准")]
            )
        );
        await Province.SendAsync(Host, new AttachToPapers(Id, ClosingPapers.Categories[0], "总结报告.pdf", SeminarYear.Pdf("总结")));
    }

    /// <summary>The office accepts the papers once the days for disputes are over, and the work is done to its end.</summary>
    public async Task AcceptAsync()
    {
        await PassDisputesAsync();
        await Province.SendAsync(Office, new DecidePapers(Id, await VersionAsync(), ClosingMove.Accept, "同意结项。"));
        await RunJobsAsync();
    }

    /// <summary>Does the work that was ordered.</summary>
    public async Task RunJobsAsync()
    {
        foreach (var job in await Province.SendAsPortalAsync(new ListOpenJobs()))
            while (await Province.SendAsPortalAsync(new RunJobStep(job))) { }
    }

    private static string Chinese(int n) =>
        string.Concat(n.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => "零一二三四五六七八九"[c - '0']));
}
