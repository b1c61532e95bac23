namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The certificate's file. The first time its hash and signature are noted; each reprint has the same bytes.</summary>
[SignedIn]
public sealed record DownloadCertificate(Guid Id) : ICommand<CertificateFile>;

/// <summary>A file.</summary>
public sealed record CertificateFile(string Name, byte[] Content);

internal sealed class DownloadCertificateHandler(PortalDbContext db, CertificateKinds kinds, CertificatePrinter printer)
    : IRequestHandler<DownloadCertificate, CertificateFile>
{
    public async Task<CertificateFile> Handle(DownloadCertificate command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        await kinds.Of(certificate).GuardReaderAsync(certificate, cancellationToken);
        return (await printer.FilesAsync([certificate], cancellationToken)).Single();
    }
}
