namespace KnowledgeUpdate.Domain.Learners;

/// <summary>The 27 series of professional titles 职称系列, official names.</summary>
public static class TitleSeries
{
    /// <summary>Their names, in the official order.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "高等学校教师",
        "哲学社会科学研究",
        "自然科学研究",
        "卫生技术",
        "工程技术",
        "农业技术",
        "新闻",
        "出版",
        "图书资料",
        "文物博物",
        "档案",
        "工艺美术",
        "技工院校教师",
        "体育",
        "翻译",
        "播音主持",
        "会计",
        "统计",
        "经济",
        "实验技术",
        "中等职业学校教师",
        "中小学教师",
        "艺术",
        "公共法律服务",
        "船舶",
        "民用航空飞行",
        "审计",
    ];
}
