using System.Globalization;
using System.Text;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>Walks over the XML of a sheet, a row at a time.</summary>
internal sealed class SheetReader(Utf8Xml xml, SharedStrings shared, bool[] dates, bool is1904) : IDisposable
{
    /// <summary>Rows and columns that a spreadsheet can have at all.</summary>
    private const int LastRow = 1_048_576,
        LastColumn = 16_384;

    private readonly byte[] number = new byte[40];
    private readonly StringBuilder pieces = new();
    private int row,
        length;

    /// <summary>Reads the next row; false at the end.</summary>
    public bool Read(TableRow into)
    {
        into.Clear();
        XmlToken token;
        while ((token = xml.Read()) != XmlToken.End)
        {
            if (token != XmlToken.Open || !xml.Name.SequenceEqual("row"u8))
                continue;
            var isEmpty = xml.IsEmpty;
            row++;
            while (xml.NextAttribute(out var name, out var value))
                if (
                    name.SequenceEqual("r"u8)
                    && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
                    && stated >= row
                )
                    row = stated;
            if (row > LastRow)
                throw new FormatException("A row stands below the last one that a sheet can have.");
            into.Number = row;
            if (!isEmpty)
                ReadCells(into);
            return true;
        }

        return false;
    }

    public void Dispose() => xml.Dispose();

    private void ReadCells(TableRow into)
    {
        var (next, depth, cells) = (0, xml.Depth, 0);
        XmlToken token;
        while ((token = xml.Read()) != XmlToken.End)
        {
            if (token == XmlToken.Close && xml.Depth < depth)
                return;
            if (token != XmlToken.Open || !xml.Name.SequenceEqual("c"u8))
                continue;
            if (++cells > LastColumn)
                throw new FormatException("A row has more cells than a sheet has columns.");
            next = ReadCell(into, next) + 1;
        }
    }

    private int ReadCell(TableRow into, int next)
    {
        var column = next;
        var kind = '\0';
        var format = 0;
        var isEmpty = xml.IsEmpty;
        while (xml.NextAttribute(out var name, out var value))
        {
            if (name.Length != 1)
                continue;
            switch (name[0])
            {
                case (byte)'r':
                    column = ColumnOf(value, next);
                    break;
                case (byte)'s':
                    _ = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out format);
                    break;
                case (byte)'t':
                    kind =
                        value.SequenceEqual("s"u8) ? 's'
                        : value.SequenceEqual("inlineStr"u8) ? 'i'
                        : value.SequenceEqual("str"u8) ? 't'
                        : value.SequenceEqual("b"u8) ? 'b'
                        : value.SequenceEqual("e"u8) ? 'e'
                        : value.SequenceEqual("d"u8) ? 'd'
                        : 'n';
                    break;
            }
        }

        if (isEmpty)
            return column;
        var content = default(string);
        var isFormula = false;
        var hasNumber = false;
        var depth = xml.Depth;
        while (true)
        {
            var token = xml.Read();
            if (token == XmlToken.End || (token == XmlToken.Close && xml.Depth < depth))
                break;
            if (token != XmlToken.Open)
                continue;
            if (xml.Name.SequenceEqual("v"u8))
                (content, hasNumber) = kind == 's' ? (null, ReadNumber()) : (ReadText(), false);
            else if (xml.Name.SequenceEqual("f"u8))
            {
                isFormula = true;
                xml.Skip();
            }
            else if (xml.Name.SequenceEqual("is"u8))
                content = ReadInline();
        }

        if (isFormula)
            into.Set(column, "", CellKind.Formula);
        else if (hasNumber)
            into.Set(column, shared[int.Parse(number.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture)], CellKind.Text);
        else if (content is { Length: > 0 })
            Set(into, column, kind, format, content);
        return column;
    }

    private void Set(TableRow into, int column, char kind, int format, string content)
    {
        switch (kind)
        {
            case 'i' or 't' or 'e' or 'b':
                into.Set(column, content, CellKind.Text);
                break;
            case 'd':
                into.Set(column, Domain.Common.Characters.Cut(content, 10), CellKind.Date);
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

    /// <summary>The number of a shared text, as it stands; false where there is none.</summary>
    private bool ReadNumber()
    {
        length = 0;
        if (xml.IsEmpty)
            return false;
        var depth = xml.Depth;
        while (true)
        {
            var token = xml.Read();
            if (token == XmlToken.End || (token == XmlToken.Close && xml.Depth < depth))
                return length > 0;
            if (token != XmlToken.Text || !xml.IsPlain(out var bytes))
                continue;
            if (length + bytes.Length > number.Length)
                throw new FormatException("A cell refers to no text.");
            bytes.CopyTo(number.AsSpan(length));
            length += bytes.Length;
        }
    }

    /// <summary>The text within the element that was opened; it is closed afterwards.</summary>
    private string ReadText()
    {
        if (xml.IsEmpty)
            return "";
        string? one = null;
        pieces.Clear();
        var depth = xml.Depth;
        while (true)
        {
            var token = xml.Read();
            if (token == XmlToken.End || (token == XmlToken.Close && xml.Depth < depth))
                return pieces.Length > 0 ? pieces.ToString() : one ?? "";
            if (token != XmlToken.Text)
                continue;
            if (one is null)
                one = xml.Text();
            else
                (pieces.Length > 0 ? pieces : pieces.Append(one)).Append(xml.Text());
        }
    }

    private string ReadInline()
    {
        if (xml.IsEmpty)
            return "";
        var found = "";
        var depth = xml.Depth;
        while (true)
        {
            var token = xml.Read();
            if (token == XmlToken.End || (token == XmlToken.Close && xml.Depth < depth))
                return found;
            if (token == XmlToken.Open && xml.Name.SequenceEqual("rPh"u8))
                xml.Skip();
            else if (token == XmlToken.Open && xml.Name.SequenceEqual("t"u8))
                found += ReadText();
        }
    }

    private static int ColumnOf(ReadOnlySpan<byte> reference, int next)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (c is < (byte)'A' or > (byte)'Z')
                break;
            column = column * 26 + (c - 'A' + 1);
            if (column > 20_000)
                return TableRow.MostColumns;
        }

        return column == 0 ? next : column - 1;
    }
}
