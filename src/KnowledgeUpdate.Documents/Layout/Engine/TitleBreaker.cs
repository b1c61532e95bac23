using System.Text;
using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>
/// Breaks a title into the fewest lines that hold it, of about equal length and without parting a word.
/// </summary>
/// <remarks>Source: GB/T 9704-2012, 7.3.1: the lines of a title keep words whole and are arranged symmetrically.</remarks>
internal static class TitleBreaker
{
    private const float PartsWord = 100;
    private const float BeginsWithParticle = 60;
    private const float AfterTopic = -4;

    // The words that official titles of this field are made of. A title of other words is still broken, only less surely.
    private static readonly string[] Words =
    [
        "专业技术人才",
        "知识更新工程",
        "高级研修班",
        "关于",
        "印发",
        "公布",
        "开展",
        "组织",
        "申报",
        "做好",
        "举办",
        "年度",
        "专业技术",
        "人才",
        "工程",
        "高级",
        "研修班",
        "研修项目",
        "研修",
        "项目",
        "计划",
        "通知",
        "公告",
        "公示",
        "通告",
        "意见",
        "办法",
        "方案",
        "选题",
        "申报表",
        "名单",
        "继续教育",
        "基地",
        "数字技术",
        "工程师",
        "培育",
        "能力",
        "培训",
        "急需紧缺",
        "岗位",
        "人力资源",
        "社会保障",
        "自治区",
        "办公室",
        "实施",
        "管理",
        "技术",
        "专业",
        "教育",
        "更新",
        "知识",
        "工作",
        "有关",
        "事项",
        "情况",
        "结果",
        "评审",
        "拟定",
        "拟",
        "发展",
        "应用",
        "建设",
        "服务",
        "产业",
        "智能",
        "数据",
        "安全",
        "生产",
        "制造",
        "农业",
        "绿色",
        "生态",
        "创新",
        "保护",
        "治理",
    ];

    internal static List<Line> Break(FontSet fonts, TextStyle style, List<Rune> runes, float width)
    {
        var total = Line.Measure(fonts, style, LineBreaker.Span(runes, 0, runes.Count));
        var atLeast = Math.Max(1, (int)Math.Ceiling(total / width));
        for (var count = atLeast; count <= runes.Count; count++)
        {
            if (BestEnds(fonts, style, runes, width, count, total / count) is { } ends)
                return [.. ends.Prepend(0).Zip(ends, (start, end) => Line.Set(fonts, style, LineBreaker.Span(runes, start, end), 0))];
        }

        return [Line.Set(fonts, style, LineBreaker.Span(runes, 0, runes.Count), 0)];
    }

    // cost[k][end] is the least cost of setting the characters before `end` in k lines.
    private static List<int>? BestEnds(FontSet fonts, TextStyle style, List<Rune> runes, float width, int count, float ideal)
    {
        var length = runes.Count;
        var penalties = Penalties(runes);
        var cost = new float[count + 1, length + 1];
        var previous = new int[count + 1, length + 1];
        for (var k = 0; k <= count; k++)
        {
            for (var end = 0; end <= length; end++)
                cost[k, end] = k == 0 && end == 0 ? 0 : float.PositiveInfinity;
        }

        for (var k = 1; k <= count; k++)
        {
            for (var end = 1; end <= length; end++)
            {
                for (var start = end - 1; start >= 0; start--)
                {
                    var line = Line.Measure(fonts, style, LineBreaker.Span(runes, start, end));
                    if (line > width)
                        break;

                    var uneven = (line - ideal) / style.Size;
                    var total = cost[k - 1, start] + (uneven * uneven) + penalties[end];
                    if (total < cost[k, end])
                        (cost[k, end], previous[k, end]) = (total, start);
                }
            }
        }

        if (float.IsPositiveInfinity(cost[count, length]))
            return null;

        var ends = new List<int>();
        for (int k = count, end = length; k > 0; end = previous[k, end], k--)
            ends.Insert(0, end);

        return ends;
    }

    private static float[] Penalties(List<Rune> runes)
    {
        var text = string.Concat(runes);
        var penalties = new float[runes.Count + 1];
        foreach (var word in Words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                for (var inside = at + 1; inside < at + word.Length && inside < penalties.Length; inside++)
                    penalties[inside] = PartsWord;
            }
        }

        for (var at = 1; at < runes.Count; at++)
        {
            if (!LineRules.MayBreak(runes[at - 1], runes[at], inLink: false))
                penalties[at] = float.PositiveInfinity;
            else if (runes[at].Value is '的' or '和' or '与' or '及')
                penalties[at] += BeginsWithParticle;
            else if (
                runes[at - 1].Value is '年' or '省' or '厅' or '、' or '》'
                || EndsWith(runes, at, "年度")
                || EndsWith(runes, at, "印发")
            )
                penalties[at] += AfterTopic;
        }

        return penalties;
    }

    private static bool EndsWith(List<Rune> runes, int at, string word) =>
        at >= word.Length && string.Concat(runes.Skip(at - word.Length).Take(word.Length)) == word;
}
