using System.Collections.Concurrent;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Public;

/// <summary>
/// Keeps the key figures of each province for a minute: the home page is what most people open, and no figure changes by who opens it.
/// </summary>
public sealed class KeptFigures(TimeProvider clock)
{
    /// <summary>How long they are kept; the page says so.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Guid Tenant, short Year), YearFigures> kept = new();

    public async Task<YearFigures> OfAsync(Guid tenant, short year, IMediator mediator, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // A clock that is put back does not keep them for longer.
        if (kept.TryGetValue((tenant, year), out var figures) && now - figures.At is { Ticks: >= 0 } age && age < Time)
            return figures;
        return kept[(tenant, year)] = new YearFigures(
            year,
            await mediator.Send(new GetLearningFigures(year), ct),
            await mediator.Send(new GetSeminarsOfYear(year), ct),
            await mediator.Send(new CountIssuedCertificates(year), ct),
            now
        );
    }
}
