using System.Globalization;
using System.Text;

namespace KnowledgeUpdate.Documents.Typography;

/// <summary>
/// Prepares text for printing: characters that look like a hanzi but are not one become it (they come from text copied out of other
/// PDFs, and a search for the name would miss them), and what has no shape of its own is dropped.
/// </summary>
public static class TextNormalizer
{
    // Unicode gives these radicals no compatibility mapping; the pairs follow EquivalentUnifiedIdeograph.txt.
    private const string RadicalForms =
        "⺁⺇⺌⺎⺏⺐⺓⺛⺝⺟⺠⺩⺬⺮⺯⺶⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲";
    private const string RadicalHanzi =
        "厂几小兀尣尢幺旡月母民王示竹糹羊虎衤覀西见角讠贝车辶長镸长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀";

    // Characters GB 18030 once placed in the private use area, and where Unicode has them since.
    private static readonly Dictionary<int, int> FormerPrivateUse = new()
    {
        [0xE816] = 0x20087,
        [0xE817] = 0x20089,
        [0xE818] = 0x200CC,
        [0xE81E] = 0x9FB4,
        [0xE826] = 0x9FB5,
        [0xE82B] = 0x9FB6,
        [0xE82C] = 0x9FB7,
        [0xE831] = 0x215D7,
        [0xE832] = 0x9FB8,
        [0xE83B] = 0x2298F,
        [0xE843] = 0x9FB9,
        [0xE854] = 0x9FBA,
        [0xE855] = 0x241FE,
        [0xE864] = 0x9FBB,
    };

    // Signs the fonts lack, written with ones they have. The private-use ones are bullets pasted from Word.
    private static readonly Dictionary<int, string> Signs = new()
    {
        ['㎎'] = "mg",
        ['㎏'] = "kg",
        ['㎜'] = "mm",
        ['㎝'] = "cm",
        ['㎞'] = "km",
        ['㎡'] = "m²",
        ['㎥'] = "m³",
        ['㎖'] = "ml",
        ['㏄'] = "cc",
        ['⇒'] = "→",
        ['▪'] = "■",
        ['✓'] = "√",
        ['✔'] = "√",
        ['☑'] = "√",
        [0xF0B7] = "•",
        [0xF06C] = "●",
        [0xF06E] = "■",
        [0xF0A7] = "■",
        [0xF0D8] = "→",
        [0xF0FC] = "√",
    };

    /// <summary>
    /// Maps radicals and former private-use characters to unified ideographs; drops variation selectors, zero-width characters and
    /// control characters other than the line feed; turns tabs and no-break spaces into spaces, and signs the fonts lack into like
    /// ones. Hanzi stay as they are.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n')
                result.Append('\n');
            else if (rune.Value is '\t' or 0xA0 or 0x2007 or 0x202F)
                result.Append(' ');
            else if (rune.Value is 0x2028 or 0x2029)
                result.Append('\n');
            else if (!IsShapeless(rune))
                result.Append(Unify(rune));
        }

        return result.ToString();
    }

    private static bool IsShapeless(Rune rune) =>
        rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180D)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static string Unify(Rune rune)
    {
        if (rune.Value is >= 0x2E80 and <= 0x2FD5)
        {
            var at = RadicalForms.IndexOf((char)rune.Value, StringComparison.Ordinal);
            return at >= 0 ? RadicalHanzi[at].ToString() : rune.ToString().Normalize(NormalizationForm.FormKC);
        }

        if (Signs.TryGetValue(rune.Value, out var sign))
            return sign;

        return FormerPrivateUse.TryGetValue(rune.Value, out var unified) ? new Rune(unified).ToString() : rune.ToString();
    }
}
