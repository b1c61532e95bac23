using System.Globalization;
using System.Text;
using System.Xml;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Walks over the XML of a sheet, a row at a time. Names of elements are compared by reference, since the reader keeps each only once.</summary>
internal sealed class SheetReader(XmlReader xml, SharedStrings shared, bool[] dates, bool is1904) : IDisposable
{
    private readonly object row = xml.NameTable.Add("row"), cell = xml.NameTable.Add("c"), value = xml.NameTable.Add("v"), formula = xml.NameTable.Add("f"), inline = xml.NameTable.Add("is"), text = xml.NameTable.Add("t"), phonetic = xml.NameTable.Add("rPh"),
        reference = xml.NameTable.Add("r"), type = xml.NameTable.Add("t"), style = xml.NameTable.Add("s");

    private int number;

    /// <summary>Reads the next row; false at the end.</summary>
    public bool Read(TableRow into)
    {
        into.Clear();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || !ReferenceEquals(xml.LocalName, row))
                continue;
            number = xml.GetAttribute("r") is { } r && int.TryParse(r, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated > number ? stated : number + 1;
            into.Number = number;
            if (!xml.IsEmptyElement)
                ReadCells(into);
            return true;
        }

        return false;
    }

    public void Dispose() => xml.Dispose();

    private void ReadCells(TableRow into)
    {
        var next = 0;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && ReferenceEquals(xml.LocalName, row))
                return;
            if (xml.NodeType == XmlNodeType.Element && ReferenceEquals(xml.LocalName, cell))
                next = ReadCell(into, next) + 1;
        }
    }

    private int ReadCell(TableRow into, int next)
    {
        var (column, kind, format) = (next, '\0', 0);
        while (xml.MoveToNextAttribute())
        {
            var name = xml.LocalName;
            if (ReferenceEquals(name, reference))
                column = ColumnOf(xml.Value, next);
            else if (ReferenceEquals(name, style))
                _ = int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out format);
            else if (ReferenceEquals(name, type))
                kind = xml.Value switch { "s" => 's', "inlineStr" => 'i', "str" => 't', "b" => 'b', "e" => 'e', "d" => 'd', _ => 'n' };
        }

        xml.MoveToElement();
        if (xml.IsEmptyElement)
            return column;
        var (content, isFormula) = (default(string), false);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (ReferenceEquals(xml.LocalName, cell))
                    break;
                continue;
            }

            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (ReferenceEquals(xml.LocalName, value))
                content = ReadText();
            else if (ReferenceEquals(xml.LocalName, formula))
                isFormula = true;
            else if (ReferenceEquals(xml.LocalName, inline))
                content = ReadInline();
        }

        if (isFormula)
            into.Set(column, "", CellKind.Formula);
        else if (content is { Length: > 0 })
            Set(into, column, kind, format, content);
        return column;
    }

    private void Set(TableRow into, int column, char kind, int format, string content)
    {
        switch (kind)
        {
            case 's':
                into.Set(column, shared[int.Parse(content, NumberStyles.None, CultureInfo.InvariantCulture)], CellKind.Text);
                break;
            case 'i' or 't' or 'e' or 'b':
                into.Set(column, content, CellKind.Text);
                break;
            case 'd':
                into.Set(column, content.Length >= 10 ? content[..10] : content, CellKind.Date);
                break;
            default:
                if ((uint)format < (uint)dates.Length && dates[format] && DateOf(content, is1904) is { } date)
                    into.Set(column, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date);
                else
                    into.Set(column, Plain(content), CellKind.Number);
                break;
        }
    }

    /// <summary>The date of Excel's number of days; null when it stands for none.</summary>
    public static DateOnly? DateOf(string serial, bool is1904 = false)
    {
        if (!double.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) || days is not (>= 61 and < 2_958_466))
            return null;
        return (is1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).AddDays((int)Math.Min(days, is1904 ? 2_957_003 : days));
    }

    /// <summary>A number without an exponent and without what binary fractions add to it.</summary>
    private static string Plain(string content)
    {
        foreach (var c in content)
            if (c is not ((>= '0' and <= '9') or '-'))
                return decimal.TryParse(content, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? (content.Length > 15 ? Math.Round(number, 9) : number).ToString("0.#########", CultureInfo.InvariantCulture)
                    : content;
        return content;
    }

    /// <summary>The text within the element on which the reader stands; it stands on its end afterwards.</summary>
    private string ReadText()
    {
        if (xml.IsEmptyElement)
            return "";
        string? one = null;
        StringBuilder? more = null;
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                continue;
            if (one is null)
                one = xml.Value;
            else
                (more ??= new StringBuilder(one)).Append(xml.Value);
        }

        return more?.ToString() ?? one ?? "";
    }

    private string ReadInline()
    {
        if (xml.IsEmptyElement)
            return "";
        var (found, depth, stands) = ("", xml.Depth, false);
        while ((stands || xml.Read()) && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            stands = xml.NodeType == XmlNodeType.Element && ReferenceEquals(xml.LocalName, phonetic);
            if (stands)
                xml.Skip();
            else if (xml.NodeType == XmlNodeType.Element && ReferenceEquals(xml.LocalName, text))
                found += ReadText();
        }

        return found;
    }

    private static int ColumnOf(string reference, int next)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (c is < 'A' or > 'Z')
                break;
            column = column * 26 + (c - 'A' + 1);
            if (column > 20_000)
                return TableRow.MostColumns;
        }

        return column == 0 ? next : column - 1;
    }
}
