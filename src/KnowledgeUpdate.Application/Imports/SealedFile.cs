using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Keeps an uploaded file encrypted, in parts: neither the way in nor the way out holds the whole of it in memory, and nothing of it lies on a disk in clear.</summary>
internal static class SealedFile
{
    /// <summary>Bytes of a part in clear.</summary>
    internal const int PartSize = 64 * 1024;

    /// <summary>Parts that travel to the database together.</summary>
    private const int Together = 16;

    /// <summary>Keeps a file from where it stands to its end.</summary>
    public static async Task WriteAsync(PortalDbContext db, IdentityVault vault, Guid import, Stream content, CancellationToken ct)
    {
        var (buffer, parts, boxes) = (new byte[PartSize], 0, new List<byte[]>(Together));
        int read;
        do
        {
            read = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, ct);
            if (read > 0)
                boxes.Add(vault.Seal(buffer.AsSpan(0, read)));
            if (boxes.Count == Together || (read < PartSize && boxes.Count > 0))
            {
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO import_files (tenant_id, import_id, part, content)
                    SELECT {db.Scope.Required}, {import}, {parts} + p.i - 1, p.box FROM unnest({boxes.ToArray()}) WITH ORDINALITY AS p (box, i)
                    """, ct);
                parts += boxes.Count;
                boxes.Clear();
            }
        }
        while (read == PartSize);
    }

    /// <summary>Brings a file's parts, sealed as they are, to a file that vanishes when it is closed; what is read of them is opened part by part.</summary>
    /// <returns>Null when it has been cleared away.</returns>
    public static async Task<Stream?> OpenAsync(PortalDbContext db, IdentityVault vault, Guid import, CancellationToken ct)
    {
        var (local, lengths) = (Spill.Open(), new List<int>());
        try
        {
            await foreach (var box in db.ImportFiles.AsNoTracking().Where(f => f.ImportId == import).OrderBy(f => f.Part).Select(f => f.Content).AsAsyncEnumerable().WithCancellation(ct))
            {
                await local.WriteAsync(box, ct);
                lengths.Add(box.Length);
            }

            if (lengths.Count > 0)
                return new SealedStream(local, lengths, vault);
            await local.DisposeAsync();
            return null;
        }
        catch
        {
            await local.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A file for what does not fit into memory: nobody else can open it, and it vanishes when it is closed or its process dies.</summary>
internal static class Spill
{
    public static FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.RandomAccess, BufferSize = 16 * 1024 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), $"ku-{Guid.NewGuid():N}.tmp"), options);
    }
}

/// <summary>A sealed file in clear, opened part by part as it is read; of the parts only the last few are kept.</summary>
internal sealed class SealedStream : Stream
{
    /// <summary>A workbook is read at two places in turn: its sheet and its texts.</summary>
    private const int Kept = 4;

    private readonly FileStream local;
    private readonly IdentityVault vault;
    private readonly long[] boxes, starts;
    private readonly (int Part, byte[] Clear)[] kept = [.. Enumerable.Repeat((-1, Array.Empty<byte>()), Kept)];
    private int next;

    public SealedStream(FileStream local, List<int> lengths, IdentityVault vault)
    {
        (this.local, this.vault, boxes, starts) = (local, vault, new long[lengths.Count + 1], new long[lengths.Count + 1]);
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

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => Length };

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
