using System.IO.Compression;
using System.Text;
using KnowledgeUpdate.Domain.Files;

namespace KnowledgeUpdate.Domain.Tests.Files;

public sealed class AttachmentTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Taken =>
        new()
        {
            { "pdf", "application/pdf" },
            { "jpeg", "image/jpeg" },
            { "png", "image/png" },
            { "docx", Word },
            { "xlsx", Excel },
            { "docx that speaks of macros", Word },
        };

    [Theory, MemberData(nameof(Taken))]
    public void The_type_is_read_from_the_content(string sample, string type)
    {
        var file = Create("随便.bin", Sample(sample));

        Assert.Equal(
            (type, Sample(sample).Length, "随便.bin", Now, null),
            (file.ContentType, file.Size, file.Name, file.UploadedAt, file.RemovedAt)
        );
    }

    [Theory]
    [InlineData("exe", "方案.pdf")]
    [InlineData("docm", "方案.docx")]
    [InlineData("xlsm", "方案.xlsx")]
    [InlineData("renamed macros", "方案.docx")]
    [InlineData("macros in capitals", "方案.xlsx")]
    [InlineData("broken zip", "方案.docx")]
    [InlineData("pptx", "方案.docx")]
    [InlineData("zip", "方案.docx")]
    [InlineData("html", "方案.pdf")]
    [InlineData("svg", "图.png")]
    [InlineData("ole", "方案.doc")]
    [InlineData("late", "方案.pdf")]
    public void Another_type_is_refused_whatever_its_name(string sample, string name) =>
        Assert.Equal(
            [name],
            Refused
                .By(
                    "{0} is not a PDF, JPEG, PNG, Word or Excel file. Save it as PDF and choose it again.",
                    () => Create(name, Sample(sample))
                )
                .Args
        );

    [Fact]
    public void An_empty_and_a_too_large_file_are_refused()
    {
        var largest = new byte[20 * 1024 * 1024];
        "%PDF-"u8.CopyTo(largest);

        Refused.By("{0} is empty. Choose the file again.", () => Create("a.pdf", []));
        Refused.By("{0} is larger than 20 MB. Make it smaller or split it.", () => Create("a.pdf", [.. largest, 0]));
        Assert.Equal(20_971_520, Create("a.pdf", largest).Size);
    }

    [Fact]
    public void The_hash_is_of_the_content() =>
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Sample("pdf"))),
            Create("a.pdf", Sample("pdf")).Sha256
        );

    [Theory]
    [InlineData("方案.pdf", "方案.pdf")]
    [InlineData("C:\\Users\\x\\方案.pdf", "方案.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\r\nb\u0000.pdf", "ab.pdf")]
    [InlineData("a<b>:\"|?*.pdf", "ab.pdf")]
    [InlineData(" .. ", "file")]
    [InlineData("dir/", "file")]
    [InlineData("方案\u202Efdp.exe", "方案fdp.exe")]
    [InlineData("\u2066\u200F方\u061C案\uFEFF.pdf\u2069", "方案.pdf")]
    [InlineData("\u202E", "file")]
    [InlineData("方\u2028案.pdf", "方案.pdf")]
    public void A_name_is_made_safe(string name, string safe) => Assert.Equal(safe, FileTypes.SafeName(name));

    [Fact]
    public void A_long_name_keeps_its_end() =>
        Assert.Equal(new string('a', 116) + ".pdf", FileTypes.SafeName(new string('a', 300) + ".pdf"));

    [Fact]
    public void A_file_is_taken_off_once()
    {
        var file = Create("a.pdf", Sample("pdf"));
        file.Remove(Now);
        file.Remove(Now.AddDays(1));

        Assert.Equal(Now, file.RemovedAt);
    }

    private static Attachment Create(string name, byte[] content) =>
        Attachment.Create("SeminarProposal", Guid.CreateVersion7(), "办班方案", name, content, Guid.CreateVersion7(), Now);

    private static byte[] Sample(string kind) =>
        kind switch
        {
            "pdf" => [.. "%PDF-1.7\n"u8],
            "jpeg" => [0xFF, 0xD8, 0xFF, 0xE0, 0],
            "png" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0],
            "docx" => Zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
            "xlsx" => Zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"),
            "docm" => Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            "xlsm" => Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
            "renamed macros" => Zip(
                ("[Content_Types].xml", "<Override PartName=\"/word/notes.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"),
                ("word/document.xml", "<x/>"),
                ("word/notes.bin", "x")
            ),
            "macros in capitals" => Zip("[Content_Types].xml", "xl/workbook.xml", "xl/VBAPROJECT.BIN"),
            "broken zip" => [.. Zip("[Content_Types].xml", "word/document.xml")[..60]],
            "docx that speaks of macros" => Zip(("[Content_Types].xml", "<x/>"), ("word/document.xml", "How to remove vbaProject.bin")),
            "pptx" => Zip("[Content_Types].xml", "ppt/presentation.xml"),
            "zip" => Zip("word/document.xml"),
            "exe" => [.. "MZ"u8, 0x90, 0, .. Zip("[Content_Types].xml", "word/document.xml")],
            "html" => [.. "<html>%PDF-"u8],
            "svg" => [.. "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8],
            "ole" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            _ => Encoding.UTF8.GetBytes(" %PDF-1.7"),
        };

    private static byte[] Zip(params string[] entries) => Zip([.. entries.Select(e => (e, "<x/>"))]);

    /// <summary>Stored, not packed, so that what a part says stands in the file's bytes.</summary>
    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(content);
            }

        return bytes.ToArray();
    }
}
