using System.Security.Cryptography;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Documents.Layout;
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
        var certificate = await db.Certificates.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        await access.FindAsync(certificate.LearnerId, cancellationToken);
        return new CertificateFile($"{certificate.Number}.pdf", await printer.PrintAsync(certificate, cancellationToken));
    }
}

/// <summary>Makes certificates' files: the sheet, with a signature over every byte of it as its last line.</summary>
public sealed class CertificatePrinter(PortalDbContext db, Actor actor, IDocumentRenderer renderer, CertificateSigner signer)
{
    /// <summary>The file.</summary>
    /// <exception cref="RuleException">A reprint would differ from the first print.</exception>
    public async Task<byte[]> PrintAsync(Certificate certificate, CancellationToken ct)
    {
        var f = certificate.Facts;
        var host = new Uri(actor.BaseUrl);
        var sheet = new CertificateSheetData(f, $"{host.Scheme}://{host.Authority}/v/{f.Code}#{CertificatePayload.Fragment(certificate.Payload, certificate.Signature)}", $"{host.Authority}/verify", null, certificate.IssuedAt);
        var page = renderer.Render(CertificateSheet.Build(sheet));
        var hash = SHA256.HashData(page);
        if (certificate.FileSignature is null)
        {
            // Who prints first decides the signature; another who prints at the same moment takes the one that stands.
            await db.Database.ExecuteSqlAsync($"UPDATE certificates SET file_hash = {hash}, file_signature = {signer.Sign(page)} WHERE tenant_id = {db.Scope.Required} AND id = {certificate.Id} AND file_signature IS NULL", ct);
            await db.Entry(certificate).ReloadAsync(ct);
        }

        certificate.FileMade(hash);
        return CertificateSigner.Seal(page, certificate.KeyId, certificate.FileSignature!);
    }
}
