namespace KnowledgeUpdate.Application.Certificates;

/// <summary>
/// Certificates issued under the numbers of a year, for everybody, whatever became of them: the numbers have no gaps, so the last one of
/// each series counts them.
/// </summary>
[Public]
public sealed record CountIssuedCertificates(short Year) : IQuery<int>;

internal sealed class CountIssuedCertificatesHandler(PortalDbContext db) : IRequestHandler<CountIssuedCertificates, int>
{
    public Task<int> Handle(CountIssuedCertificates query, CancellationToken cancellationToken) =>
        db.CertificateSeries.Where(s => s.Year == query.Year).SumAsync(s => s.Last, cancellationToken);
}
