using System.Text.Json;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Starts publicity periods.</summary>
[Service]
public sealed class PublicityStart(PortalDbContext db, Actor actor, RuleBook rules, Calendars calendars)
{
    /// <param name="series">Letters of the subject in the index number, such as YX.</param>
    /// <param name="rows">The public list: no personal data.</param>
    /// <param name="days">Length in working days; null: by the rule.</param>
    /// <exception cref="RuleException">Its length is not configured, or the calendar of the year is not.</exception>
    public async Task<Publicity> StartAsync(
        string subjectKind,
        Guid subjectId,
        string series,
        int year,
        object rows,
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
            subjectKind,
            subjectId,
            $"{actor.Tenant!.Letters}-{series}-{year}-GS-{number:00}",
            title.Trim(),
            text.Trim(),
            JsonSerializer.Serialize(rows, PortalModel.Json),
            startsOn,
            length,
            await calendars.GetAsync(ct),
            restartedFrom
        );
        db.Add(publicity);
        return publicity;
    }
}
