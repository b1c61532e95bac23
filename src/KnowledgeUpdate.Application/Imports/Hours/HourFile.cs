using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Unicode;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// Judges rows against each other, without the database: the same person, the same activity, once. It remembers what went before, in the
/// file's order.
/// </summary>
internal sealed class HourFile(HourRowReader reader, IdentityVault vault, Guid import, Guid unit)
{
    /// <summary>Bytes that the longest row comes to.</summary>
    private const int MostContent = 2048;

    // Only digests of earlier rows are kept, a few bytes a row. In a file of 800,000 rows two different ones collide once in fifty million
    // files.
    private readonly DigestMap activities = new(),
        people = new(),
        certificates = new();

    // Most files name a person in many rows, so the hashes of the last numbers are cached.
    private (IdentityKind Kind, string Number, byte[] Hash)[]? hashes;

    // What a digest is made of. One thread reads rows, another makes the digests.
    private readonly byte[] content = new byte[MostContent + 32];
    private readonly ulong seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    /// <summary>Reads a row and compares it with those before.</summary>
    public HourRow Read(TableRow cells)
    {
        var row = reader.Read(cells);
        if (!row.IsGood)
            return row;
        row.Hash = HashOf(row.Kind, row.Identity);
        var (person, called) = (BinaryPrimitives.ReadUInt64LittleEndian(row.Hash), (uint)Mix(seed, row.Name));
        row.IsFirstOfPerson = people.TryAdd(person, called, out var name);
        if (name != called)
            row.Refuse(
                ImportColumn.Name,
                "The file has this identity number with another name further up. Compare with the card",
                PersonName.Mask(row.Name)
            );
        else if (!activities.TryAdd(Activity(person, row), Rest(row), out var rest))
        {
            if (rest == Rest(row))
                (row.Result, row.Note) = (ImportResult.Unchanged, "The same row is further up in the file");
            else
                row.Refuse(
                    ImportColumn.Title,
                    "The file has this activity of the person further up with other hours, dates or certificate. Leave one of the two",
                    HourRowReader.Short(row.Title)
                );
        }

        if (row is { IsGood: true, Certificate: { } certificate })
            CompareCertificate(row, certificate, (uint)Mix(seed, person));
        return row;
    }

    /// <summary>What looks odd is asked.</summary>
    public void Ask(HourRow row, ImportColumn column, ImportRepair question, string before) => reader.Ask(row, column, question, before);

    /// <summary>The rules under which rows are judged.</summary>
    public HourLimits Limits => reader.Limits;

    /// <summary>A certificate is one person's; one that covers two activities is asked about.</summary>
    private void CompareCertificate(HourRow row, string certificate, uint person)
    {
        if (certificates.TryAdd(Mix(seed, certificate.ToUpperInvariant()), person, out var holder))
            return;
        if (holder != person)
            row.Refuse(
                ImportColumn.CertificateNumber,
                "The file has this certificate number for somebody else further up. A certificate is one person's: compare with the paper",
                HourRowReader.Short(certificate)
            );
        else
            reader.Ask(row, ImportColumn.CertificateNumber, ImportRepair.SharedCertificate, HourRowReader.Short(certificate));
    }

    /// <summary>A staged row, to be judged once more.</summary>
    public static HourRow Again(ImportChunk chunk, int at, byte[] hash)
    {
        var row = new HourRow
        {
            Number = chunk.Rows[at],
            Name = chunk.Names[at],
            Title = chunk.Titles[at],
            Provider = chunk.Providers[at],
            From = chunk.StudiedFrom[at],
            To = chunk.StudiedTo[at],
            Category = Enum.Parse<HourCategory>(chunk.Categories[at]),
            Hours = chunk.Hours[at],
            Year = chunk.LearningYears[at],
            Certificate = chunk.Certificates[at],
            Hash = hash,
        };
        return row;
    }

    /// <summary>Id of a learner whom this import enters.</summary>
    public Guid NewLearner(HourRow row)
    {
        Utf8.TryWrite(content, CultureInfo.InvariantCulture, $"learner\n{import}", out var length);
        return Digest(length, row.Hash);
    }

    /// <summary>
    /// Where an entry comes from: the unit and all that the row says, but for the name. After a reversal the same content has another
    /// source.
    /// </summary>
    /// <param name="generation">Number of entries of this content that were reversed.</param>
    public Guid Source(HourRow row, int generation)
    {
        Utf8.TryWrite(
            content,
            CultureInfo.InvariantCulture,
            $"hours\n{unit}\n{row.Title}\n{row.Provider}\n{row.From:yyyy-MM-dd}\n{row.To:yyyy-MM-dd}\n{row.Category.Name()}\n"
                + $"{row.Hours:0.0}\n{row.Year}\n{row.Certificate}\n{generation}",
            out var length
        );
        return Digest(length, row.Hash);
    }

    /// <summary>The same activity: the person, what was studied, from when, in which category and year.</summary>
    private ulong Activity(ulong person, HourRow row) =>
        Mix(Mix(person ^ seed, row.Title), (ulong)row.From.DayNumber << 32 | (uint)row.Category << 16 | (ushort)row.Year);

    /// <summary>All else that a row says.</summary>
    private uint Rest(HourRow row) =>
        (uint)Mix(Mix(Mix(Mix(seed, row.Provider), row.Certificate), (ulong)row.To.DayNumber), (ulong)(row.Hours * 10));

    // Seeded, so that nobody can craft a file whose rows collide.
    private static ulong Mix(ulong digest, ReadOnlySpan<char> text)
    {
        digest = Mix(digest, (ulong)text.Length);
        var bytes = MemoryMarshal.AsBytes(text);
        for (; bytes.Length >= 8; bytes = bytes[8..])
            digest = Mix(digest, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        ulong last = 0;
        foreach (var b in bytes)
            last = (last << 8) | b;
        return Mix(digest, last);
    }

    private static ulong Mix(ulong digest, ulong word)
    {
        var high = Math.BigMul(digest ^ word ^ 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, out var low);
        return high ^ low ^ (digest << 1);
    }

    private byte[] HashOf(IdentityKind kind, string number)
    {
        hashes ??= new (IdentityKind, string, byte[])[1 << 16];
        ref var kept = ref hashes[Mix(seed, number) & (ulong)(hashes.Length - 1)];
        if (kept.Number != number || kept.Kind != kind)
            kept = (kind, number, vault.Hash(kind, number));
        return kept.Hash;
    }

    /// <summary>
    /// A UUID of version 8 from the first bytes of the content and a person. The hash within it is keyed, so nobody can guess a number from
    /// an id.
    /// </summary>
    private Guid Digest(int length, byte[] hash)
    {
        hash.CopyTo(content, length);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(content.AsSpan(0, length + hash.Length), digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }
}
