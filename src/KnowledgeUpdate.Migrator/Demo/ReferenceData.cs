using System.Text.Json;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Migrator.Demo;

/// <summary>What a province begins with: public facts, each with its source.</summary>
public static class ReferenceData
{
    private const string Notice = "桂人社发〔2022〕15号";
    private static readonly DateOnly InForce = new(2022, 3, 23);

    /// <summary>Guangxi, from the division codes and the founding notice.</summary>
    public static (Tenant Tenant, TenantSetUp SetUp) Guangxi(params IReadOnlyList<string> hosts) =>
        (
            new Tenant
            {
                Id = new Guid("45000000-0000-7000-8000-000000000001"),
                DivisionCode = "450000",
                Letters = "GX",
                RegionName = "广西壮族自治区",
                ShortName = "广西",
                LevelName = "自治区",
                ProgrammeName = "专业技术人才知识更新工程",
                Sponsor = "广西壮族自治区人力资源和社会保障厅",
                Operator = "专业技术人员管理处",
                Signature = ["广西壮族自治区专业技术人才知识更新工程", "指导协调小组办公室"],
                Telephone = "0771-0000000",
                Hosts = hosts,
            },
            new TenantSetUp
            {
                Divisions = Divisions("450000"),
                HrDepartment = "广西壮族自治区人力资源和社会保障厅",
                ProgrammeOffice = "专业技术人员管理处",
                Departments = GuangxiDepartments,
                Fields = Fields,
                Rules = Rules,
                Activities = Activities,
                Calendars = Calendars(),
            }
        );

    /// <summary>A small second province, so that isolation can be seen.</summary>
    public static (Tenant Tenant, TenantSetUp SetUp) Hainan(params IReadOnlyList<string> hosts) =>
        (
            new Tenant
            {
                Id = new Guid("46000000-0000-7000-8000-000000000001"),
                DivisionCode = "460000",
                Letters = "HI",
                RegionName = "海南省",
                ShortName = "海南",
                LevelName = "省",
                ProgrammeName = "专业技术人才知识更新工程",
                Sponsor = "海南省人力资源和社会保障厅",
                Operator = "专业技术人员管理处",
                Signature = ["海南省人力资源和社会保障厅"],
                Hosts = hosts,
            },
            new TenantSetUp
            {
                Divisions = Divisions("460000"),
                HrDepartment = "海南省人力资源和社会保障厅",
                ProgrammeOffice = "专业技术人员管理处",
                Departments =
                [
                    new("海南省工业和信息化厅", OrganisationKind.IndustryDepartment),
                    new("海南省农业农村厅", OrganisationKind.IndustryDepartment),
                ],
                Fields =
                [
                    new("new-it", "新一代信息技术", "New-generation information technology", "海南省工业和信息化厅"),
                    new("rural", "乡村振兴", "Rural revitalisation", "海南省农业农村厅"),
                ],
                Rules =
                [
                    .. Rules
                        .Where(r => r.Key is RuleKeys.TrainingFee or RuleKeys.PublicityDays)
                        .Select(r =>
                            r.Key == RuleKeys.PublicityDays ? r with { Source = "工程办公室工作约定（演示）", Note = "本省依据待录入" } : r
                        ),
                ],
                Calendars = Calendars(),
            }
        );

    /// <summary>
    /// The central training fee standard; the class found in an official page is in force, the others are to be confirmed.
    /// </summary>
    public static readonly FeeStandard CentralFees = new()
    {
        Classes = [new("一类", 500, 150, 80, 30), new("二类", 400, 150, 70, 30), new("三类", 340, 130, 50, 30)],
        Tiers = [new(15, 0.8m), new(30, 0.7m)],
        LecturerCaps = new Dictionary<LecturerRank, decimal>
        {
            [LecturerRank.AssociateSenior] = 500,
            [LecturerRank.FullSenior] = 1000,
            [LecturerRank.Academician] = 1500,
        },
        HalfDayHours = 4,
    };

    private static readonly IReadOnlyList<Department> GuangxiDepartments =
    [
        .. new[]
        {
            "自治区发展和改革委员会",
            "自治区教育厅",
            "自治区科学技术厅",
            "自治区工业和信息化厅",
            "自治区自然资源厅",
            "自治区生态环境厅",
            "自治区卫生健康委员会",
            "自治区交通运输厅",
            "自治区农业农村厅",
            "自治区应急管理厅",
            "自治区市场监督管理局",
            "广西科学院",
            "自治区能源局",
            "自治区知识产权局",
        }.Select(name => new Department(name, OrganisationKind.IndustryDepartment)),
        new("自治区财政厅", OrganisationKind.FinanceDepartment),
    ];

    /// <summary>Fields of the notice, parts 二 and 三(一).</summary>
    private static readonly IReadOnlyList<FieldSetUp> Fields =
    [
        new("new-it", "新一代信息技术", "New-generation information technology", "自治区工业和信息化厅"),
        new("new-energy-vehicles", "新能源及智能汽车", "New-energy and intelligent vehicles", "自治区工业和信息化厅"),
        new("equipment", "高端装备制造", "High-end equipment", "自治区工业和信息化厅"),
        new("environment", "节能环保", "Energy saving and environment", "自治区生态环境厅"),
        new("marine", "海洋装备", "Marine equipment", "自治区自然资源厅"),
        new("materials", "先进新材料", "Advanced materials", "自治区工业和信息化厅"),
        new("biomedicine", "生物医药", "Biomedicine", "自治区科学技术厅"),
        new("opening-up", "全方位开放发展", "Opening up in all directions", "自治区发展和改革委员会"),
        new("innovation", "创新驱动发展", "Innovation-driven development", "自治区科学技术厅"),
        new("industry", "工业强桂", "Stronger industry", "自治区工业和信息化厅"),
        new("rural", "乡村振兴", "Rural revitalisation", "自治区农业农村厅"),
        new("transport", "交通强区", "Stronger transport", "自治区交通运输厅"),
        new("standards", "标准化发展", "Standardisation", "自治区市场监督管理局"),
        new("corridor", "西部陆海新通道", "Western land-sea corridor", "自治区发展和改革委员会"),
        new("free-trade", "自由贸易试验区", "Free-trade zone", "自治区发展和改革委员会"),
        new("finance", "金融开放门户", "Gateway of financial opening", "自治区发展和改革委员会"),
        new("asean-information", "中国—东盟信息港", "China–ASEAN information harbour", "自治区工业和信息化厅"),
        new("medical-zone", "国际医学开放试验区", "International medical zone", "自治区科学技术厅"),
        new("opening-zones", "重点开发开放试验区", "Key development and opening zones", "自治区发展和改革委员会"),
        new("frontiers", "面向世界科技前沿", "Frontiers of science and technology", "自治区科学技术厅"),
        new("economy", "面向经济主战场", "The main field of the economy", "自治区发展和改革委员会"),
        new("national-needs", "面向国家重大需求", "Major needs of the country", "自治区发展和改革委员会"),
        new("life-and-health", "面向人民生命健康", "Life and health of the people", "自治区卫生健康委员会"),
    ];

    private static readonly DateOnly HoursInForce = new(2016, 1, 1);

    private const string Provisions = "专业技术人员继续教育规定（人社部令第25号），第八条";

    private static readonly IReadOnlyList<RuleSetUp> Rules =
    [
        new(RuleKeys.SeminarsPerYear, "20", InForce, $"{Notice}，三（一）", "20 期左右"),
        new(RuleKeys.TraineesPerYear, "1000", InForce, $"{Notice}，三（一）", "1000 名左右"),
        new(RuleKeys.PublicityDays, "5", InForce, $"{Notice}，四（四）", "通知未规定天数，5 个工作日为默认值，可调整"),
        new(RuleKeys.FirstReviewDays, "10", InForce, "工程办公室工作约定", "可调整"),
        new(RuleKeys.HoursPerYear, "90", HoursInForce, Provisions, "每年累计不少于 90 学时"),
        new(RuleKeys.ProfessionalHours, "60", HoursInForce, Provisions, "专业科目一般不少于总学时的三分之二"),
        new(RuleKeys.CompulsoryHours, "15", HoursInForce, "广西继续教育管理系统公开说明", "公需必修学完并考试合格计 15 学时，待核实"),
        new(RuleKeys.ProfessionalBasis, "1", HoursInForce, "工程办公室工作约定", "1：按要求总学时计；2：按实际总学时计"),
        new(RuleKeys.HalfDayHours, "4", HoursInForce, "继续教育学时登记口径", "每半天 4 学时，待核实"),
        new(RuleKeys.ImplementationDays, "30", InForce, "工程办公室工作约定", "参照兄弟省区做法，可调整"),
        new(RuleKeys.ClosingDays, "10", InForce, "工程办公室工作约定", "参照兄弟省区做法，可调整"),
        new(RuleKeys.AttendanceShare, "80", InForce, "工程办公室工作约定", "可调整"),
        new(
            RuleKeys.TrainingFee,
            JsonSerializer.Serialize(CentralFees, PortalModel.Json),
            new DateOnly(2017, 1, 1),
            "中央和国家机关培训费管理办法（财行〔2016〕540号）",
            "三类标准见公开资料；一类、二类待核实。自治区本级标准未配置"
        ),
    ];

    /// <summary>
    /// Conversions found in tables of other provinces; the province's own has not been found, so each is to be confirmed.
    /// </summary>
    private static readonly IReadOnlyList<ActivitySetUp> Activities =
    [
        Activity(
            "training-day",
            "脱产培训",
            "Full-time training",
            8,
            "天",
            false,
            "培训通知、课程表、结业证书",
            "外省换算表 C",
            maxPerClaim: 16
        ),
        Activity("degree-course", "学历教育课程", "Course of degree education", 15, "门", false, "学籍证明、成绩单", "外省换算表 A、B"),
        Activity(
            "degree-year",
            "在职学历教育（按学年）",
            "Degree education beside work, by the year",
            24,
            "学年",
            false,
            "学籍证明、成绩单",
            "外省换算表 C",
            maxPerClaim: 72,
            maxPerYear: 24
        ),
        Activity(
            "conference-national",
            "全国性学术会议",
            "National academic conference",
            6,
            "次",
            false,
            "会议通知、参会证明",
            "外省换算表 B",
            maxPerYear: 24
        ),
        Activity(
            "conference-provincial",
            "省级学术会议",
            "Provincial academic conference",
            5,
            "次",
            false,
            "会议通知、参会证明",
            "外省换算表 B",
            maxPerYear: 20
        ),
        Activity(
            "project-national",
            "国家级课题（主持）",
            "National research project, leading",
            40,
            "项",
            true,
            "立项书、结题书",
            "外省换算表 C"
        ),
        Activity("paper", "发表论文（第一作者）", "Published paper, first author", 40, "篇", true, "封面、目录、首页", "外省换算表 C"),
        Activity("book", "出版专著（独著）", "Published book, sole author", 72, "部", true, "封面、版权页", "外省换算表 C"),
        Activity("patent", "发明专利（第一发明人）", "Patent of invention, first inventor", 48, "项", true, "专利证书", "外省换算表 A"),
    ];

    private static ActivitySetUp Activity(
        string code,
        string name,
        string nameEn,
        decimal hours,
        string unit,
        bool needsRecognition,
        string evidence,
        string origin,
        decimal? maxPerClaim = null,
        decimal? maxPerYear = null
    ) =>
        new()
        {
            Code = code,
            Name = name,
            NameEn = nameEn,
            Category = HourCategory.Professional,
            HoursPerUnit = hours,
            Unit = unit,
            NeedsRecognition = needsRecognition,
            Evidence = evidence,
            Source = $"{origin}（待核实）",
            From = HoursInForce,
            MaxPerClaim = maxPerClaim,
            MaxPerYear = maxPerYear,
        };

    private static List<Application.Organisations.Division> Divisions(string code) =>
        [
            .. Read($"divisions-{code}.csv")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Skip(1)
                .Select(l => l.Split(','))
                .Select(c => new Application.Organisations.Division(c[0], c[1], c[2].Length == 0 ? null : c[2])),
        ];

    /// <summary>The announced year, and for other years of a demonstration weekends only, marked as such.</summary>
    private static List<CalendarSetUp> Calendars()
    {
        var now = DateTimeOffset.UtcNow.Year;
        return
        [
            Calendar2026(),
            .. Enumerable
                .Range(now, 2)
                .Where(y => y != 2026)
                .Select(y => new CalendarSetUp(y, "演示用：节假日安排尚未录入，仅计周末", [], [])),
        ];
    }

    private static CalendarSetUp Calendar2026()
    {
        using var json = JsonDocument.Parse(Read("working-days-2026.json"));
        return new CalendarSetUp(
            json.RootElement.GetProperty("year").GetInt32(),
            "国务院办公厅关于2026年部分节假日安排的通知",
            [
                .. json
                    .RootElement.GetProperty("off")
                    .EnumerateArray()
                    .Select(r => r.GetString()!.Split('/'))
                    .Select(r => (DateOnly.Parse(r[0]), DateOnly.Parse(r[^1]))),
            ],
            [.. json.RootElement.GetProperty("working_weekends").EnumerateArray().Select(d => DateOnly.Parse(d.GetString()!))]
        );
    }

    private static string Read(string name)
    {
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream($"KnowledgeUpdate.Migrator.Data.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
