namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>The similarity of two titles or syllabuses without the words that all seminars share.</summary>
public static class Likeness
{
    /// <summary>Longest first, so that a longer one is not cut by a shorter.</summary>
    private static readonly string[] Common =
    [
        "急需紧缺人才培养培训",
        "急需紧缺人才培训班",
        "急需紧缺人才",
        "专业技术人员",
        "专业技术人才",
        "高级研修班",
        "高级研修",
        "岗位培训班",
        "岗位培训",
        "培训班",
        "研修班",
        "专题讲授",
        "案例研讨",
        "现场教学",
        "结业研讨",
        "开班式",
        "结业式",
        "能力提升",
        "技术",
        "应用",
        "与",
        "的",
        "和",
        "及",
    ];

    /// <summary>0 for nothing in common, 1 for the same: shared pairs of neighbouring characters over all pairs.</summary>
    public static double Of(string a, string b)
    {
        var (left, right) = (Pairs(a), Pairs(b));
        if (left.Count == 0 || right.Count == 0)
            return 0;
        return 2.0 * left.Intersect(right).Count() / (left.Count + right.Count);
    }

    private static HashSet<string> Pairs(string text)
    {
        foreach (var word in Common)
            text = text.Replace(word, " ", StringComparison.Ordinal);
        var pairs = new HashSet<string>();
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsLetter(text[i]) && char.IsLetter(text[i + 1]))
                pairs.Add(text.Substring(i, 2).ToUpperInvariant());
        return pairs;
    }
}
