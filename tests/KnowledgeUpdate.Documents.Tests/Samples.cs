using KnowledgeUpdate.Documents.Seminars;

namespace KnowledgeUpdate.Documents.Tests;

/// <summary>Filled-in documents. Every name and number is made up.</summary>
internal static class Samples
{
    internal static readonly DateTimeOffset Created = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);

    internal const string LongParagraph =
        "近年来，我区数字农业快速发展，物联网、遥感、人工智能（AI）等技术在种植、养殖、加工各环节得到应用；但是，基层专业技术人才对新技术的掌握仍然不足"
        + "，“懂农业的不懂数据，懂数据的不懂农业”的现象比较普遍。根据《专业技术人员继续教育规定》（人力资源社会保障部令第25号）和有关要求，"
        + "每年累计学时应当不少于90学时，其中专业科目一般不少于总学时的三分之二。为此，拟举办本期高级研修班——围绕智慧灌溉、病虫害监测、产量预测"
        + "等主题开展研修……预计培训60人，人均经费2,400.00元，资料见 "
        + "https://www.example.org/continuing-education/2026/seminars?field=agriculture&level=advanced 。";

    internal static DocumentBuilder Builder(PageSetup? page = null) =>
        new(new("测试文档", "测试单位", "测试", Created), page ?? PageSetup.A4Portrait);

    internal static ProposalFormData Proposal() =>
        new()
        {
            ProgrammeName = "专业技术人才知识更新工程",
            Year = 2026,
            Number = "2026-GX-0017",
            VersionNo = 2,
            FiledAt = "2026年3月2日 09:30",
            Created = Created,
            Title = "智慧农业与遥感数据应用高级研修班",
            Kind = "急需紧缺类",
            Field = "现代农业",
            Host = new("某某农业科学院", "12650000MB1234567X"),
            Sponsors = ["某某自治区人力资源和社会保障厅", "某某自治区农业农村厅"],
            CoOrganisers = ["某某大学农学院"],
            ContactName = "古丽娜尔·买买提",
            ContactPhone = "0991-1234567",
            Rationale = string.Join('\n', Enumerable.Repeat(LongParagraph, 3)),
            Trainees = "从事智慧农业、遥感监测工作的专业技术人员，具有副高级以上职称；或者具有中级职称且从事相关工作满5年。",
            Headcount = 60,
            HeadcountOutsideProvince = 8,
            StartsOn = new(2026, 6, 8),
            EndsOn = new(2026, 6, 12),
            Days = 5,
            Place = "某某市某某区人才大厦三层报告厅",
            Mode = "集中面授与现场教学相结合",
            Courses =
            [
                .. Enumerable
                    .Range(0, 10)
                    .Select(i => new CourseLine(
                        new DateOnly(2026, 6, 8).AddDays(i / 2),
                        i % 2 == 0 ? "上午" : "下午",
                        $"第{i + 1}讲 遥感影像解译与作物长势监测的方法、案例与实践（含现场教学）",
                        4,
                        i % 3 == 0 ? "阿卜杜拉·吐尔逊" : "王某某",
                        "研究员"
                    )),
            ],
            Lecturers =
            [
                new("阿卜杜拉·吐尔逊", "某某大学资源与环境学院", "教授", "院长"),
                new("王某某", "中国某某科学院地理与遥感研究所", "研究员", "副主任", IsAcademician: true),
                new("李㛃", "某某农业科学院", "副研究员", "科室主任"),
            ],
            ExpectedResults = "形成研修成果报告1份、典型案例集1册；学员人均提交结业论文1篇，推动3—5项技术在基层落地应用。",
            Funding = new(0, 120_000, 24_000),
            BudgetLines =
            [
                new("住宿费", "60人×5天×180元", 54_000, "60人×5天×200元", 60_000, "符合"),
                new("伙食费", "60人×5天×110元", 33_000, "60人×5天×120元", 36_000, "符合"),
                new("讲课费", "10个半天×4学时×800元", 32_000, "院士、正高1000元／学时", 40_000, "符合"),
                new("场地资料交通费", "60人×5天×83.33元", 25_000, "60人×5天×80元", 24_000, "超出"),
            ],
            BudgetTotals = new(144_000, 160_000, "符合"),
            RuleSource = "《某某自治区本级党政机关培训费管理办法》（某财行〔2023〕12号）第九条、第十条",
            PastExperience = "2023年、2024年各举办高级研修班1期，共培训118人，学员满意度98.6%。",
            HostConditions = "具有标准化教室6间、实训基地2处，可同时容纳200人学习、住宿。",
            Attachments = [new("课程大纲.pdf", "1.2 MB", "9f86d081884c"), new("师资承诺书（签章）.pdf", "860 KB", "60303ae22b99")],
            Opinions =
            [
                new("某某自治区农业农村厅　赵某某", "推荐", "选题符合产业需求，课程设置合理，同意推荐。", "2026年3月5日"),
                new("某某自治区人力资源和社会保障厅　钱某某", "退回补正", "请补充省外学员的来源说明，并核对场地费测算。", "2026年3月9日"),
            ],
        };

    internal static AnnualPlanData Plan(int rows = 20) =>
        new()
        {
            IssuerName = "某某自治区人力资源和社会保障厅文件",
            DocumentNumber = "某人社函〔2026〕18号",
            Title = "关于印发2026年度某某自治区专业技术人才知识更新工程高级研修班计划的通知",
            Salutation = "各地（州、市）人力资源和社会保障局，自治区各委、办、厅、局人事（干部）处，各有关单位：",
            Paragraphs =
            [
                "根据《专业技术人员继续教育规定》（人力资源社会保障部令第25号）和专业技术人才知识更新工程实施方案，经申报、评审、公示，确定2026年度举办高级研修班20期。现将计划印发给你们，请认真组织实施。",
                "一、严格组织实施",
                "承办单位要按照批准的选题、人数、天数和地点举办研修班，不得擅自变更；确需变更的，应当在开班15日前提出书面申请，经批准后方可实施。",
                "（一）规范学员选调",
                "学员应当为从事相关领域工作的专业技术人员，一般应当具有副高级以上专业技术职称。任何单位不得向学员收取培训费、资料费等费用。",
                "二、加强经费管理",
                "研修经费专款专用，严格执行培训费管理的有关规定。研修班结束后30日内，承办单位应当通过继续教育管理服务平台提交总结、学员名册和经费决算。",
            ],
            SignatureLines = ["某某自治区人力资源和社会保障厅"],
            Date = new(2026, 4, 15),
            Created = Created,
            AnnexTitle = "2026年度某某自治区专业技术人才知识更新工程高级研修班计划表",
            Rows =
            [
                .. Enumerable
                    .Range(1, rows)
                    .Select(i => new PlanRow(
                        $"第{i}号智慧农业与遥感数据应用高级研修班",
                        i <= rows / 2 ? "急需紧缺" : "岗位提升",
                        "某某农业科学院信息研究所",
                        40 + (i % 3 * 10),
                        3 + (i % 3),
                        $"{(i % 9) + 3}月",
                        "乌鲁木齐",
                        i % 4 == 0 ? "自筹" : "省级财政"
                    )),
            ],
            VersionNote = "本计划为第1版。",
        };
}
