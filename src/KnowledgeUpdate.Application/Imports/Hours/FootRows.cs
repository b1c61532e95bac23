using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Sheets;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Rows that forms have below the people: totals, signatures, notes. They hold no hours of anybody.</summary>
internal static partial class FootRows
{
    /// <summary>The shortest identity number; a total may stand in its column.</summary>
    private const int ShortestNumber = 6;

    /// <summary>Whether a row that names nobody is one of them, by how it begins.</summary>
    /// <param name="number">What stands where the identity number would.</param>
    public static bool Has(TableRow row, Cell number)
    {
        if (number.Text.Count(c => char.IsAsciiLetterOrDigit(c)) >= ShortestNumber)
            return false;
        for (var i = 0; i < row.Count; i++)
            if (!string.IsNullOrWhiteSpace(row[i].Text))
                return Beginning().IsMatch(string.Concat(row[i].Text.Where(c => !char.IsWhiteSpace(c) && c != '\u200B')));
        return false;
    }

    // Of words that may also begin an activity or a name only those count that a colon or a bracket follows.
    [GeneratedRegex(
        "^(?:(?:本页|本表|全部|人数|学时)?(?:合计|总计|小计|共计|累计)(?:$|[：:（(0-9]|人数|学时|人次)"
            + "|(?:制表|填表|填报|审核|审批|复核|核对|经办|报送|联系|负责|单位负责|部门负责|主管|分管|主要负责)"
            + "(?:人|者|员|单位|部门|领导|日期|时间|电话)?(?:签字|签名|签章|盖章)?[（(：:]"
            + "|(?:单位|公司|部门|学校|医院)?(?:意见|盖章|公章|签章|签字|签名)(?:$|[（(：:])"
            + "|(?:单位|公司|部门|学校|医院)[（(](?:盖章|公章|签章)"
            + "|(?:备注|说明|注|日期|电话|联系电话)[：:]"
            + "|[0-9]{0,4}年[0-9]{0,2}月[0-9]{0,2}日$"
            + "|(?:grand)?(?:total|subtotal|sum)(?:$|[:：(0-9])|(?:preparedby|approvedby|signature|note)[:：])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Beginning();
}
