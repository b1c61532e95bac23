using FluentValidation;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The number patterns of every kind: those of past years, of this one and of the next.</summary>
[Requires(Permission.ReadCertificateSeries)]
public sealed record ListCertificateSeries : IQuery<IReadOnlyList<SeriesLine>>;

/// <summary>The numbers of a kind and year.</summary>
/// <param name="Version">Null: the usual pattern holds, nothing is entered.</param>
/// <param name="Last">Last number given; 0: none.</param>
/// <param name="First">The first number of the pattern, as it would be printed.</param>
public sealed record SeriesLine(CertificateKind Kind, short Year, string Pattern, uint? Version, int Last, string First, bool MayChange);

internal sealed class ListCertificateSeriesHandler(PortalDbContext db, Actor actor, CertificateKinds kinds, TimeProvider clock)
    : IRequestHandler<ListCertificateSeries, IReadOnlyList<SeriesLine>>
{
    public async Task<IReadOnlyList<SeriesLine>> Handle(ListCertificateSeries query, CancellationToken cancellationToken)
    {
        var year = BeijingTime.DateOf(clock.GetUtcNow()).Year;
        var entered = (await db.CertificateSeries.ToListAsync(cancellationToken)).ToDictionary(s => (s.Kind, s.Year));
        var lines =
            from y in entered.Keys.Select(k => k.Year).Concat([(short)year, (short)(year + 1)]).Distinct().OrderDescending()
            from kind in Enum.GetValues<CertificateKind>()
            where entered.ContainsKey((kind, y)) || y >= year
            let series = entered.GetValueOrDefault((kind, y))
            let pattern = series?.Pattern ?? kinds.UsualPattern(kind, actor.Tenant!.Letters)
            select new SeriesLine(
                kind,
                y,
                pattern,
                series?.Version,
                series?.Last ?? 0,
                CertificateSeries.NumberOf(pattern, y, 1),
                actor.May(Permission.EnterCertificateSeries) && y >= year && series is not { Last: > 0 }
            );
        return [.. lines];
    }
}
