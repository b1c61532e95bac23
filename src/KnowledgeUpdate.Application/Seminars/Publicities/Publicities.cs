using System.Text.Json;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Starts publicity periods of plans.</summary>
[Service]
public sealed class Publicities(PortalDbContext db, Actor actor, RuleBook rules, Calendars calendars)
{
    /// <exception cref="RuleException">Its length is not configured, or the calendar of the year is not.</exception>
    public async Task<Publicity> StartAsync(
        AnnualPlan plan,
        string title,
        string text,
        DateOnly startsOn,
        int? days,
        Guid? restartedFrom,
        CancellationToken ct
    )
    {
        var length =
            days ?? await rules.NumberAsync(RuleKeys.PublicityDays, startsOn, ct) ?? throw RuleBook.NotConfigured(RuleKeys.PublicityDays);
        var number = await db.Publicities.CountAsync(ct) + 1;
        var publicity = Publicity.Start(
            nameof(AnnualPlan),
            plan.Id,
            $"{actor.Tenant!.Letters}-YX-{plan.Year}-GS-{number:00}",
            title.Trim(),
            text.Trim(),
            JsonSerializer.Serialize(plan.Rows, PortalModel.Json),
            startsOn,
            length,
            await calendars.GetAsync(ct),
            restartedFrom
        );
        db.Add(publicity);
        return publicity;
    }
}
