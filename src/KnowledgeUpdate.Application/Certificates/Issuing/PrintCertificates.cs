namespace KnowledgeUpdate.Application.Certificates;

/// <summary>
/// A few files of a filtered list, in the order of their numbers: a batch is written while it is made, a few at a time, so that it needs as
/// much memory for ten as for ten thousand.
/// </summary>
/// <param name="After">Number of the last one made before; null: from the beginning.</param>
[Requires(Permission.PrintCertificates)]
public sealed record PrintCertificates(CertificateFilter Filter, string? After = null) : ICommand<CertificateBatch>;

/// <summary>A part of a batch.</summary>
/// <param name="Next">Number from which the next part goes on; null: this is the last.</param>
public sealed record CertificateBatch(IReadOnlyList<CertificateFile> Files, string? Next);

internal sealed class PrintCertificatesHandler(PortalDbContext db, CertificatePrinter printer)
    : IRequestHandler<PrintCertificates, CertificateBatch>
{
    /// <summary>Files of a part: one transaction, about 2 MB.</summary>
    private const int Size = 25;

    public async Task<CertificateBatch> Handle(PrintCertificates command, CancellationToken cancellationToken)
    {
        var rest = ListIssuedCertificatesHandler
            .Sorts.Of("number")
            .Beyond(command.Filter.Apply(db.Certificates.AsNoTracking()), command.After is { } after ? [after] : null, backwards: false)
            .Single();
        var part = await rest.Take(Size + 1).ToListAsync(cancellationToken);
        return new CertificateBatch(
            await printer.FilesAsync([.. part.Take(Size)], cancellationToken),
            part.Count > Size ? part[Size - 1].Number : null
        );
    }
}
