using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Migrator.Demo;

internal sealed record DemoTopic
{
    /// <summary>User name of the filing administrator.</summary>
    public required string Host { get; init; }

    /// <summary>User name of the unit that gives the first review.</summary>
    public required string Reviewer { get; init; }

    public required SeminarKind Kind { get; init; }

    public required string Field { get; init; }

    public required string Title { get; init; }

    public required int People { get; init; }

    public required int Days { get; init; }

    public required int Month { get; init; }

    public required int Day { get; init; }

    public required string Place { get; init; }

    public required decimal Region { get; init; }

    public required string[] Lecturers { get; init; }
}

internal static class DemoTopics
{
    public static readonly IReadOnlyList<DemoTopic> Guangxi =
    [
        new()
        {
            Host = "unit01",
            Reviewer = "nanning",
            Kind = SeminarKind.National,
            Field = "new-it",
            Title = "中国—东盟人工智能创新应用与治理高级研修班",
            People = 60,
            Days = 5,
            Month = 5,
            Day = 17,
            Place = "南宁市",
            Region = 0,
            Lecturers = ["岑浩然", "温知远", "孟青岚"],
        },
        new()
        {
            Host = "unit16",
            Reviewer = "jtt",
            Kind = SeminarKind.National,
            Field = "corridor",
            Title = "西部陆海新通道多式联运组织与数字化调度高级研修班",
            People = 60,
            Days = 5,
            Month = 9,
            Day = 13,
            Place = "钦州市",
            Region = 0,
            Lecturers = ["容海川", "邱立本"],
        },
        new()
        {
            Host = "unit01",
            Reviewer = "nanning",
            Kind = SeminarKind.Advanced,
            Field = "new-it",
            Title = "人工智能赋能边境口岸智慧通关高级研修班",
            People = 50,
            Days = 5,
            Month = 6,
            Day = 14,
            Place = "崇左市凭祥市",
            Region = 150000,
            Lecturers = ["岑浩然", "戚文昭", "容海川"],
        },
        new()
        {
            Host = "unit06",
            Reviewer = "liuzhou",
            Kind = SeminarKind.Advanced,
            Field = "new-energy-vehicles",
            Title = "新能源汽车动力电池安全与梯次利用高级研修班",
            People = 50,
            Days = 5,
            Month = 4,
            Day = 12,
            Place = "柳州市",
            Region = 145000,
            Lecturers = ["石砚舟", "卢思齐"],
        },
        new()
        {
            Host = "unit12",
            Reviewer = "beihai",
            Kind = SeminarKind.Advanced,
            Field = "marine",
            Title = "红树林生态修复与蓝碳核算高级研修班",
            People = 45,
            Days = 5,
            Month = 10,
            Day = 18,
            Place = "北海市",
            Region = 132000,
            Lecturers = ["林望海", "钟南屏"],
        },
        new()
        {
            Host = "unit10",
            Reviewer = "baise",
            Kind = SeminarKind.Advanced,
            Field = "biomedicine",
            Title = "民族药资源评价与质量控制高级研修班",
            People = 50,
            Days = 5,
            Month = 7,
            Day = 12,
            Place = "百色市",
            Region = 140000,
            Lecturers = ["闭梦兰", "黄伯钧"],
        },
        new()
        {
            Host = "unit03",
            Reviewer = "nanning",
            Kind = SeminarKind.Advanced,
            Field = "finance",
            Title = "面向东盟的跨境金融风险防控高级研修班",
            People = 50,
            Days = 4,
            Month = 6,
            Day = 21,
            Place = "南宁市",
            Region = 118000,
            Lecturers = ["金怀瑾", "宋执中"],
        },
        new()
        {
            Host = "unit11",
            Reviewer = "baise",
            Kind = SeminarKind.Advanced,
            Field = "materials",
            Title = "铝基新材料短流程制备与高值化高级研修班",
            People = 45,
            Days = 5,
            Month = 8,
            Day = 16,
            Place = "百色市",
            Region = 130000,
            Lecturers = ["陶冶之", "卢思齐"],
        },
        new()
        {
            Host = "unit14",
            Reviewer = "nync",
            Kind = SeminarKind.Advanced,
            Field = "rural",
            Title = "甘蔗种质创新与全程机械化高级研修班",
            People = 50,
            Days = 5,
            Month = 3,
            Day = 15,
            Place = "崇左市",
            Region = 136000,
            Lecturers = ["田稷", "蒙绿原"],
        },
        new()
        {
            Host = "unit15",
            Reviewer = "jtt",
            Kind = SeminarKind.Advanced,
            Field = "transport",
            Title = "运河通航安全与智慧船闸运维高级研修班",
            People = 50,
            Days = 5,
            Month = 11,
            Day = 15,
            Place = "钦州市",
            Region = 142000,
            Lecturers = ["容海川", "闸北平"],
        },
        new()
        {
            Host = "unit13",
            Reviewer = "fcg",
            Kind = SeminarKind.UrgentNeed,
            Field = "marine",
            Title = "近海风电装备运维技术急需紧缺人才培训班",
            People = 50,
            Days = 6,
            Month = 6,
            Day = 14,
            Place = "防城港市",
            Region = 158000,
            Lecturers = ["戚文昭", "林望海"],
        },
        new()
        {
            Host = "unit06",
            Reviewer = "liuzhou",
            Kind = SeminarKind.UrgentNeed,
            Field = "new-energy-vehicles",
            Title = "智能网联汽车测试评价急需紧缺人才培训班",
            People = 45,
            Days = 6,
            Month = 6,
            Day = 8,
            Place = "柳州市",
            Region = 144000,
            Lecturers = ["石砚舟", "易行之"],
        },
        new()
        {
            Host = "unit08",
            Reviewer = "guilin",
            Kind = SeminarKind.UrgentNeed,
            Field = "industry",
            Title = "工业互联网安全防护急需紧缺人才培训班",
            People = 50,
            Days = 5,
            Month = 4,
            Day = 19,
            Place = "桂林市",
            Region = 138000,
            Lecturers = ["温知远", "顾守一"],
        },
        new()
        {
            Host = "unit02",
            Reviewer = "nanning",
            Kind = SeminarKind.UrgentNeed,
            Field = "asean-information",
            Title = "跨境电商与数字贸易规则急需紧缺人才培训班",
            People = 60,
            Days = 4,
            Month = 8,
            Day = 9,
            Place = "南宁市",
            Region = 120000,
            Lecturers = ["金怀瑾", "白若谷"],
        },
        new()
        {
            Host = "unit10",
            Reviewer = "baise",
            Kind = SeminarKind.UrgentNeed,
            Field = "medical-zone",
            Title = "药械注册与临床评价急需紧缺人才培训班",
            People = 45,
            Days = 5,
            Month = 10,
            Day = 11,
            Place = "防城港市",
            Region = 135000,
            Lecturers = ["闭梦兰", "秦越"],
        },
        new()
        {
            Host = "unit14",
            Reviewer = "nync",
            Kind = SeminarKind.OnPost,
            Field = "rural",
            Title = "基层农业技术推广人员绿色防控岗位培训班",
            People = 60,
            Days = 4,
            Month = 3,
            Day = 22,
            Place = "玉林市",
            Region = 110000,
            Lecturers = ["田稷", "毛绿洲"],
        },
        new()
        {
            Host = "unit17",
            Reviewer = "zrzy",
            Kind = SeminarKind.OnPost,
            Field = "marine",
            Title = "县域自然资源调查监测与实景三维岗位培训班",
            People = 50,
            Days = 4,
            Month = 7,
            Day = 19,
            Place = "贵港市",
            Region = 102000,
            Lecturers = ["测量子", "钟南屏"],
        },
        new()
        {
            Host = "unit18",
            Reviewer = "scjg",
            Kind = SeminarKind.OnPost,
            Field = "standards",
            Title = "特种设备检验检测人员能力提升岗位培训班",
            People = 48,
            Days = 4,
            Month = 12,
            Day = 6,
            Place = "来宾市",
            Region = 98000,
            Lecturers = ["尺度衡", "易行之"],
        },
        new()
        {
            Host = "unit09",
            Reviewer = "guilin",
            Kind = SeminarKind.OnPost,
            Field = "rural",
            Title = "乡村规划与传统村落保护岗位培训班",
            People = 48,
            Days = 4,
            Month = 6,
            Day = 21,
            Place = "桂林市",
            Region = 96000,
            Lecturers = ["村上青", "蒙绿原"],
        },
        new()
        {
            Host = "unit02",
            Reviewer = "nanning",
            Kind = SeminarKind.Advanced,
            Field = "new-it",
            Title = "算力基础设施绿色节能技术高级研修班",
            People = 46,
            Days = 3,
            Month = 9,
            Day = 20,
            Place = "南宁市",
            Region = 0,
            Lecturers = ["顾守一", "白若谷"],
        },
        new()
        {
            Host = "unit12",
            Reviewer = "beihai",
            Kind = SeminarKind.Advanced,
            Field = "marine",
            Title = "海洋装备数字孪生设计高级研修班",
            People = 45,
            Days = 5,
            Month = 5,
            Day = 24,
            Place = "北海市",
            Region = 138000,
            Lecturers = ["林望海", "孟青岚"],
        },
        new()
        {
            Host = "unit08",
            Reviewer = "guilin",
            Kind = SeminarKind.UrgentNeed,
            Field = "new-it",
            Title = "集成电路封装测试急需紧缺人才培训班",
            People = 40,
            Days = 5,
            Month = 9,
            Day = 6,
            Place = "桂林市",
            Region = 146000,
            Lecturers = ["温知远", "封芯"],
        },
        new()
        {
            Host = "unit01",
            Reviewer = "nanning",
            Kind = SeminarKind.Advanced,
            Field = "environment",
            Title = "碳足迹核算与出口合规高级研修班",
            People = 50,
            Days = 4,
            Month = 11,
            Day = 8,
            Place = "南宁市",
            Region = 116000,
            Lecturers = ["宋执中", "钟南屏"],
        },
        new()
        {
            Host = "unit05",
            Reviewer = "nanning",
            Kind = SeminarKind.Advanced,
            Field = "new-it",
            Title = "人工智能赋能智慧通关与口岸监管高级研修班",
            People = 50,
            Days = 5,
            Month = 7,
            Day = 5,
            Place = "南宁市",
            Region = 140000,
            Lecturers = ["岑浩然", "顾守一"],
        },
        new()
        {
            Host = "unit05",
            Reviewer = "nanning",
            Kind = SeminarKind.OnPost,
            Field = "transport",
            Title = "水利工程安全鉴定与白蚁防治岗位培训班",
            People = 55,
            Days = 4,
            Month = 10,
            Day = 25,
            Place = "南宁市",
            Region = 101000,
            Lecturers = ["水清浅", "闸北平"],
        },
        new()
        {
            Host = "unit07",
            Reviewer = "liuzhou",
            Kind = SeminarKind.OnPost,
            Field = "equipment",
            Title = "汽车零部件精益制造岗位培训班",
            People = 50,
            Days = 4,
            Month = 4,
            Day = 26,
            Place = "柳州市",
            Region = 99000,
            Lecturers = ["易行之", "石砚舟"],
        },
        new()
        {
            Host = "unit04",
            Reviewer = "nanning",
            Kind = SeminarKind.OnPost,
            Field = "standards",
            Title = "食品检验人员能力验证岗位培训班",
            People = 50,
            Days = 4,
            Month = 9,
            Day = 27,
            Place = "来宾市",
            Region = 99000,
            Lecturers = ["尺度衡", "秦越"],
        },
    ];

    public static readonly IReadOnlyList<DemoTopic> Hainan =
    [
        new()
        {
            Host = "unit01",
            Reviewer = "haikou",
            Kind = SeminarKind.Advanced,
            Field = "new-it",
            Title = "热带海洋遥感数据应用高级研修班",
            People = 40,
            Days = 5,
            Month = 5,
            Day = 10,
            Place = "海口市",
            Region = 120000,
            Lecturers = ["陈望潮", "符天一"],
        },
    ];
}
