using System.Text;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>
/// Reads csv as a stream. Comma, tab or semicolon parts the cells, whichever the first line has most of; quotes are doubled within quotes.
/// </summary>
internal static class CsvTable
{
    /// <summary>Longest text of one cell: a quote that is never closed would otherwise swallow the file.</summary>
    private const int LongestCell = 32_767;

    /// <summary>The rows. Rows are numbered as spreadsheets do: one with line breaks in a cell is one row.</summary>
    public static IEnumerable<TableRow> Read(Stream content, string name)
    {
        using var reader = new StreamReader(
            content,
            EncodingOf(content, name),
            detectEncodingFromByteOrderMarks: true,
            64 * 1024,
            leaveOpen: true
        );
        var splitter = new Splitter(reader, name);
        var (row, number) = (new TableRow(), 0);
        bool Next() => splitter.Read(row);
        while (XlsxTable.Guarded(name, Next))
        {
            row.Number = ++number;
            yield return row;
        }
    }

    /// <summary>UTF-8 where every byte fits it, GB18030 where that fits; the first mark tells UTF-16.</summary>
    private static Encoding EncodingOf(Stream content, string name)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var chinese = CodePagesEncodingProvider.Instance.GetEncoding(
            "GB18030",
            EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback
        )!;
        var first = new byte[4];
        content.Position = 0;
        var length = content.ReadAtLeast(first, 4, throwOnEndOfStream: false);
        content.Position = 0;
        if (length >= 2 && (first[0], first[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
            return Encoding.Unicode;
        if (first.AsSpan().StartsWith("%PDF"u8))
            throw Table.NotATable(name);
        foreach (var encoding in new[] { strict, chinese })
            if (Fits(content, encoding, name))
                return encoding;
        throw Table.NotATable(name);
    }

    private static bool Fits(Stream content, Encoding encoding, string name)
    {
        var (decoder, bytes, characters) = (encoding.GetDecoder(), new byte[64 * 1024], new char[64 * 1024 + 4]);
        try
        {
            int read;
            do
            {
                read = content.Read(bytes);
                if (bytes.AsSpan(0, read).Contains((byte)0))
                    throw Table.NotATable(name);
                decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
            } while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            content.Position = 0;
        }
    }

    private sealed class Splitter(TextReader reader, string name)
    {
        private readonly char[] buffer = new char[32 * 1024];
        private readonly StringBuilder cell = new();
        private int at,
            length;
        private char? delimiter;

        public bool Read(TableRow row)
        {
            row.Clear();
            if (Peek() < 0)
                return false;
            delimiter ??= Guess();
            var column = 0;
            while (true)
            {
                var end = ReadCell(out var text, out var isQuoted);
                row.Set(column++, text, !isQuoted && text.Length > 0 && text[0] == '=' ? CellKind.Formula : CellKind.Text);
                if (end)
                    return true;
            }
        }

        /// <summary>Reads a cell; true when the row ends with it.</summary>
        private bool ReadCell(out string text, out bool isQuoted)
        {
            cell.Clear();
            (isQuoted, var isOpen) = (false, false);
            while (true)
            {
                var c = Next();
                if (isOpen)
                {
                    if (c < 0)
                        throw new RuleException(
                            "{0} is damaged: a quotation mark is opened and never closed. Save it again as csv and choose it again.",
                            name
                        );
                    if (c != '"')
                        Append((char)c);
                    else if (Peek() == '"')
                        Append((char)Next());
                    else
                        isOpen = false;
                }
                else if (c == '"' && cell.Length == 0 && !isQuoted)
                    isOpen = isQuoted = true;
                else if (c < 0 || c == '\n' || c == '\r' || c == delimiter)
                {
                    if (c == '\r' && Peek() == '\n')
                        Next();
                    text = cell.ToString();
                    return c != delimiter;
                }
                else
                    Append((char)c);
            }
        }

        private void Append(char c)
        {
            if (cell.Length >= LongestCell)
                throw new RuleException(
                    "{0} is damaged: a quotation mark is opened and never closed. Save it again as csv and choose it again.",
                    name
                );
            cell.Append(c);
        }

        private char Guess()
        {
            var line = buffer.AsSpan(at, length - at);
            var end = line.IndexOfAny('\r', '\n');
            line = end < 0 ? line : line[..end];
            var (commas, tabs, semicolons) = (line.Count(','), line.Count('\t'), line.Count(';'));
            return tabs > commas && tabs >= semicolons ? '\t'
                : semicolons > commas ? ';'
                : ',';
        }

        private int Peek() => at < length || Fill() ? buffer[at] : -1;

        private int Next() => at < length || Fill() ? buffer[at++] : -1;

        private bool Fill()
        {
            (at, length) = (0, reader.Read(buffer));
            return length > 0;
        }
    }
}
