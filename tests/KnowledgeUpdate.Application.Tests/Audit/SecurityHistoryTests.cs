using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Tests.Audit;

/// <summary>Who signed in and who was refused, by name and address, in a history that nobody can flood.</summary>
public sealed class SecurityHistoryTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string Right = "a long test password";
    private const string Here = "203.0.113.7";

    [Fact]
    public async Task A_sign_in_names_the_person_the_role_the_unit_and_the_address()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        await SignInAsync(person.Name, Right);

        var last = await LastAsync();
        Assert.Equal(
            (nameof(SignIn), person.UserId, person.UserId, nameof(Role.UnitAdministrator), person.Unit.Id, Here),
            (last.Act, last.UserId, last.SubjectId, last.Role, last.OrganisationId, last.From)
        );
    }

    [Fact]
    public async Task A_refused_sign_in_is_another_act_and_names_the_account_that_it_was_tried_on()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        await SignInAsync(person.Name, "wrong");

        var last = await LastAsync();
        Assert.Equal(
            (nameof(SecurityEvent.SignInRefused), null, nameof(User), person.UserId, Here),
            (last.Act, last.UserId, last.SubjectKind, last.SubjectId, last.From)
        );
        Assert.Contains("The password was wrong", last.Changes);
    }

    [Fact]
    public async Task A_name_that_nobody_has_leaves_a_mark_by_which_it_is_known_again_and_never_itself()
    {
        await SignInAsync("correct horse", "wrong");
        var first = await LastAsync();
        await SignInAsync("correct horse", "wrong", "203.0.113.8");
        var second = await LastAsync();
        await SignInAsync("battery staple", "wrong");
        var other = await LastAsync();

        Assert.Equal(first.Changes, second.Changes);
        Assert.NotEqual(first.Changes, other.Changes);
        Assert.DoesNotContain("horse", first.Changes, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((Guid.Empty, (Guid?)null), (first.SubjectId, first.UserId));
    }

    [Fact]
    public async Task Tries_on_one_name_from_one_address_are_told_by_powers_of_ten()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        for (var i = 0; i < 30; i++)
            await SignInAsync(person.Name, "wrong");

        var refused = await RefusedAsync();
        Assert.Equal(2, refused.Count);
        Assert.Contains("Number {0} of its kind within an hour", refused[1].Changes);
        Assert.Contains("[\\u0022" + "10\\u0022]", refused[1].Changes.Replace("\\\"", "\\u0022", StringComparison.Ordinal));

        Province.Clock.Now += TimeSpan.FromHours(1);
        await SignInAsync(person.Name, "wrong");
        Assert.Equal(3, (await RefusedAsync()).Count);
    }

    [Fact]
    public async Task One_address_with_any_number_of_names_writes_so_many_events_and_says_that_it_writes_no_more()
    {
        for (var i = 0; i < RefusalLog.MostOfSource + 20; i++)
            await SignInAsync($"guess {i}", "wrong");

        var refused = await RefusedAsync();
        Assert.Equal(RefusalLog.MostOfSource, refused.Count);
        Assert.Contains("Further ones of this hour are not written", refused[^1].Changes);
        Assert.Empty((await Province.SendAsPortalAsync(new VerifyAuditChain(new Dictionary<long, string>()))).Faults);
    }

    [Fact]
    public async Task A_search_for_a_person_finds_what_the_person_did_and_what_was_tried_on_the_account()
    {
        var auditor = await Province.PersonAsync(Role.Auditor, "专业技术人员管理处");
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        await SignInAsync(person.Name, "wrong");
        await SignInAsync(person.Name, Right);

        var found = await Province.SendAsync(auditor, new ListHistory(null, person.Name, null, null, null, new PageOf(null, 20)));
        var refused = await Province.SendAsync(
            auditor,
            new ListHistory(null, person.Name, null, null, null, new PageOf(null, 20), IsSecurity: true)
        );

        Assert.Equal([nameof(SignIn), nameof(SecurityEvent.SignInRefused), nameof(OpenAccount)], found.Lines.Rows.Select(l => l.Act));
        Assert.Equal([person.Name, null], found.Lines.Rows.Take(2).Select(l => l.Who));
        Assert.All(found.Lines.Rows, l => Assert.Equal($"{person.Name} ({person.Name})", l.Record));
        Assert.Equal(nameof(SecurityEvent.SignInRefused), Assert.Single(refused.Lines.Rows).Act);
    }

    [Fact]
    public async Task What_a_person_asks_for_again_and_again_is_written_once_and_a_record_that_nobody_has_not_at_all()
    {
        var person = await Province.PersonAsync(Role.Expert, "邕江大学");
        var unit = Province.Units["五象金融研究院"].Id;

        for (var i = 0; i < 5; i++)
            await Province.SendAsync(person, new RecordRefusal(SecurityEvent.AccessRefused, nameof(OpenAccount), "POST /account/members"));
        await Province.SendAsync(
            person,
            new RecordRefusal(SecurityEvent.RecordOutOfReach, "GetUnit", $"GET /organisations/{unit}", unit, "Organisation")
        );
        await Province.SendAsync(
            person,
            new RecordRefusal(SecurityEvent.RecordOutOfReach, "GetUnit", "GET /organisations/1", Guid.NewGuid(), "Organisation")
        );

        var refused = await RefusedAsync();
        Assert.Equal([nameof(SecurityEvent.AccessRefused), nameof(SecurityEvent.RecordOutOfReach)], refused.Select(e => e.Act));
        Assert.All(refused, e => Assert.Equal((person.UserId, person.UserId), (e.UserId, e.SubjectId)));
        Assert.Contains("Open account", refused[0].Changes);
    }

    private Task<SignInAnswer> SignInAsync(string name, string password, string from = Here) =>
        Province.SendAsPublicAsync(new SignIn(name, password), from);

    private Task<AuditEvent> LastAsync() =>
        Province.ReadAsync(db => db.AuditEvents.AsNoTracking().OrderByDescending(e => e.Sequence).FirstAsync());

    private Task<List<AuditEvent>> RefusedAsync()
    {
        var names = Enum.GetNames<SecurityEvent>();
        return Province.ReadAsync(db =>
            db.AuditEvents.AsNoTracking().Where(e => names.Contains(e.Act)).OrderBy(e => e.Sequence).ToListAsync()
        );
    }
}
