using System.Text.Json;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A publicity notice with its list, as everybody sees it from its first day on.</summary>
[Public]
public sealed record GetPublicity(Guid Id) : IQuery<PublicityView>;

public sealed record PublicityView
{
    public required Guid Id { get; init; }

    public required string IndexNumber { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required int WorkingDays { get; init; }

    public required PublicityState State { get; init; }

    public required bool TakesObjections { get; init; }

    /// <summary>The working days of the period.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>Working days left, today included; 0 when over.</summary>
    public required int DaysLeft { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<PlanRow> Rows { get; init; }

    public required IReadOnlyDictionary<string, FieldName> Fields { get; init; }

    public required string? CorrectionReason { get; init; }

    public required Guid? ReplacedBy { get; init; }

    public required IReadOnlyList<string> Signature { get; init; }
}

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
        return new PublicityView
        {
            Id = p.Id,
            IndexNumber = p.IndexNumber,
            Title = p.Title,
            Text = p.Text,
            StartsOn = p.StartsOn,
            EndsOn = p.EndsOn,
            WorkingDays = p.WorkingDays,
            State = p.State,
            TakesObjections = p.TakesObjections(now),
            Days = days,
            DaysLeft = days.Count(d => d >= today),
            Today = today,
            Rows = JsonSerializer.Deserialize<List<PlanRow>>(p.Content, PortalModel.Json)!,
            Fields = await db.Fields.ToDictionaryAsync(f => f.Code, f => new FieldName(f.Code, f.Name, f.NameEn), cancellationToken),
            CorrectionReason = p.CorrectionReason,
            ReplacedBy = next,
            Signature = actor.Tenant?.Signature ?? [],
        };
    }
}
