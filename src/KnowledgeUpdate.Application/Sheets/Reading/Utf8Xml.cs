using System.Globalization;
using System.Text;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>
/// Reads a UTF-8 document without creating strings that nobody asks for: sheets have millions of elements, and the general reader takes
/// four times as long.
/// </summary>
/// <remarks>
/// Documents in other encodings are converted to UTF-8. A document type is refused, so entities cannot expand. It does not check that end
/// tags match their start tags, which is harmless since the depth is counted.
/// </remarks>
internal sealed class Utf8Xml : IDisposable
{
    /// <summary>Longest element or text: a cell holds at most 32,767 characters.</summary>
    private const int Longest = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly Stream stream;
    private byte[] buffer = new byte[64 * 1024];
    private int at,
        end,
        from,
        length,
        attributes,
        depth;
    private bool isLast,
        isRaw;

    public Utf8Xml(Stream stream)
    {
        this.stream = stream;
        Fill();
        if (EncodingOf(buffer.AsSpan(0, end)) is { } other)
        {
            this.stream = Encoding.CreateTranscodingStream(new Rest(buffer[..end], stream), other, Strict);
            (at, end, isLast) = (0, 0, false);
            Fill();
        }

        if (buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble))
            at = 3;
    }

    /// <summary>Whether the element that was opened ends at once.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Elements that are open.</summary>
    public int Depth => depth;

    /// <summary>The local name of the element that was opened or closed.</summary>
    public ReadOnlySpan<byte> Name
    {
        get
        {
            var name = buffer.AsSpan(from, length);
            var colon = name.IndexOf((byte)':');
            return colon < 0 ? name : name[(colon + 1)..];
        }
    }

    /// <summary>Goes on to what stands next.</summary>
    /// <exception cref="FormatException">It is no document, or ends before its end.</exception>
    public XmlToken Read()
    {
        while (true)
        {
            if (at == end && !Fill())
                return depth == 0 ? XmlToken.End : throw Broken();
            if (buffer[at] != '<')
            {
                (from, length, isRaw) = (at, Until((byte)'<'), false);
                from = at;
                at += length;
                return XmlToken.Text;
            }

            Need(4);
            switch (buffer[at + 1])
            {
                case (byte)'!' when buffer[at + 2] == '-':
                    Skip("-->"u8);
                    continue;
                case (byte)'?':
                    Skip("?>"u8);
                    continue;
                case (byte)'!':
                    Need(9);
                    if (!buffer.AsSpan(at).StartsWith("<![CDATA["u8))
                        throw Broken();
                    var whole = Find("]]>"u8);
                    (from, length, isRaw) = (at + 9, whole - 9, true);
                    at += whole + 3;
                    return XmlToken.Text;
                case (byte)'/':
                    var close = Until((byte)'>');
                    (from, length) = (at + 2, close - 2);
                    at += close + 1;
                    if (--depth < 0)
                        throw Broken();
                    length = buffer.AsSpan(from, length).TrimEnd(" \t\r\n"u8).Length;
                    return XmlToken.Close;
                default:
                    Open();
                    return XmlToken.Open;
            }
        }
    }

    /// <summary>The next attribute of the element that was opened; its value as it stands.</summary>
    public bool NextAttribute(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var left = buffer.AsSpan(attributes, at - attributes).TrimStart(" \t\r\n/>"u8);
        name = value = default;
        if (left.IsEmpty)
            return false;
        var equals = left.IndexOf((byte)'=');
        if (equals < 0)
            throw Broken();
        var after = left[(equals + 1)..].TrimStart(" \t\r\n"u8);
        if (after.Length < 2 || after[0] is not ((byte)'"' or (byte)'\''))
            throw Broken();
        var close = after[1..].IndexOf(after[0]);
        if (close < 0)
            throw Broken();
        name = left[..equals].TrimEnd(" \t\r\n"u8);
        value = after[1..(close + 1)];
        attributes = at - (after.Length - close - 2);
        return true;
    }

    /// <summary>Appends the text that was read, its entities resolved.</summary>
    public void AppendText(StringBuilder into) => into.Append(Text());

    /// <summary>The text that was read, its entities resolved.</summary>
    public string Text() => isRaw ? Lines(Strict.GetString(buffer, from, length)) : TextOf(buffer.AsSpan(from, length));

    /// <summary>The bytes of the text that was read, where they need nothing done to them.</summary>
    public bool IsPlain(out ReadOnlySpan<byte> bytes)
    {
        bytes = buffer.AsSpan(from, length);
        return !bytes.ContainsAny((byte)'&', (byte)'\r');
    }

    /// <summary>Leaves out the rest of the element that was opened.</summary>
    public void Skip()
    {
        if (IsEmpty)
            return;
        var outer = depth - 1;
        while (depth > outer)
            if (Read() == XmlToken.End)
                throw Broken();
    }

    public void Dispose() => stream.Dispose();

    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        var next = bytes.IndexOf((byte)'&');
        if (next < 0)
            return Lines(Strict.GetString(bytes));
        var text = new StringBuilder();
        for (; next >= 0; next = bytes.IndexOf((byte)'&'))
        {
            text.Append(Lines(Strict.GetString(bytes[..next])));
            bytes = bytes[(next + 1)..];
            var close = bytes.IndexOf((byte)';');
            if (close is < 1 or > 12)
                throw Broken();
            var name = bytes[..close];
            text.Append(
                name switch
                {
                    [(byte)'a', (byte)'m', (byte)'p'] => "&",
                    [(byte)'l', (byte)'t'] => "<",
                    [(byte)'g', (byte)'t'] => ">",
                    [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => "\"",
                    [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => "'",
                    [(byte)'#', (byte)'x', .. var hex]
                        when int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) =>
                        char.ConvertFromUtf32(number),
                    [(byte)'#', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                        char.ConvertFromUtf32(number),
                    _ => throw Broken(),
                }
            );
            bytes = bytes[(close + 1)..];
        }

        return text.Append(Lines(Strict.GetString(bytes))).ToString();
    }

    private static string Lines(string text) => text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text;

    private static FormatException Broken() => new("The document is broken.");

    /// <summary>The encoding of a document; null when it is UTF-8.</summary>
    private static Encoding? EncodingOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[(byte)'<', 0]))
            return new UnicodeEncoding(false, true, true);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0, (byte)'<']))
            return new UnicodeEncoding(true, true, true);
        if (!head.StartsWith("<?xml"u8))
            return null;
        var declaration = head[..Math.Max(0, head.IndexOf("?>"u8))];
        var place = declaration.IndexOf("encoding"u8);
        if (place < 0)
            return null;
        var name = Encoding.ASCII.GetString(declaration[(place + 8)..]).Trim(' ', '=', '"', '\'', '\t', '\r', '\n').Split('"', '\'')[0];
        return name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
            ? null
            : CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    private void Open()
    {
        var close = Until((byte)'>');
        // An attribute's value may hold the sign: then a quotation mark is still open before it.
        while (IsQuoted(buffer.AsSpan(at, close)))
            close = Until((byte)'>', close + 1);
        IsEmpty = buffer[at + close - 1] == '/';
        var inner = buffer.AsSpan(at + 1, close - 1 - (IsEmpty ? 1 : 0));
        var name = inner.IndexOfAny(" \t\r\n"u8);
        (from, length) = (at + 1, name < 0 ? inner.Length : name);
        if (length <= 0)
            throw Broken();
        attributes = from + length;
        at += close + 1;
        if (!IsEmpty)
            depth++;
    }

    private static bool IsQuoted(ReadOnlySpan<byte> tag)
    {
        if (!tag.Contains((byte)'\''))
            return (tag.Count((byte)'"') & 1) == 1;
        byte open = 0;
        foreach (var c in tag)
            if (open == 0 ? c is (byte)'"' or (byte)'\'' : c == open)
                open = open == 0 ? c : (byte)0;
        return open != 0;
    }

    /// <summary>How far it is from here to a sign, or for a text to the end of the document.</summary>
    private int Until(byte sign, int skip = 0)
    {
        var seen = skip;
        while (true)
        {
            var found = buffer.AsSpan(at + seen, end - at - seen).IndexOf(sign);
            if (found >= 0)
                return seen + found;
            seen = end - at;
            if (!Fill())
                return sign == '<' ? seen : throw Broken();
        }
    }

    private int Find(ReadOnlySpan<byte> mark)
    {
        while (true)
        {
            var found = buffer.AsSpan(at, end - at).IndexOf(mark);
            if (found >= 0)
                return found;
            if (!Fill())
                throw Broken();
        }
    }

    private void Skip(ReadOnlySpan<byte> mark) => at += Find(mark) + mark.Length;

    private void Need(int bytes)
    {
        while (end - at < bytes)
            if (!Fill())
                throw Broken();
    }

    /// <summary>Reads more; what has not been walked over moves to the front.</summary>
    private bool Fill()
    {
        if (isLast)
            return false;
        if (at > 0)
        {
            buffer.AsSpan(at, end - at).CopyTo(buffer);
            (end, at) = (end - at, 0);
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= Longest)
                throw Broken();
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer.AsSpan(end));
        isLast = read == 0;
        end += read;
        return read > 0;
    }

    /// <summary>What was read ahead, then the rest.</summary>
    private sealed class Rest(byte[] ahead, Stream stream) : Stream
    {
        private int at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == ahead.Length)
                return stream.Read(buffer, offset, count);
            var length = Math.Min(count, ahead.Length - at);
            Array.Copy(ahead, at, buffer, offset, length);
            at += length;
            return length;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
