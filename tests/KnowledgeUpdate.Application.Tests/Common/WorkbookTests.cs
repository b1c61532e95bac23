using KnowledgeUpdate.Application.Sheets;
using MiniExcelLibs;

namespace KnowledgeUpdate.Application.Tests.Common;

public sealed class WorkbookTests
{
    [Fact]
    public void Every_character_comes_back_numbers_stay_numbers_and_an_empty_sheet_has_its_headings()
    {
        using var file = new MemoryStream();
        string[] texts = ["韦\U00020BB7新", "\U0001F600", " 两端空格 ", "<&>\"'", "第一行\n第二行", "_x0041_", "=1+1"];
        Workbook.Write(
            file,
            new WorkbookSheet("甲 & 乙", ["文字", "数"], texts.Select((t, i) => (IReadOnlyList<object?>)[t, i])),
            new WorkbookSheet("空", ["列"], [])
        );

        Assert.Equal(["甲 & 乙", "空"], file.GetSheetNames());
        var rows = file.Query(useHeaderRow: true, sheetName: "甲 & 乙").Cast<IDictionary<string, object>>().ToList();
        // What a spreadsheet would take for a formula is a text.
        Assert.Equal(
            texts.Where(t => t != "_x0041_").Select(t => t == "=1+1" ? "'=1+1" : t),
            rows.Select(r => (string)r["文字"]).Where(t => t is not ("_x0041_" or "A"))
        );
        Assert.Equal(
            Enumerable.Range(0, texts.Length).Select(i => (double)i),
            rows.Select(r => Convert.ToDouble(r["数"], System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal("列", Assert.Single(file.Query(sheetName: "空").Cast<IDictionary<string, object>>()).Values.Single());
    }

    [Fact]
    public void What_xml_cannot_carry_is_marked_as_lost_and_breaks_nothing()
    {
        using var file = new MemoryStream();
        Workbook.Write(
            file,
            new WorkbookSheet(
                "甲",
                ["文字"],
                [
                    ["a\u0001b"],
                    ["\uD842"],
                    [null],
                    ["\uFFFE"],
                ]
            )
        );
        Assert.Equal(
            ["a\uFFFDb", "\uFFFD", null, "\uFFFD"],
            file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Select(r => (string?)r["文字"])
        );
    }

    [Fact]
    public void Rows_are_written_while_they_are_read()
    {
        var written = new CountingStream();
        long early = 0;
        Workbook.Write(
            written,
            new WorkbookSheet(
                "甲",
                ["文字"],
                Enumerable
                    .Range(0, 200_000)
                    .Select(i =>
                    {
                        if (i == 100_000)
                            early = written.Length;
                        return (IReadOnlyList<object?>)[Guid.NewGuid().ToString()];
                    })
            )
        );
        Assert.InRange(early, written.Length / 4, written.Length);
    }

    /// <summary>A stream that can only be written, as an answer to a browser.</summary>
    private sealed class CountingStream : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => length += count;
    }
}
