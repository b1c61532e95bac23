using System.Text;
using System.Xml;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>The texts that cells of a workbook refer to by number. They are kept as UTF-8, beyond a limit in a file that vanishes with the reader; those asked for again and again are kept ready.</summary>
internal sealed class SharedStrings : IDisposable
{
    private const int InMemory = 32 * 1024 * 1024, Ready = 1 << 14;

    private readonly List<long> starts = [];
    private readonly (int Index, string Text)[] ready = new (int, string)[Ready];
    private Stream bytes = new MemoryStream();
    private byte[] buffer = new byte[4096];
    private long end;

    private SharedStrings() => Array.Fill(ready, (-1, ""));

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

    /// <summary>Reads them all.</summary>
    public static SharedStrings Read(Stream? part, string name)
    {
        var strings = new SharedStrings();
        if (part is null)
            return strings;
        try
        {
            XlsxTable.Guarded(name, () =>
            {
                using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, CloseInput = true });
                var text = new StringBuilder();
                while (xml.Read())
                {
                    if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                    {
                        text.Clear();
                        if (!xml.IsEmptyElement)
                            ReadItem(xml, text);
                        strings.Add(text);
                    }
                }

                return true;
            });
            return strings;
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    public void Dispose() => bytes.Dispose();

    private static void ReadItem(XmlReader xml, StringBuilder text)
    {
        var (depth, inText, inPhonetic) = (xml.Depth, false, false);
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "t":
                    inText = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    inPhonetic = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.Depth == depth:
                    return;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    inPhonetic = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText && !inPhonetic:
                    text.Append(xml.Value);
                    break;
            }
        }
    }

    private void Add(StringBuilder text)
    {
        starts.Add(end);
        foreach (var chunk in text.GetChunks())
        {
            // A pair of surrogates across two chunks is rare, and the whole is then encoded at once.
            if (chunk.Length < text.Length)
            {
                Write(text.ToString());
                return;
            }

            Write(chunk.Span);
        }
    }

    private void Write(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length < most)
            buffer = new byte[most];
        var length = Encoding.UTF8.GetBytes(text, buffer);
        bytes.Write(buffer.AsSpan(0, length));
        end += length;
        if (end > InMemory && bytes is MemoryStream memory)
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.RandomAccess, BufferSize = 16 * 1024 };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new FileStream(Path.Combine(Path.GetTempPath(), $"ku-{Guid.NewGuid():N}.tmp"), options);
            memory.WriteTo(file);
            memory.Dispose();
            bytes = file;
        }
    }

    private string Find(int index)
    {
        if ((uint)index >= (uint)starts.Count)
            throw new FormatException("A cell refers to a text that the workbook does not have.");
        var start = starts[index];
        var length = (int)((index + 1 < starts.Count ? starts[index + 1] : end) - start);
        if (bytes is MemoryStream memory)
            return Encoding.UTF8.GetString(memory.GetBuffer().AsSpan((int)start, length));
        if (buffer.Length < length)
            buffer = new byte[length];
        bytes.Position = start;
        bytes.ReadExactly(buffer, 0, length);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
