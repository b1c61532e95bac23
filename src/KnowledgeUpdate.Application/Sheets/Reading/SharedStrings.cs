using System.Text;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>
/// The texts that cells of a workbook refer to by number. They are kept as UTF-8, beyond a limit in a file that vanishes with the reader;
/// those asked for again and again are kept ready.
/// </summary>
internal sealed class SharedStrings : IDisposable
{
    private const int InMemory = 32 * 1024 * 1024,
        Ready = 1 << 14;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly List<long> starts = [];
    private readonly (int Index, string Text)[] ready = new (int, string)[Ready];
    private Stream bytes = new MemoryStream();
    private byte[] buffer = new byte[4096];
    private long end,
        ends;

    private readonly Utf8Xml? xml;
    private readonly StringBuilder text = new();

    private SharedStrings(Utf8Xml? xml)
    {
        this.xml = xml;
        Array.Fill(ready, (-1, ""));
    }

    /// <summary>The text of a number.</summary>
    public string this[int index]
    {
        get
        {
            ref var slot = ref ready[index & (Ready - 1)];
            if (slot.Index != index)
                slot = (index, Find(index));
            return slot.Text;
        }
    }

    /// <summary>Whether they were too many for memory.</summary>
    public bool IsSpilled => bytes is FileStream;

    /// <summary>Opens them; they are read as far as a cell asks for.</summary>
    public static SharedStrings Open(Stream? part) => new(part is null ? null : new Utf8Xml(part));

    public void Dispose()
    {
        bytes.Dispose();
        xml?.Dispose();
    }

    /// <summary>Reads on to a text; false when there are no more.</summary>
    private bool ReadTo(int index)
    {
        while (starts.Count <= index)
        {
            XmlToken token;
            while ((token = xml?.Read() ?? XmlToken.End) != XmlToken.End)
                if (token == XmlToken.Open && xml!.Name.SequenceEqual("si"u8))
                    break;
            if (token == XmlToken.End)
                return false;
            starts.Add(end);
            if (!xml!.IsEmpty)
                ReadItem();
            ends = end;
        }

        return true;
    }

    private void ReadItem()
    {
        var (depth, inText) = (xml!.Depth, false);
        text.Clear();
        while (true)
        {
            switch (xml.Read())
            {
                case XmlToken.Open when xml.Name.SequenceEqual("t"u8):
                    inText = !xml.IsEmpty;
                    break;
                case XmlToken.Open when xml.Name.SequenceEqual("rPh"u8):
                    xml.Skip();
                    break;
                case XmlToken.Close when xml.Depth < depth:
                    if (text.Length > 0)
                        Write(text.ToString());
                    return;
                case XmlToken.Close when inText:
                    inText = false;
                    break;
                case XmlToken.Text when inText && text.Length == 0 && end == starts[^1] && xml.IsPlain(out var plain):
                    Write(plain);
                    break;
                case XmlToken.Text when inText:
                    if (text.Length == 0 && end > starts[^1])
                    {
                        text.Append(Between(starts[^1], (int)(end - starts[^1])));
                        end = starts[^1];
                        bytes.Position = end;
                    }

                    xml.AppendText(text);
                    break;
                case XmlToken.End:
                    throw new FormatException("The texts of the workbook end too soon.");
            }
        }
    }

    private void Write(string whole) => Write(Encoding.UTF8.GetBytes(whole));

    private void Write(ReadOnlySpan<byte> utf8)
    {
        if (bytes is FileStream)
            bytes.Position = end;
        bytes.Write(utf8);
        end += utf8.Length;
        if (end > InMemory && bytes is MemoryStream memory)
        {
            var file = Spill.Open();
            memory.WriteTo(file);
            memory.Dispose();
            bytes = file;
        }
    }

    private string Find(int index)
    {
        if (index < 0 || !ReadTo(index))
            throw new FormatException("A cell refers to a text that the workbook does not have.");
        return Between(starts[index], (int)((index + 1 < starts.Count ? starts[index + 1] : ends) - starts[index]));
    }

    private string Between(long start, int length)
    {
        if (bytes is MemoryStream memory)
            return Strict.GetString(memory.GetBuffer().AsSpan((int)start, length));
        if (buffer.Length < length)
            buffer = new byte[length];
        bytes.Position = start;
        bytes.ReadExactly(buffer, 0, length);
        return Strict.GetString(buffer, 0, length);
    }
}
