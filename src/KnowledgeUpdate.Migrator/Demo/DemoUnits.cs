using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Migrator.Demo;

/// <param name="Parent">Name of the unit above.</param>
internal sealed record DemoUnit(string Name, OrganisationKind Kind, string Parent, string DivisionCode);

/// <summary>An invented person with a role.</summary>
internal sealed record DemoPerson(string UserName, string Name, Role Role, string Unit);

/// <summary>The invented units and people.</summary>
internal static class DemoUnits
{
    public static readonly IReadOnlyList<DemoUnit> Guangxi =
    [
        new("邕江大学", OrganisationKind.University, "南宁市", "450100"),
        new("五象数字产业有限公司", OrganisationKind.Enterprise, "南宁市", "450108"),
        new("五象金融研究院", OrganisationKind.ResearchInstitute, "南宁市", "450108"),
        new("桂中质量检验研究院", OrganisationKind.ResearchInstitute, "南宁市", "450103"),
        new("西江水利技术中心", OrganisationKind.PublicInstitution, "南宁市", "450107"),
        new("柳州智造职业技术大学", OrganisationKind.University, "柳州市", "450200"),
        new("龙城汽车零部件股份公司", OrganisationKind.Enterprise, "柳州市", "450204"),
        new("漓江电子科技学院", OrganisationKind.University, "桂林市", "450300"),
        new("桂北城乡规划设计院", OrganisationKind.ResearchInstitute, "桂林市", "450305"),
        new("桂西南医学院", OrganisationKind.University, "百色市", "451000"),
        new("桂西工业职业大学", OrganisationKind.University, "百色市", "451000"),
        new("北部湾海洋研究院", OrganisationKind.ResearchInstitute, "北海市", "450500"),
        new("北部湾临港工业集团", OrganisationKind.Enterprise, "防城港市", "450600"),
        new("八桂农业科学研究院", OrganisationKind.ResearchInstitute, "自治区农业农村厅", "450000"),
        new("西江水运研究院", OrganisationKind.ResearchInstitute, "自治区交通运输厅", "450000"),
        new("北部湾交通科学研究院", OrganisationKind.ResearchInstitute, "自治区交通运输厅", "450000"),
        new("八桂测绘地理信息学会", OrganisationKind.Association, "自治区自然资源厅", "450000"),
        new("桂台标准化研究院", OrganisationKind.ResearchInstitute, "自治区市场监督管理局", "450000"),
    ];

    public static readonly IReadOnlyList<DemoUnit> Hainan = [new("椰城大学", OrganisationKind.University, "海口市", "460100")];

    private static readonly string[] OtherNames = ["黄文博", "覃雨晴", "陆思远", "梁海燕", "农志远"];

    /// <summary>Learners beside the first, who take part in a seminar with her.</summary>
    public static IReadOnlyList<DemoPerson> OtherLearners =>
        [.. OtherNames.Select((name, i) => new DemoPerson($"learner{i + 2}", name, Role.Learner, "广西壮族自治区"))];

    public static readonly IReadOnlyList<DemoPerson> GuangxiPeople =
    [
        new("office", "韦国安", Role.ProgrammeOffice, "专业技术人员管理处"),
        new("office2", "覃丽华", Role.ProgrammeOffice, "专业技术人员管理处"),
        new("nanning", "黄志强", Role.LocalBureau, "南宁市人力资源和社会保障局"),
        new("liuzhou", "蒙晓燕", Role.LocalBureau, "柳州市人力资源和社会保障局"),
        new("guilin", "秦文斌", Role.LocalBureau, "桂林市人力资源和社会保障局"),
        new("baise", "农秀英", Role.LocalBureau, "百色市人力资源和社会保障局"),
        new("beihai", "庞海波", Role.LocalBureau, "北海市人力资源和社会保障局"),
        new("fcg", "凌建军", Role.LocalBureau, "防城港市人力资源和社会保障局"),
        new("gxt", "莫振华", Role.IndustryDepartment, "自治区工业和信息化厅"),
        new("nync", "蓝天成", Role.IndustryDepartment, "自治区农业农村厅"),
        new("jtt", "欧阳敏", Role.IndustryDepartment, "自治区交通运输厅"),
        new("zrzy", "罗凤英", Role.IndustryDepartment, "自治区自然资源厅"),
        new("scjg", "潘伟", Role.IndustryDepartment, "自治区市场监督管理局"),
        new("finance", "周明远", Role.Finance, "自治区财政厅"),
        .. Guangxi.Select((u, i) => new DemoPerson($"unit{i + 1:00}", UnitAdministrators[i], Role.UnitAdministrator, u.Name)),
        new("expert1", "岑仲贤", Role.Expert, "专业技术人员管理处"),
        new("expert2", "梁思源", Role.Expert, "专业技术人员管理处"),
        new("expert3", "谢婉清", Role.Expert, "专业技术人员管理处"),
        new("expert4", "陆景行", Role.Expert, "专业技术人员管理处"),
        new("expert5", "廖启明", Role.Expert, "专业技术人员管理处"),
        new("expert6", "古丽娜·买买提", Role.Expert, "专业技术人员管理处"),
        new("auditor", "邓慎之", Role.Auditor, "广西壮族自治区人力资源和社会保障厅"),
        new("admin", "唐守正", Role.SystemAdministrator, "广西壮族自治区人力资源和社会保障厅"),
        new("learner", "韦知新", Role.Learner, "广西壮族自治区"),
        .. OtherLearners,
    ];

    public static readonly IReadOnlyList<DemoPerson> HainanPeople =
    [
        new("office", "符海平", Role.ProgrammeOffice, "专业技术人员管理处"),
        new("office2", "林芳", Role.ProgrammeOffice, "专业技术人员管理处"),
        new("haikou", "王琼花", Role.LocalBureau, "海口市人力资源和社会保障局"),
        new("unit01", "林亚娟", Role.UnitAdministrator, "椰城大学"),
    ];

    private static string[] UnitAdministrators =>
        [
            "李桂香",
            "张立新",
            "刘晓东",
            "陈玉兰",
            "杨帆",
            "吴海燕",
            "赵铁柱",
            "孙慧敏",
            "周建平",
            "徐春梅",
            "马腾飞",
            "朱丽叶",
            "胡大海",
            "郭田园",
            "何水清",
            "高运达",
            "林测之",
            "郑准绳",
        ];

    /// <summary>
    /// A synthetic code with right check characters; its organisation part begins with MA0, which nobody holds in this series.
    /// </summary>
    public static string CodeOf(DemoUnit unit)
    {
        var number = Index(unit);
        var kind = unit.Kind switch
        {
            OrganisationKind.Enterprise => "91",
            OrganisationKind.Association => "51",
            _ => "12",
        };
        var body = $"MA0D{number:0000}";
        var first = kind + unit.DivisionCode + body + CreditCode.BodyCheckCharacter(body);
        return first + CreditCode.CheckCharacter(first);
    }

    private static int Index(DemoUnit unit) => Guangxi.ToList().IndexOf(unit) is >= 0 and var i ? i + 1 : 901;
}
