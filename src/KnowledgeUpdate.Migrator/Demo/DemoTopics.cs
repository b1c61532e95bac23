using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Migrator.Demo;

/// <summary>One invented proposal.</summary>
/// <param name="Host">User name of the filing administrator.</param>
/// <param name="Reviewer">User name of the unit that gives the first review.</param>
internal sealed record DemoTopic(string Host, string Reviewer, SeminarKind Kind, string Field, string Title, int People, int Days, int Month, int Day, string Place, decimal Region, string[] Lecturers);

/// <summary>The invented proposals.</summary>
internal static class DemoTopics
{
    public static readonly IReadOnlyList<DemoTopic> Guangxi =
    [
        new("unit01", "nanning", SeminarKind.National, "new-it", "中国—东盟人工智能创新应用与治理高级研修班", 60, 5, 5, 17, "南宁市", 0, ["岑浩然", "温知远", "孟青岚"]),
        new("unit16", "jtt", SeminarKind.National, "corridor", "西部陆海新通道多式联运组织与数字化调度高级研修班", 60, 5, 9, 13, "钦州市", 0, ["容海川", "邱立本"]),
        new("unit01", "nanning", SeminarKind.Advanced, "new-it", "人工智能赋能边境口岸智慧通关高级研修班", 50, 5, 6, 14, "崇左市凭祥市", 150000, ["岑浩然", "戚文昭", "容海川"]),
        new("unit06", "liuzhou", SeminarKind.Advanced, "new-energy-vehicles", "新能源汽车动力电池安全与梯次利用高级研修班", 50, 5, 4, 12, "柳州市", 145000, ["石砚舟", "卢思齐"]),
        new("unit12", "beihai", SeminarKind.Advanced, "marine", "红树林生态修复与蓝碳核算高级研修班", 45, 5, 10, 18, "北海市", 132000, ["林望海", "钟南屏"]),
        new("unit10", "baise", SeminarKind.Advanced, "biomedicine", "民族药资源评价与质量控制高级研修班", 50, 5, 7, 12, "百色市", 140000, ["闭梦兰", "黄伯钧"]),
        new("unit03", "nanning", SeminarKind.Advanced, "finance", "面向东盟的跨境金融风险防控高级研修班", 50, 4, 6, 21, "南宁市", 118000, ["金怀瑾", "宋执中"]),
        new("unit11", "baise", SeminarKind.Advanced, "materials", "铝基新材料短流程制备与高值化高级研修班", 45, 5, 8, 16, "百色市", 130000, ["陶冶之", "卢思齐"]),
        new("unit14", "nync", SeminarKind.Advanced, "rural", "甘蔗种质创新与全程机械化高级研修班", 50, 5, 3, 15, "崇左市", 136000, ["田稷", "蒙绿原"]),
        new("unit15", "jtt", SeminarKind.Advanced, "transport", "运河通航安全与智慧船闸运维高级研修班", 50, 5, 11, 15, "钦州市", 142000, ["容海川", "闸北平"]),
        new("unit13", "fcg", SeminarKind.UrgentNeed, "marine", "近海风电装备运维技术急需紧缺人才培训班", 50, 6, 6, 14, "防城港市", 158000, ["戚文昭", "林望海"]),
        new("unit06", "liuzhou", SeminarKind.UrgentNeed, "new-energy-vehicles", "智能网联汽车测试评价急需紧缺人才培训班", 45, 6, 6, 8, "柳州市", 144000, ["石砚舟", "易行之"]),
        new("unit08", "guilin", SeminarKind.UrgentNeed, "industry", "工业互联网安全防护急需紧缺人才培训班", 50, 5, 4, 19, "桂林市", 138000, ["温知远", "顾守一"]),
        new("unit02", "nanning", SeminarKind.UrgentNeed, "asean-information", "跨境电商与数字贸易规则急需紧缺人才培训班", 60, 4, 8, 9, "南宁市", 120000, ["金怀瑾", "白若谷"]),
        new("unit10", "baise", SeminarKind.UrgentNeed, "medical-zone", "药械注册与临床评价急需紧缺人才培训班", 45, 5, 10, 11, "防城港市", 135000, ["闭梦兰", "秦越"]),
        new("unit14", "nync", SeminarKind.OnPost, "rural", "基层农业技术推广人员绿色防控岗位培训班", 60, 4, 3, 22, "玉林市", 110000, ["田稷", "毛绿洲"]),
        new("unit17", "zrzy", SeminarKind.OnPost, "marine", "县域自然资源调查监测与实景三维岗位培训班", 50, 4, 7, 19, "贵港市", 102000, ["测量子", "钟南屏"]),
        new("unit18", "scjg", SeminarKind.OnPost, "standards", "特种设备检验检测人员能力提升岗位培训班", 48, 4, 12, 6, "来宾市", 98000, ["尺度衡", "易行之"]),
        new("unit09", "guilin", SeminarKind.OnPost, "rural", "乡村规划与传统村落保护岗位培训班", 48, 4, 6, 21, "桂林市", 96000, ["村上青", "蒙绿原"]),
        new("unit02", "nanning", SeminarKind.Advanced, "new-it", "算力基础设施绿色节能技术高级研修班", 46, 3, 9, 20, "南宁市", 0, ["顾守一", "白若谷"]),
        new("unit12", "beihai", SeminarKind.Advanced, "marine", "海洋装备数字孪生设计高级研修班", 45, 5, 5, 24, "北海市", 138000, ["林望海", "孟青岚"]),
        new("unit08", "guilin", SeminarKind.UrgentNeed, "new-it", "集成电路封装测试急需紧缺人才培训班", 40, 5, 9, 6, "桂林市", 146000, ["温知远", "封芯"]),
        new("unit01", "nanning", SeminarKind.Advanced, "environment", "碳足迹核算与出口合规高级研修班", 50, 4, 11, 8, "南宁市", 116000, ["宋执中", "钟南屏"]),
        new("unit05", "nanning", SeminarKind.Advanced, "new-it", "人工智能赋能智慧通关与口岸监管高级研修班", 50, 5, 7, 5, "南宁市", 140000, ["岑浩然", "顾守一"]),
        new("unit05", "nanning", SeminarKind.OnPost, "transport", "水利工程安全鉴定与白蚁防治岗位培训班", 55, 4, 10, 25, "南宁市", 101000, ["水清浅", "闸北平"]),
        new("unit07", "liuzhou", SeminarKind.OnPost, "equipment", "汽车零部件精益制造岗位培训班", 50, 4, 4, 26, "柳州市", 99000, ["易行之", "石砚舟"]),
        new("unit04", "nanning", SeminarKind.OnPost, "standards", "食品检验人员能力验证岗位培训班", 50, 4, 9, 27, "来宾市", 99000, ["尺度衡", "秦越"]),
    ];

    public static readonly IReadOnlyList<DemoTopic> Hainan =
    [
        new("unit01", "haikou", SeminarKind.Advanced, "new-it", "热带海洋遥感数据应用高级研修班", 40, 5, 5, 10, "海口市", 120000, ["陈望潮", "符天一"]),
    ];
}
