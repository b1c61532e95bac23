using System.Globalization;
using System.Text.Json;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Work;

/// <summary>Tells people: in the portal at once, by e-mail through the outbox after commit.</summary>
[Service]
public sealed class Notifier(PortalDbContext db, Actor actor, ITextGateway texts, TimeProvider clock, AreaWords words)
{
    /// <summary>Tells everybody who holds a role in a unit today.</summary>
    /// <param name="key">English sentence with places, translated for each reader.</param>
    public async Task TellAsync(Role role, Guid organisationId, string key, string link, CancellationToken ct, params string[] args)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var people = await db
            .Memberships.Where(m =>
                m.OrganisationId == organisationId && m.Role == role && m.From <= today && (m.To == null || m.To >= today)
            )
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => u)
            .Where(u => u.EndedAt == null)
            .Select(u => new
            {
                u.Id,
                u.Email,
                u.Phone,
            })
            .Distinct()
            .ToListAsync(ct);
        foreach (var person in people)
            Add(person.Id, person.Email, person.Phone, key, link, args);
    }

    /// <summary>Tells one person.</summary>
    public async Task TellAsync(Guid userId, string key, string link, CancellationToken ct, params string[] args)
    {
        var person = await db
            .Users.Where(u => u.Id == userId && u.EndedAt == null)
            .Select(u => new { u.Email, u.Phone })
            .SingleOrDefaultAsync(ct);
        Add(userId, person?.Email, person?.Phone, key, link, args);
    }

    /// <summary>Tells many people by their accounts: one statement, whatever their number.</summary>
    public async Task TellAllAsync(IReadOnlyCollection<Guid> userIds, string key, string link, CancellationToken ct, params string[] args)
    {
        foreach (
            var person in await db
                .Users.Where(u => userIds.Contains(u.Id) && u.EndedAt == null)
                .Select(u => new
                {
                    u.Id,
                    u.Email,
                    u.Phone,
                })
                .ToListAsync(ct)
        )
            Add(person.Id, person.Email, person.Phone, key, link, args);
    }

    /// <summary>Puts a letter to an address outside the portal into the outbox.</summary>
    public void Write(string email, string subject, string body) =>
        db.OutboxMessages.Add(new OutboxMessage(email, subject, body, clock.GetUtcNow()));

    /// <summary>Whether short messages leave the portal at all.</summary>
    public bool SendsTexts => texts.IsOffered;

    /// <summary>Puts a short message with a code, or in its place, into the outbox. Its text is dropped once it has left.</summary>
    public void WriteCode(string phone, string body) =>
        db.OutboxMessages.Add(OutboxMessage.Text(phone, $"【{actor.Tenant?.ProgrammeName}】{body}", clock.GetUtcNow()));

    /// <summary>
    /// Tells a person of what was done to the account, even if the account itself did it: in the portal, and to the address and the
    /// telephone it has now.
    /// </summary>
    public void TellOfAccount(User user, string key)
    {
        db.Notifications.Add(new Notification(user.Id, key, "[]", "/account", clock.GetUtcNow()));
        Send(user.Email, user.Phone, key, "/account", [], isShort: true);
    }

    private void Add(Guid userId, string? email, string? phone, string key, string link, string[] args)
    {
        if (userId == actor.UserId)
            return;
        db.Notifications.Add(new Notification(userId, key, JsonSerializer.Serialize(args, PortalModel.Json), link, clock.GetUtcNow()));
        Send(email, phone, key, link, args, ShortNotices.Matters(key));
    }

    /// <summary>A letter to the address; a short message where there is none, or where it matters and the person has a telephone.</summary>
    private void Send(string? email, string? phone, string key, string link, string[] args, bool isShort)
    {
        var toPhone = isShort && texts.IsOffered && PhoneNumber.IsMobile(phone);
        if (email is null && !toPhone)
            return;
        var sentence = In("zh-CN", () => words.Of(key, args));
        var tenant = actor.Tenant?.ProgrammeName ?? "";
        if (email is not null)
            db.OutboxMessages.Add(
                new OutboxMessage(email, $"【{tenant}】{sentence}", $"{sentence}\n\n{actor.BaseUrl}{link}\n", clock.GetUtcNow())
            );
        if (toPhone)
            db.OutboxMessages.Add(OutboxMessage.Text(phone!, $"【{tenant}】{sentence} {actor.BaseUrl}{link}", clock.GetUtcNow()));
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
