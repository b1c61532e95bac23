using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Application.Tests.Accounts;

/// <summary>Several tries at once at one account come one after the other.</summary>
public sealed class SignInTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string Right = "a long test password";
    private const int Free = 5;

    private Task<User> UserAsync(Guid id) => Province.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == id));

    [Fact]
    public async Task Twenty_windows_sign_in_at_once()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => Province.SendAsPublicAsync(new SignIn(person.Name, Right))))
        );

        Assert.All(answers, a => Assert.NotNull(a.Session));
        Assert.Equal(
            20,
            await Province.ReadAsync(db =>
                db.UserSessions.Where(s => s.UserId == person.UserId).Select(s => s.KeyHash).Distinct().CountAsync()
            )
        );
    }

    [Fact]
    public async Task Wrong_tries_at_once_are_all_counted()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        await Task.WhenAll(
            Enumerable.Range(0, Free - 1).Select(_ => Task.Run(() => Province.SendAsPublicAsync(new SignIn(person.Name, "wrong"))))
        );

        Assert.NotNull((await Province.SendAsPublicAsync(new SignIn(person.Name, "wrong"))).LockedUntil);
    }

    [Fact]
    public async Task Among_many_wrong_tries_at_once_none_is_asked_once_the_account_is_locked()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => Province.SendAsPublicAsync(new SignIn(person.Name, "wrong"))))
        );

        Assert.All(answers, a => Assert.Null(a.Session));
        Assert.Equal(20 - Free + 1, answers.Count(a => a.LockedUntil is not null));
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_answered_like_one_that_somebody_has()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        var known = await AnswersAsync(person.Name);
        var unknown = await AnswersAsync("nobody at all");

        Assert.Equal(known, unknown);
        Assert.NotNull(known[^1]);

        async Task<List<DateTimeOffset?>> AnswersAsync(string name)
        {
            var answers = new List<DateTimeOffset?>();
            for (var i = 0; i < Free + 2; i++)
                answers.Add((await Province.SendAsPublicAsync(new SignIn(name, "wrong"))).LockedUntil);
            return answers;
        }
    }

    [Fact]
    public async Task Whoever_tries_from_elsewhere_does_not_lock_the_person_out_where_the_person_signs_in()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        Assert.NotNull((await FromAsync("10.1.1.1", person.Name, Right)).Session);

        for (var i = 0; i < 60; i++)
            await FromAsync($"203.0.113.{i}", person.Name, "wrong");

        Assert.NotNull((await FromAsync("198.51.100.7", person.Name, Right)).LockedUntil);
        Assert.NotNull((await FromAsync("10.1.1.1", person.Name, Right)).Session);
        Province.Clock.Now += TimeSpan.FromMinutes(15);
        Assert.NotNull((await FromAsync("198.51.100.7", person.Name, Right)).Session);
    }

    [Fact]
    public async Task Many_names_from_one_address_are_slowed_but_not_who_signed_in_there_before()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        var newcomer = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        Assert.NotNull((await FromAsync("10.1.1.1", person.Name, Right)).Session);

        for (var i = 0; i < 100; i++)
            await FromAsync("10.1.1.1", $"guess{i}", "wrong");

        Assert.NotNull((await FromAsync("10.1.1.1", newcomer.Name, Right)).LockedUntil);
        Assert.NotNull((await FromAsync("10.1.1.1", person.Name, Right)).Session);
        Assert.NotNull((await FromAsync("10.2.2.2", newcomer.Name, Right)).Session);
    }

    [Fact]
    public async Task A_temporary_password_opens_nothing_after_three_days()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        var password = await Province.SendAsync(office, new ResetPassword(person.UserId, (await UserAsync(person.UserId)).Version));

        Assert.True((await Province.SendAsPublicAsync(new SignIn(person.Name, password))).Session!.MustChangePassword);
        Province.Clock.Now += TimeSpan.FromDays(3);

        Assert.Equal(
            new SignInAnswer(null, null, IsTemporaryOver: true),
            await Province.SendAsPublicAsync(new SignIn(person.Name, password))
        );
        Assert.False((await Province.SendAsPublicAsync(new SignIn(person.Name, "wrong"))).IsTemporaryOver);
    }

    [Fact]
    public async Task Codes_from_one_address_have_a_limit_whatever_the_telephones()
    {
        for (var i = 0; i < 60; i++)
            await SendFromAsync("10.1.1.1", new SendRegistrationCode($"1390000{i:0000}"));

        await RefusedInput.ForAsync(
            "Phone",
            "Codes were asked for too often from your network. Try again in a few minutes",
            () => SendFromAsync("10.1.1.1", new SendRegistrationCode("13911110000"))
        );
        await SendFromAsync("10.1.1.2", new SendRegistrationCode("13911110000"));
    }

    [Fact]
    public async Task A_session_is_loaded_in_as_many_round_trips_when_its_use_is_noted_as_when_it_is_not()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        var key = (await Province.SendAsPublicAsync(new SignIn(person.Name, Right))).Session!.Key;

        var fresh = await CountAsync();
        Province.Clock.Now += TimeSpan.FromMinutes(2);
        var noted = await CountAsync();

        Assert.InRange(noted, 1, fresh);
        Assert.Equal(
            Province.Clock.Now,
            await Province.ReadAsync(db => db.UserSessions.Where(s => s.UserId == person.UserId).Select(s => s.LastSeenAt).SingleAsync())
        );

        async Task<int> CountAsync()
        {
            using var sent = new SentStatements();
            Assert.NotNull(await Province.SendAsPortalAsync(new UseSession(key)));
            return sent.All.Count;
        }
    }

    private Task<SignInAnswer> FromAsync(string address, string name, string password) =>
        SendFromAsync(address, new SignIn(name, password));

    private Task<T> SendFromAsync<T>(string address, MediatR.IRequest<T> message) => Province.SendAsPublicAsync(message, address);

    [Fact]
    public async Task A_user_name_that_is_another_persons_telephone_is_still_found()
    {
        var place = Province.Units["邕江大学"];
        await Province.SendAsPortalAsync(
            new OpenAccount(
                "13800000001",
                "韦同名",
                null,
                "a@test.invalid",
                Right,
                [new Appointment(place.Id, Role.Learner)],
                MustChange: false
            )
        );
        await Province.SendAsPortalAsync(
            new OpenAccount(
                "wei2",
                "韦同号",
                "13800000001",
                "b@test.invalid",
                Right,
                [new Appointment(place.Id, Role.Learner)],
                MustChange: false
            )
        );

        Assert.NotNull((await Province.SendAsPublicAsync(new SignIn("13800000001", Right))).Session);
    }
}
