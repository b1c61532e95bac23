namespace KnowledgeUpdate.Application.Imports;

/// <summary>A sealed file in clear, opened part by part as it is read; of the parts only the last few are kept.</summary>
internal sealed class SealedStream : Stream
{
    /// <summary>A workbook is read at two places in turn: its sheet and its texts.</summary>
    private const int Kept = 4;

    private readonly FileStream local;
    private readonly IdentityVault vault;
    private readonly long[] boxes,
        starts;
    private readonly (int Part, byte[] Clear)[] kept = [.. Enumerable.Repeat((-1, Array.Empty<byte>()), Kept)];
    private int next;

    public SealedStream(FileStream local, List<int> lengths, IdentityVault vault)
    {
        this.local = local;
        this.vault = vault;
        boxes = new long[lengths.Count + 1];
        starts = new long[lengths.Count + 1];
        for (var i = 0; i < lengths.Count; i++)
            (boxes[i + 1], starts[i + 1]) = (boxes[i] + lengths[i], starts[i] + lengths[i] - IdentityVault.Overhead);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => starts[^1];

    public override long Position { get; set; }

    public override int Read(Span<byte> into)
    {
        if (Position >= Length || into.Length == 0)
            return 0;
        var at = Array.BinarySearch(starts, Position);
        var part = at >= 0 ? at : ~at - 1;
        var clear = Open(part).AsSpan((int)(Position - starts[part]));
        clear = clear[..Math.Min(clear.Length, into.Length)];
        clear.CopyTo(into);
        Position += clear.Length;
        return clear.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) =>
        Position =
            offset
            + origin switch
            {
                SeekOrigin.Begin => 0,
                SeekOrigin.Current => Position,
                _ => Length,
            };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            local.Dispose();
        base.Dispose(disposing);
    }

    private byte[] Open(int part)
    {
        foreach (var (known, clear) in kept)
            if (known == part)
                return clear;
        var box = new byte[boxes[part + 1] - boxes[part]];
        local.Position = boxes[part];
        local.ReadExactly(box);
        var opened = vault.Open(box);
        kept[next++ % Kept] = (part, opened);
        return opened;
    }
}
