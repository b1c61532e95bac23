using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The certificate's file. The first time its hash and signature are noted; each reprint has the same bytes.</summary>
[SignedIn]
public sealed record DownloadCertificate(Guid Id) : ICommand<CertificateFile>;

/// <summary>A file.</summary>
public sealed record CertificateFile(string Name, byte[] Content);

internal sealed class DownloadCertificateHandler(PortalDbContext db, Actor actor, LearnerAccess access, CertificatePrinter printer)
    : IRequestHandler<DownloadCertificate, CertificateFile>
{
    public async Task<CertificateFile> Handle(DownloadCertificate command, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        // Of a merged record, whoever may see the one that is kept, and its holder under either.
        var account = await db
            .Learners.Where(l => l.Id == certificate.LearnerId)
            .Select(l => l.MergedIntoId ?? l.Id)
            .SingleAsync(cancellationToken);
        if (
            !await db.Learners.AnyAsync(
                l => l.MergedIntoId == account && l.UserId == actor.UserId && actor.UserId != null,
                cancellationToken
            )
        )
            await access.FindAsync(account, cancellationToken);
        return (await printer.FilesAsync([certificate], cancellationToken)).Single();
    }
}
