using System.Text;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>Where a Chinese text may not be broken.</summary>
/// <remarks>Source: GB/T 15834-2011, 5.1; W3C Requirements for Chinese Text Layout, 3.1.</remarks>
internal static class LineRules
{
    private const string NeverFirst = "、。，．；：？！）》】〕」』〉”’…—·‧％%‰℃～〞｝］)]},.;:!?々ー〜/／";
    private const string NeverLast = "（《【〔「『〈“‘｛［([{￥¥$＄№#＃〝";
    private const string NeverApart = "—…";
    private const string UnitsOfNumbers = "年月日时分元人天期个号版页级学";
    private const string LinkBreaksAfter = "/?&=#-_.";

    internal static bool MayBeFirst(Rune rune) => !Contains(NeverFirst, rune);

    internal static bool MayBeLast(Rune rune) => !Contains(NeverLast, rune);

    /// <summary>Whether a line may end between two neighbours.</summary>
    /// <param name="inLink">Whether both belong to a web address.</param>
    internal static bool MayBreak(Rune left, Rune right, bool inLink)
    {
        if (IsSpace(left) || IsSpace(right))
            return MayBeFirst(right) && MayBeLast(left);
        if (inLink)
            return Contains(LinkBreaksAfter, left) && !Contains(LinkBreaksAfter, right);
        if (!MayBeFirst(right) || !MayBeLast(left))
            return false;
        if (left == right && Contains(NeverApart, left))
            return false;
        if (Rune.IsDigit(left) && Contains(UnitsOfNumbers, right))
            return false;

        return !(IsLatin(left) && IsLatin(right));
    }

    internal static bool IsSpace(Rune rune) => rune.Value == ' ';

    /// <summary>Letters, digits and their marks, which make words. Marks shared with Chinese text stand for themselves.</summary>
    internal static bool IsLatin(Rune rune) => rune.Value is > ' ' and < 0x2000 and not '·' && !IsSpace(rune);

    /// <summary>For each character, whether it belongs to a web address.</summary>
    internal static bool[] FindLinks(IReadOnlyList<Rune> runes)
    {
        var inLink = new bool[runes.Count];
        for (var start = 0; start < runes.Count; start++)
        {
            var end = start;
            while (end < runes.Count && IsLatin(runes[end]))
                end++;
            if (end == start)
                continue;

            var word = string.Concat(runes.Skip(start).Take(end - start));
            if (word.Contains("://", StringComparison.Ordinal) || word.Contains("www.", StringComparison.OrdinalIgnoreCase))
                Array.Fill(inLink, true, start, end - start);
            start = end;
        }

        return inLink;
    }

    private static bool Contains(string set, Rune rune) => rune.IsBmp && set.Contains((char)rune.Value, StringComparison.Ordinal);
}
