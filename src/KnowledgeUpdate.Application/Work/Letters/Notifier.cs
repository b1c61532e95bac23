using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>Notifies people: in the portal at once, by e-mail through the outbox after commit.</summary>
[Service]
public sealed class Notifier(PortalDbContext db, Actor actor, ITextGateway texts, TimeProvider clock, PortalText words)
{
    /// <summary>Tells everybody who holds a role in a unit today, or to whom it is lent.</summary>
    /// <param name="key">English sentence with places, translated for each reader.</param>
    /// <param name="args">Values; words of enums are read in the language of each reader.</param>
    public async Task TellAsync(
        Role role,
        Guid organisationId,
        [Sentence] string key,
        string link,
        CancellationToken ct,
        params object?[] args
    )
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var holding = db.Memberships.Where(m =>
            m.OrganisationId == organisationId && m.Role == role && m.From <= today && (m.To == null || m.To >= today)
        );
        var people = await holding
            .Select(m => m.UserId)
            .Concat(db.LentOn(today).Where(l => holding.Any(m => m.Id == l.MembershipId)).Select(l => l.DeputyId))
            .Join(db.Users, id => id, u => u.Id, (_, u) => u)
            .Where(u => u.EndedAt == null)
            .Select(u => new Reader(u.Id, u.DisplayName, u.Email, u.Phone, u.Language))
            .Distinct()
            .ToListAsync(ct);
        foreach (var person in people)
            Add(person, key, link, args);
    }

    public Task TellAsync(Guid userId, [Sentence] string key, string link, CancellationToken ct, params object?[] args) =>
        TellAllAsync([userId], key, link, ct, args);

    /// <summary>Tells many people by their accounts: one statement, whatever their number.</summary>
    public async Task TellAllAsync(
        IReadOnlyCollection<Guid> userIds,
        [Sentence] string key,
        string link,
        CancellationToken ct,
        params object?[] args
    )
    {
        foreach (
            var person in await db
                .Users.Where(u => userIds.Contains(u.Id) && u.EndedAt == null)
                .Select(u => new Reader(u.Id, u.DisplayName, u.Email, u.Phone, u.Language))
                .ToListAsync(ct)
        )
            Add(person, key, link, args);
    }

    /// <summary>Puts a letter to an address outside the portal into the outbox.</summary>
    public void Write(string email, string subject, string body) =>
        db.OutboxMessages.Add(new OutboxMessage(email, subject, body, clock.GetUtcNow()));

    /// <summary>Whether short messages can be sent at all.</summary>
    public bool SendsTexts => texts.IsOffered;

    /// <summary>Puts a short message with a code, or in its place, into the outbox. Its text is dropped once it has left.</summary>
    public void WriteCode(string phone, string body) =>
        db.OutboxMessages.Add(OutboxMessage.Text(phone, $"【{actor.Tenant?.ProgrammeName}】{body}", clock.GetUtcNow()));

    /// <summary>
    /// Tells a person of what was done to the account, even if the account itself did it: in the portal, and to the address and the
    /// telephone it has now.
    /// </summary>
    public void TellOfAccount(User user, [Sentence] string key)
    {
        db.Notifications.Add(new Notification(user.Id, key, "[]", Links.MyAccount, clock.GetUtcNow()));
        Send(new Reader(user.Id, user.DisplayName, user.Email, user.Phone, user.Language), key, Links.MyAccount, [], isShort: true);
    }

    private void Add(Reader person, [Sentence] string key, string link, object?[] args)
    {
        if (person.Id == actor.UserId)
            return;
        db.Notifications.Add(new Notification(person.Id, key, PortalText.Keep(args), link, clock.GetUtcNow()));
        Send(person, key, link, args, ShortNotices.Matters(key));
    }

    /// <summary>
    /// A letter to the address, from greeting to end in the person's language; a short message where there is none, or where it matters and
    /// the person has a telephone.
    /// </summary>
    private void Send(Reader person, [Sentence] string key, string link, object?[] args, bool isShort)
    {
        var toPhone = isShort && texts.IsOffered && PhoneNumber.IsMobile(person.Phone);
        if (person.Email is null && !toPhone)
            return;
        var (programme, address) = (actor.Tenant?.ProgrammeName ?? "", actor.BaseUrl + link);
        var (sentence, body) = PortalText.In(
            person.Language,
            () =>
            {
                var told = words[key, args];
                return (told, words["Dear {0},\n\n{1}.\n\nRead on in the portal: {2}\n\n{3}\n", person.Name, told, address, programme]);
            }
        );
        if (person.Email is not null)
            db.OutboxMessages.Add(new OutboxMessage(person.Email, $"【{programme}】{sentence}", body, clock.GetUtcNow()));
        if (toPhone)
            db.OutboxMessages.Add(OutboxMessage.Text(person.Phone!, $"【{programme}】{sentence} {address}", clock.GetUtcNow()));
    }

    /// <summary>Who is told, and in which language.</summary>
    private sealed record Reader(Guid Id, string Name, string? Email, string? Phone, string Language);
}
