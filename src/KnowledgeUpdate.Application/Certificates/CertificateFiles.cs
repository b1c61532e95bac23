using System.Security.Cryptography;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The certificate's file. The first time its hash and signature are noted; each reprint has the same bytes.</summary>
[SignedIn]
public sealed record DownloadCertificate(Guid Id) : ICommand<CertificateFile>;

/// <summary>A file.</summary>
public sealed record CertificateFile(string Name, byte[] Content);

internal sealed class DownloadCertificateHandler(PortalDbContext db, Actor actor, LearnerAccess access, CertificatePrinter printer) : IRequestHandler<DownloadCertificate, CertificateFile>
{
    public async Task<CertificateFile> Handle(DownloadCertificate command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        // Of a merged record, whoever may see the one that is kept, and its holder under either.
        var account = await db.Learners.Where(l => l.Id == certificate.LearnerId).Select(l => l.MergedIntoId ?? l.Id).SingleAsync(cancellationToken);
        if (!await db.Learners.AnyAsync(l => l.MergedIntoId == account && l.UserId == actor.UserId && actor.UserId != null, cancellationToken))
            await access.FindAsync(account, cancellationToken);
        return (await printer.FilesAsync([certificate], cancellationToken)).Single();
    }
}

/// <summary>A few files of a filtered list, in the order of their numbers: a batch is written while it is made, a few at a time, so that it needs as much memory for ten as for ten thousand.</summary>
/// <param name="After">Number of the last one made before; null: from the beginning.</param>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record PrintCertificates(CertificateFilter Filter, string? After = null) : ICommand<CertificateBatch>;

/// <summary>A part of a batch.</summary>
/// <param name="Next">Number from which the next part goes on; null: this is the last.</param>
public sealed record CertificateBatch(IReadOnlyList<CertificateFile> Files, string? Next);

internal sealed class PrintCertificatesHandler(PortalDbContext db, CertificatePrinter printer) : IRequestHandler<PrintCertificates, CertificateBatch>
{
    /// <summary>Files of a part: one transaction, about 2 MB.</summary>
    private const int Size = 25;

    public async Task<CertificateBatch> Handle(PrintCertificates command, CancellationToken cancellationToken)
    {
        var rest = ListIssuedCertificatesHandler.Sorts.Of("number").Beyond(command.Filter.Apply(db.Certificates.AsNoTracking()), command.After is { } after ? [after] : null, backwards: false).Single();
        var part = await rest.Take(Size + 1).ToListAsync(cancellationToken);
        return new CertificateBatch(await printer.FilesAsync([.. part.Take(Size)], cancellationToken), part.Count > Size ? part[Size - 1].Number : null);
    }
}

/// <summary>Makes certificates' files: the sheet, with a signature over every byte of it as its last line.</summary>
public sealed class CertificatePrinter(PortalDbContext db, Actor actor, IDocumentRenderer renderer, CertificateSigner signer)
{
    private readonly Dictionary<Guid, byte[]> seals = [];

    /// <summary>The files, each named by its number, in the order given. Those that are made for the first time are noted by one statement.</summary>
    /// <exception cref="RuleException">A reprint would differ from the first print.</exception>
    public async Task<List<CertificateFile>> FilesAsync(IReadOnlyList<Certificate> certificates, CancellationToken ct)
    {
        await ReadSealsAsync(certificates, ct);
        var pages = certificates.ToDictionary(c => c.Id, c => Render(c, c.Site ?? actor.BaseUrl));
        List<Guid> first = [.. certificates.Where(c => c.FileSignature is null).Select(c => c.Id)];
        var noted = first.Count == 0 ? [] : await NoteAsync(first, pages, ct);
        var files = new List<CertificateFile>(certificates.Count);
        foreach (var given in certificates)
        {
            var (certificate, page) = (noted.GetValueOrDefault(given.Id, given), pages[given.Id]);
            if (given.FileSignature is null && certificate.Site is { } site && site != actor.BaseUrl)
                page = Render(certificate, site);
            certificate.FileMade(SHA256.HashData(page));
            files.Add(new CertificateFile($"{certificate.Number}.pdf", CertificateSigner.Seal(page, certificate.KeyId, certificate.FileSignature!)));
        }

        return files;
    }

    /// <summary>Who prints first decides the address and the signature; another who prints at the same moment waits, and takes those that stand. Rows are locked in the order of numbers, so that two batches never hold each other up for good.</summary>
    private async Task<Dictionary<Guid, Certificate>> NoteAsync(List<Guid> first, Dictionary<Guid, byte[]> pages, CancellationToken ct)
    {
        byte[][] hashes = [.. first.Select(id => SHA256.HashData(pages[id]))], signatures = [.. first.Select(id => signer.Sign(pages[id]))];
        await db.Database.ExecuteSqlAsync($"""
            WITH waiting AS (SELECT id FROM certificates WHERE tenant_id = {db.Scope.Required} AND id = ANY({first}) AND file_signature IS NULL ORDER BY number FOR UPDATE)
            UPDATE certificates c SET site = {actor.BaseUrl}, file_hash = n.hash, file_signature = n.signature
            FROM waiting w JOIN unnest({first}, {hashes}, {signatures}) AS n (id, hash, signature) ON n.id = w.id
            WHERE c.tenant_id = {db.Scope.Required} AND c.id = w.id
            """, ct);
        return await db.Certificates.AsNoTracking().Where(c => first.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
    }

    /// <summary>The sheet without the file's signature: the same bytes whenever it is made.</summary>
    private byte[] Render(Certificate certificate, string site)
    {
        var (f, host) = (certificate.Facts, new Uri(site));
        return renderer.Render(CertificateSheet.Build(new CertificateSheetData(f,
            $"{host.Scheme}://{host.Authority}/v/{f.Code}#{CertificatePayload.Fragment(certificate.Payload, certificate.Signature)}", $"{host.Authority}/verify", certificate.SealId is { } seal ? (ReadOnlyMemory<byte>?)seals[seal] : null, certificate.IssuedAt)));
    }

    private async Task ReadSealsAsync(IEnumerable<Certificate> certificates, CancellationToken ct)
    {
        List<Guid> missing = [.. certificates.Select(c => c.SealId).OfType<Guid>().Distinct().Where(id => !seals.ContainsKey(id))];
        if (missing.Count > 0)
            foreach (var seal in await db.IssuerSeals.Where(s => missing.Contains(s.Id)).Select(s => new { s.Id, s.Printed }).ToListAsync(ct))
                seals.Add(seal.Id, seal.Printed);
    }
}
