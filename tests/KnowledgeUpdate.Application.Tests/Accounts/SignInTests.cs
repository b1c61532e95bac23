using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Accounts;

/// <summary>Several tries at once at one account come one after the other.</summary>
public sealed class SignInTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string Right = "a long test password";

    private Task<User> UserAsync(Guid id) => Province.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == id));

    [Fact]
    public async Task Twenty_windows_sign_in_at_once()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Province.SendAsPublicAsync(new SignIn(person.Name, Right)))));

        Assert.All(answers, a => Assert.NotNull(a.Session));
        Assert.Equal(0, (await UserAsync(person.UserId)).FailedSignIns);
    }

    [Fact]
    public async Task Wrong_tries_at_once_are_all_counted()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        await Task.WhenAll(Enumerable.Range(0, User.FreeFailures - 1).Select(_ => Task.Run(() => Province.SendAsPublicAsync(new SignIn(person.Name, "wrong")))));

        Assert.Equal(User.FreeFailures - 1, (await UserAsync(person.UserId)).FailedSignIns);
    }

    [Fact]
    public async Task Among_many_wrong_tries_at_once_none_is_asked_once_the_account_is_locked()
    {
        var person = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Province.SendAsPublicAsync(new SignIn(person.Name, "wrong")))));

        Assert.All(answers, a => Assert.Null(a.Session));
        Assert.Equal(20 - User.FreeFailures + 1, answers.Count(a => a.LockedUntil is not null));
        Assert.Equal(User.FreeFailures, (await UserAsync(person.UserId)).FailedSignIns);
    }

    [Fact]
    public async Task A_user_name_that_is_another_persons_telephone_is_still_found()
    {
        var place = Province.Units["邕江大学"];
        await Province.SendAsPortalAsync(new OpenAccount("13800000001", "韦同名", null, "a@test.invalid", Right, [new Appointment(place.Id, Role.Learner)], MustChange: false));
        await Province.SendAsPortalAsync(new OpenAccount("wei2", "韦同号", "13800000001", "b@test.invalid", Right, [new Appointment(place.Id, Role.Learner)], MustChange: false));

        Assert.NotNull((await Province.SendAsPublicAsync(new SignIn("13800000001", Right))).Session);
    }
}
