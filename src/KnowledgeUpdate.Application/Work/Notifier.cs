using System.Globalization;
using System.Text.Json;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Work;

/// <summary>Tells people: in the portal at once, by e-mail through the outbox after commit.</summary>
public sealed class Notifier(PortalDbContext db, Actor actor, TimeProvider clock, IStringLocalizer<WorkText> text)
{
    /// <summary>Tells everybody who holds a role in a unit today.</summary>
    /// <param name="key">English sentence with places, translated for each reader.</param>
    public async Task TellAsync(Role role, Guid organisationId, string key, string link, CancellationToken ct, params string[] args)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var people = await db.Memberships.Where(m => m.OrganisationId == organisationId && m.Role == role && m.From <= today && (m.To == null || m.To >= today))
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => u).Where(u => u.EndedAt == null).Select(u => new { u.Id, u.Email }).Distinct().ToListAsync(ct);
        foreach (var person in people)
            Add(person.Id, person.Email, key, link, args);
    }

    /// <summary>Tells one person.</summary>
    public async Task TellAsync(Guid userId, string key, string link, CancellationToken ct, params string[] args)
    {
        var email = await db.Users.Where(u => u.Id == userId && u.EndedAt == null).Select(u => u.Email).SingleOrDefaultAsync(ct);
        Add(userId, email, key, link, args);
    }

    /// <summary>Tells many people by their accounts: one statement, whatever their number.</summary>
    public async Task TellAllAsync(IReadOnlyCollection<Guid> userIds, string key, string link, CancellationToken ct, params string[] args)
    {
        foreach (var person in await db.Users.Where(u => userIds.Contains(u.Id) && u.EndedAt == null).Select(u => new { u.Id, u.Email }).ToListAsync(ct))
            Add(person.Id, person.Email, key, link, args);
    }

    /// <summary>Puts a letter to an address outside the portal into the outbox.</summary>
    public void Write(string email, string subject, string body) => db.OutboxMessages.Add(new OutboxMessage(email, subject, body, clock.GetUtcNow()));

    private void Add(Guid userId, string? email, string key, string link, string[] args)
    {
        if (userId == actor.UserId)
            return;
        db.Notifications.Add(new Notification(userId, key, JsonSerializer.Serialize(args, PortalModel.Json), link, clock.GetUtcNow()));
        if (email is null)
            return;
        var sentence = In("zh-CN", () => text[key, [.. args]].Value);
        var tenant = actor.Tenant?.ProgrammeName ?? "";
        db.OutboxMessages.Add(new OutboxMessage(email, $"【{tenant}】{sentence}", $"{sentence}\n\n{actor.BaseUrl}{link}\n", clock.GetUtcNow()));
    }

    /// <summary>Letters are written in Chinese, whatever the language of the person who caused them.</summary>
    private static T In<T>(string culture, Func<T> make)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return make();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
