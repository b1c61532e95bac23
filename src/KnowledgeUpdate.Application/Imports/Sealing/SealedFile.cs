using KnowledgeUpdate.Application.Sheets;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// Keeps an uploaded file encrypted, in parts: neither writing nor reading holds all of it in memory, and nothing of it is on disk
/// unencrypted.
/// </summary>
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
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO import_files (tenant_id, import_id, part, content)
                    SELECT {db.Scope.Required}, {import}, {parts} + p.i - 1, p.box FROM unnest({boxes.ToArray()}) WITH ORDINALITY AS p (box,
                        i)
                    """,
                    ct
                );
                parts += boxes.Count;
                boxes.Clear();
            }
        } while (read == PartSize);
    }

    /// <summary>
    /// Brings a file's parts, sealed as they are, to a file that vanishes when it is closed; what is read of them is opened part by part.
    /// </summary>
    /// <returns>Null when it has been cleared away.</returns>
    public static async Task<Stream?> OpenAsync(PortalDbContext db, IdentityVault vault, Guid import, CancellationToken ct)
    {
        var (local, lengths) = (Spill.Open(), new List<int>());
        try
        {
            await foreach (
                var box in db
                    .ImportFiles.AsNoTracking()
                    .Where(f => f.ImportId == import)
                    .OrderBy(f => f.Part)
                    .Select(f => f.Content)
                    .AsAsyncEnumerable()
                    .WithCancellation(ct)
            )
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
