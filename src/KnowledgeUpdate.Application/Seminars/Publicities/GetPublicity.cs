using System.Text.Json;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A publicity notice with its list, as everybody sees it from its first day on.</summary>
[Public]
public sealed record GetPublicity(Guid Id) : IQuery<PublicityView>;

/// <param name="Days">The working days of the period.</param>
/// <param name="DaysLeft">Working days left, today included; 0 when over.</param>
public sealed record PublicityView(
    Guid Id,
    string IndexNumber,
    string Title,
    string Text,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int WorkingDays,
    PublicityState State,
    bool TakesObjections,
    IReadOnlyList<DateOnly> Days,
    int DaysLeft,
    DateOnly Today,
    IReadOnlyList<PlanRow> Rows,
    IReadOnlyDictionary<string, FieldName> Fields,
    string? CorrectionReason,
    Guid? ReplacedBy,
    IReadOnlyList<string> Signature
);

internal sealed class GetPublicityHandler(PortalDbContext db, Actor actor, Calendars calendars, TimeProvider clock)
    : IRequestHandler<GetPublicity, PublicityView>
{
    public async Task<PublicityView> Handle(GetPublicity query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        var p = await db.Publicities.SingleOrNotFoundAsync(p => p.Id == query.Id && p.StartsOn <= today, cancellationToken);
        var calendar = await calendars.GetAsync(cancellationToken);
        var days = calendar.DaysOf(p.StartsOn, p.EndsOn).ToList();
        var next = await db
            .Publicities.Where(n => n.RestartedFromId == p.Id)
            .Select(n => (Guid?)n.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return new PublicityView(
            p.Id,
            p.IndexNumber,
            p.Title,
            p.Text,
            p.StartsOn,
            p.EndsOn,
            p.WorkingDays,
            p.State,
            p.TakesObjections(now),
            days,
            days.Count(d => d >= today),
            today,
            JsonSerializer.Deserialize<List<PlanRow>>(p.Content, PortalModel.Json)!,
            await db.Fields.ToDictionaryAsync(f => f.Code, f => new FieldName(f.Code, f.Name, f.NameEn), cancellationToken),
            p.CorrectionReason,
            next,
            actor.Tenant?.Signature ?? []
        );
    }
}
