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

internal sealed class DownloadCertificateHandler(PortalDbContext db, LearnerAccess access, CertificatePrinter printer) : IRequestHandler<DownloadCertificate, CertificateFile>
{
    public async Task<CertificateFile> Handle(DownloadCertificate command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        await access.FindAsync(certificate.LearnerId, cancellationToken);
        return await printer.FileAsync(certificate, cancellationToken);
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
        var files = new List<CertificateFile>(Size);
        foreach (var certificate in part.Take(Size))
            files.Add(await printer.FileAsync(certificate, cancellationToken));
        return new CertificateBatch(files, part.Count > Size ? part[Size - 1].Number : null);
    }
}

/// <summary>Makes certificates' files: the sheet, with a signature over every byte of it as its last line.</summary>
public sealed class CertificatePrinter(PortalDbContext db, Actor actor, IDocumentRenderer renderer, CertificateSigner signer)
{
    private readonly Dictionary<Guid, byte[]> seals = [];

    /// <summary>The file, named by its number.</summary>
    /// <exception cref="RuleException">A reprint would differ from the first print.</exception>
    public async Task<CertificateFile> FileAsync(Certificate certificate, CancellationToken ct) => new($"{certificate.Number}.pdf", await PrintAsync(certificate, ct));

    /// <summary>The file's content.</summary>
    /// <exception cref="RuleException">A reprint would differ from the first print.</exception>
    public async Task<byte[]> PrintAsync(Certificate certificate, CancellationToken ct)
    {
        var (site, seal) = (certificate.Site ?? actor.BaseUrl, await SealAsync(certificate.SealId, ct));
        var page = Render(certificate, site, seal);
        if (certificate.FileSignature is null)
        {
            // Who prints first decides the address and the signature; another who prints at the same moment takes those that stand.
            await db.Database.ExecuteSqlAsync($"UPDATE certificates SET site = {site}, file_hash = {SHA256.HashData(page)}, file_signature = {signer.Sign(page)} WHERE tenant_id = {db.Scope.Required} AND id = {certificate.Id} AND file_signature IS NULL", ct);
            certificate = await db.Certificates.AsNoTracking().SingleAsync(c => c.Id == certificate.Id, ct);
            if (certificate.Site is { } first && first != site)
                page = Render(certificate, first, seal);
        }

        certificate.FileMade(SHA256.HashData(page));
        return CertificateSigner.Seal(page, certificate.KeyId, certificate.FileSignature!);
    }

    /// <summary>The sheet without the file's signature: the same bytes whenever it is made.</summary>
    private byte[] Render(Certificate certificate, string site, ReadOnlyMemory<byte>? seal)
    {
        var (f, host) = (certificate.Facts, new Uri(site));
        return renderer.Render(CertificateSheet.Build(new CertificateSheetData(f,
            $"{host.Scheme}://{host.Authority}/v/{f.Code}#{CertificatePayload.Fragment(certificate.Payload, certificate.Signature)}", $"{host.Authority}/verify", seal, certificate.IssuedAt)));
    }

    private async Task<ReadOnlyMemory<byte>?> SealAsync(Guid? id, CancellationToken ct)
    {
        if (id is not { } seal)
            return null;
        if (!seals.TryGetValue(seal, out var printed))
            seals[seal] = printed = await db.IssuerSeals.Where(s => s.Id == seal).Select(s => s.Printed).SingleAsync(ct);
        return printed;
    }
}
