using System.Text;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Migrator.Demo;

namespace KnowledgeUpdate.Testing;

/// <summary>
/// A year of seminars in a test province, brought to a stage by the use cases that people would use, each by the person who would.
/// </summary>
public sealed class SeminarYear
{
    /// <summary>Units of the test province that take part.</summary>
    public const string University = "邕江大学",
        Finance = "五象金融研究院",
        Agriculture = "八桂农业科学研究院",
        Nanning = "南宁市人力资源和社会保障局",
        AgricultureDepartment = "自治区农业农村厅",
        OfficeUnit = "专业技术人员管理处";

    /// <summary>Papers that the call requires.</summary>
    public static readonly IReadOnlyList<string> Papers = ["单位盖章申报表", "讲师职称证明"];

    /// <summary>Units that employ the experts: none is in line with a hosting unit.</summary>
    public static readonly IReadOnlyList<string> Employers = ["自治区教育厅", "自治区科学技术厅", "广西科学院", "自治区能源局"];

    private readonly Func<CallTerms, CallTerms> terms;
    private readonly Func<int, ProposalContent, ProposalContent> content;

    private SeminarYear(TestProvince province, Func<CallTerms, CallTerms>? terms, Func<int, ProposalContent, ProposalContent>? content) =>
        (Province, this.terms, this.content) = (province, terms ?? (t => t), content ?? ((_, c) => c));

    public TestProvince Province { get; }

    /// <summary>Two members of the programme office.</summary>
    public Person Office { get; private set; } = null!;

    /// <inheritdoc cref="Office" />
    public Person Office2 { get; private set; } = null!;

    /// <summary>The bureau that reviews the two units in Nanning.</summary>
    public Person Bureau { get; private set; } = null!;

    /// <summary>The department that reviews the institute under it.</summary>
    public Person Department { get; private set; } = null!;

    /// <summary>Administrators of the three hosting units.</summary>
    public IReadOnlyList<Person> Hosts { get; private set; } = [];

    /// <summary>The experts, once scoring has begun.</summary>
    public IReadOnlyList<Person> Experts { get; private set; } = [];

    public Guid Call { get; set; }

    /// <summary>The proposals, in the order of filing.</summary>
    public IReadOnlyList<Guid> Proposals { get; private set; } = [];

    /// <summary>The plan, once the bench is open.</summary>
    public Guid Plan { get; private set; }

    public Guid Publicity { get; private set; }

    private DateTime Local => BeijingTime.LocalOf(Province.Clock.Now);

    /// <summary>Today, a Beijing date.</summary>
    public DateOnly Today => BeijingTime.DateOf(Province.Clock.Now);

    /// <summary>Brings a year to a stage.</summary>
    /// <param name="proposals">How many are filed; the three hosts take turns.</param>
    /// <param name="terms">Changes the call's terms.</param>
    /// <param name="content">Changes the content of the n-th proposal before its money is summed.</param>
    public static async Task<SeminarYear> AtAsync(
        TestProvince province,
        SeminarStage stage,
        int proposals = 3,
        Func<CallTerms, CallTerms>? terms = null,
        Func<int, ProposalContent, ProposalContent>? content = null
    )
    {
        var year = new SeminarYear(province, terms, content);
        await year.AppointAsync();
        await year.CallAsync();
        if (stage >= SeminarStage.Filed)
            for (var i = 0; i < proposals; i++)
                await year.FileAsync(i);
        if (stage >= SeminarStage.Recommended)
            foreach (var id in year.Proposals)
                await year.RecommendAsync(id);
        if (stage >= SeminarStage.Scoring)
            await year.BeginScoringAsync();
        if (stage >= SeminarStage.Candidates)
            await year.OpenBenchAsync();
        if (stage >= SeminarStage.Formed)
            await year.FormAsync(year.Office, year.Proposals.Take(Math.Max(1, proposals - 1)));
        if (stage >= SeminarStage.InPublicity)
            await year.PubliciseAsync();
        if (stage >= SeminarStage.Published)
            await year.PublishAsync();
        return year;
    }

    /// <summary>Sends as a person.</summary>
    public Task<T> SendAsync<T>(Person person, MediatR.IRequest<T> message) => Province.SendAsync(person, message);

    /// <summary>Version of a record's row as it is now.</summary>
    public Task<uint> VersionAsync<T>(Guid id)
        where T : Entity => Province.ReadAsync(db => db.Set<T>().Where(e => e.Id == id).Select(e => e.Version).SingleAsync());

    /// <summary>A record as it is now.</summary>
    public Task<T> LoadAsync<T>(Guid id)
        where T : Entity => Province.ReadAsync(db => db.Set<T>().AsNoTracking().SingleAsync(e => e.Id == id));

    /// <summary>States of the proposals, in the order of filing.</summary>
    public async Task<IReadOnlyList<ProposalState>> StatesAsync()
    {
        var states = await Province.ReadAsync(db => db.SeminarProposals.ToDictionaryAsync(p => p.Id, p => p.State));
        return [.. Proposals.Select(p => states[p])];
    }

    /// <summary>Lets days pass.</summary>
    public void Pass(int days, int hours = 0) => Province.Clock.Now += new TimeSpan(days, hours, 0, 0);

    /// <summary>Administrator of the unit that files the n-th proposal.</summary>
    public Person HostOf(int index) => Hosts[index % Hosts.Count];

    /// <summary>Who gives the first review of the n-th proposal.</summary>
    public Person ReviewerOf(int index) => index % Hosts.Count == 2 ? Department : Bureau;

    /// <summary>What the call says, as a form would send it.</summary>
    public SaveSeminarCall CallForm(Guid? id = null, uint version = 0) =>
        new(
            id,
            version,
            2027,
            "关于申报2027年度研修培训项目选题的通知",
            "各市人力资源和社会保障局：\n现就选题申报有关事项通知如下。",
            Local.Date,
            Local.Date.AddDays(8),
            terms(
                new CallTerms
                {
                    Kinds = [.. Enum.GetValues<SeminarKind>()],
                    Fields = ["new-it", "finance", "rural"],
                    RecommendationLimit = 8,
                    RequiredAttachments = Papers,
                    FeeClass = "三类",
                    ExpertScoring = true,
                    ExpertsPerProposal = 2,
                    ScoringDueOn = Today.AddDays(14),
                    Criteria = [new("选题价值", 60), new("课程与师资", 40)],
                    RegionBudget = 2400000,
                    CentralBudget = 400000,
                    MonthLimit = 6,
                    HostLimit = 6,
                }
            )
        );

    /// <summary>Content of the n-th proposal with nothing missing but the papers.</summary>
    public async Task<ProposalContent> ContentAsync(int index)
    {
        var titles = new[]
        {
            "人工智能赋能边境口岸智慧通关高级研修班",
            "面向东盟的跨境金融风险防控高级研修班",
            "甘蔗种质创新与全程机械化高级研修班",
            "民族药资源评价与质量控制培训班",
            "红树林生态修复与蓝碳核算研修班",
            "特种设备检验检测人员岗位培训班",
        };
        var fields = new[] { "new-it", "finance", "rural" };
        var lecturers = new[] { $"讲师甲{index}", $"讲师乙{index}" };
        var draft = content(
            index,
            new ProposalContent
            {
                Title = titles[index % titles.Length] + (index < titles.Length ? "" : $"（{index}）"),
                Kind = SeminarKind.Advanced,
                Field = fields[index % 3],
                RecommenderId = ReviewerOf(index).Unit.Id,
                ContactName = "覃联系",
                ContactPhone = "0771-0000000",
                Grounds = "行业技术更新快，急需补充新知识。",
                Aims = "提升解决复杂工程问题的能力。",
                Target = "具有中级以上职称的专业技术人员。",
                HeadCount = 50,
                FromOutside = 5,
                StartsOn = new DateOnly(2027, 3, 8).AddDays(28 * index),
                Days = 3,
                Place = "南宁市",
                Mode = "集中面授",
                Lecturers =
                [
                    new(lecturers[0], "邻省某大学", "教授", LecturerRank.FullSenior),
                    new(lecturers[1], "某研究院", "研究员", LecturerRank.AssociateSenior),
                ],
                Courses =
                [
                    .. Enumerable
                        .Range(1, 3)
                        .SelectMany(d =>
                            new[]
                            {
                                new Course(d, HalfDay.Morning, $"专题{index}讲授{d}", 4, lecturers[0]),
                                new Course(d, HalfDay.Afternoon, $"专题{index}研讨{d}", 4, lecturers[1]),
                            }
                        ),
                ],
                Budget = new BudgetRequest(320, 120, 50, 26, 500, 1000, 0, 6000),
                Results = "结业论文汇编1册。",
                Conditions = "具备教室和专职班务人员。",
            }
        );
        var feeClass = (await LoadAsync<SeminarCall>(Call)).Terms.FeeClass;
        var total = FeeCalculator.Work(ReferenceData.CentralFees, feeClass, draft).Total;
        return draft with { RegionFunds = Math.Min(100000, total), OwnFunds = total - Math.Min(100000, total) };
    }

    /// <summary>Begins the n-th proposal and fills in every section and paper, without filing it.</summary>
    public async Task<Guid> DraftAsync(int index)
    {
        var host = HostOf(index);
        var id = await SendAsync(host, new BeginSeminarProposal(Call));
        var full = await ContentAsync(index);
        foreach (var section in Enum.GetValues<ProposalSection>().Where(s => s != ProposalSection.Attachments))
            await SendAsync(
                host,
                new SaveProposalSection(id, await VersionAsync<SeminarProposal>(id), section, c => c.Taking(section, full))
            );
        foreach (var paper in Papers)
            await SendAsync(host, new AttachToProposal(id, await VersionAsync<SeminarProposal>(id), paper, $"{paper}.pdf", Pdf(paper)));
        Proposals = [.. Proposals, id];
        return id;
    }

    /// <summary>Files the n-th proposal.</summary>
    public async Task<Guid> FileAsync(int index)
    {
        var id = await DraftAsync(index);
        await SendAsync(HostOf(index), new SubmitSeminarProposal(id, await VersionAsync<SeminarProposal>(id)));
        return id;
    }

    /// <summary>Recommends a filed proposal.</summary>
    public async Task RecommendAsync(Guid id) =>
        await SendAsync(
            ReviewerOf(Proposals.ToList().IndexOf(id)),
            new ReviewSeminarProposal(id, await VersionAsync<SeminarProposal>(id), ReviewDecision.Recommended, "同意推荐。", null, [])
        );

    public async Task EnterExpertsAsync()
    {
        var entered = new List<Person>();
        foreach (var employer in Employers)
        {
            var expert = await Province.PersonAsync(Role.Expert, OfficeUnit);
            await SendAsync(Office, new SaveExpert(null, 0, expert.UserId, employer, "教授", ["new-it", "finance"], true));
            entered.Add(expert);
        }

        Experts = entered;
    }

    /// <summary>Lets the call close and gives the proposals to experts.</summary>
    public async Task BeginScoringAsync(string seed = "seed")
    {
        if (Experts.Count == 0)
            await EnterExpertsAsync();
        CloseCall();
        await SendAsync(Office, new BeginExpertScoring(Call, await VersionAsync<SeminarCall>(Call), seed));
    }

    /// <summary>Moves the clock past the closing of the call.</summary>
    public void CloseCall() => Pass(9);

    /// <summary>Submits every score that is outstanding.</summary>
    public async Task ScoreAsync()
    {
        foreach (var expert in Experts)
        {
            foreach (var row in (await SendAsync(expert, new ListMyScoring())).Where(r => r.State == AssignmentState.Open))
                await SendAsync(
                    expert,
                    new SubmitScore(
                        row.AssignmentId,
                        await VersionAsync<ExpertAssignment>(row.AssignmentId),
                        [80 + row.Number[^1] - '0', 70],
                        "选题有价值。"
                    )
                );
        }
    }

    /// <summary>Scores what is outstanding and opens the bench.</summary>
    public async Task OpenBenchAsync()
    {
        await ScoreAsync();
        Plan = await SendAsync(Office, new OpenPlanBench(Call, await VersionAsync<SeminarCall>(Call)));
    }

    /// <summary>The plan's first variant.</summary>
    public Task<PlanVariant> VariantAsync(string name = "A") =>
        Province.ReadAsync(db => db.PlanVariants.AsNoTracking().SingleAsync(v => v.PlanId == Plan && v.Name == name));

    /// <summary>Puts proposals into the first variant.</summary>
    public async Task ChooseAsync(IEnumerable<Guid> chosen)
    {
        foreach (var id in chosen)
        {
            Province.Clock.Now += TimeSpan.FromMinutes(1);
            var variant = await VariantAsync();
            await SendAsync(Office, new ChangePlanVariant(variant.Id, variant.Version, id, null));
        }
    }

    /// <summary>Forms the plan of some proposals.</summary>
    public async Task FormAsync(Person by, IEnumerable<Guid> chosen)
    {
        await ChooseAsync(chosen);
        Province.Clock.Now += TimeSpan.FromMinutes(1);
        var variant = await VariantAsync();
        await SendAsync(by, new FormAnnualPlan(Plan, await VersionAsync<AnnualPlan>(Plan), variant.Id, variant.Version, "会议研究同意"));
    }

    /// <summary>What starts the publicity, as a form would send it.</summary>
    public async Task<PublicisePlan> PublicityFormAsync(DateOnly startsOn, int? workingDays = null) =>
        new(Plan, await VersionAsync<AnnualPlan>(Plan), "关于2027年度研修培训项目计划的公示", "现予公示。", startsOn, workingDays);

    /// <summary>Publicises the plan from today.</summary>
    public async Task PubliciseAsync() => Publicity = await SendAsync(Office, await PublicityFormAsync(Today));

    /// <summary>What publishes the plan, as a form would send it.</summary>
    public async Task<PublishAnnualPlan> PublicationFormAsync() =>
        new(Plan, await VersionAsync<AnnualPlan>(Plan), "桂人社函〔2026〕188号", Today);

    /// <summary>Lets the period pass and publishes the plan.</summary>
    public async Task PublishAsync()
    {
        Pass(10);
        await PublishAsync(await PublicationFormAsync());
    }

    /// <summary>Publishes the plan: one member of the office proposes, the other confirms.</summary>
    public async Task PublishAsync(PublishAnnualPlan form) => await Province.ConfirmAsync(await SendAsync(Office, form), Office2);

    /// <summary>A small lawful PDF.</summary>
    public static byte[] Pdf(string about) =>
        Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 "
                + "obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n% "
                + $"{Convert.ToHexString(Encoding.UTF8.GetBytes(about))}\n%%EOF\n"
        );

    private async Task AppointAsync()
    {
        Office = await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit);
        Office2 = await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit);
        Bureau = await Province.PersonAsync(Role.LocalBureau, Nanning);
        Department = await Province.PersonAsync(Role.IndustryDepartment, AgricultureDepartment);
        Hosts =
        [
            await Province.PersonAsync(Role.UnitAdministrator, University),
            await Province.PersonAsync(Role.UnitAdministrator, Finance),
            await Province.PersonAsync(Role.UnitAdministrator, Agriculture),
        ];
    }

    /// <summary>Publishes a drafted call: one member of the office sends it, the other releases it.</summary>
    public async Task ReleaseAsync(Guid call) =>
        await Province.ConfirmAsync(await SendAsync(Office, new PublishSeminarCall(call, await VersionAsync<SeminarCall>(call))), Office2);

    private async Task CallAsync()
    {
        Call = await SendAsync(Office, CallForm());
        await ReleaseAsync(Call);
        Pass(1);
    }
}
