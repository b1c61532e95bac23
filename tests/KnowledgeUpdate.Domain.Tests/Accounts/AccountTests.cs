using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Tests.Accounts;

public sealed class AccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fifth_failure_and_each_after_it_doubles_the_wait_up_to_12_hours()
    {
        var user = NewUser();
        var waits = new List<double?>();
        for (var i = 0; i < 40; i++)
        {
            user.SignInFailed(Now);
            waits.Add((user.LockedUntil - Now)?.TotalMinutes);
        }

        Assert.Equal([null, null, null, null, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 720, 720], waits.Take(16));
        Assert.All(waits.Skip(16), wait => Assert.Equal(720, wait));
    }

    [Fact]
    public void A_locked_account_opens_when_its_wait_is_over()
    {
        var user = NewUser();
        for (var i = 0; i < User.FreeFailures; i++)
            user.SignInFailed(Now);

        Assert.Equal((true, false), (user.IsLocked(Now.AddSeconds(59)), user.IsLocked(Now.AddMinutes(1))));
    }

    [Fact]
    public void A_good_sign_in_forgets_the_failures()
    {
        var user = NewUser();
        for (var i = 0; i < 6; i++)
            user.SignInFailed(Now);

        user.SignedIn(Now.AddHours(1));

        Assert.Equal((0, null, Now.AddHours(1)), (user.FailedSignIns, user.LockedUntil, user.LastSignInAt));
    }

    [Fact]
    public void A_temporary_password_lifts_the_lock_and_must_be_changed_until_the_person_chose_one()
    {
        var user = NewUser();
        for (var i = 0; i < 6; i++)
            user.SignInFailed(Now);

        user.AskForNewPassword();
        Assert.Equal((true, 0, null), (user.MustChangePassword, user.FailedSignIns, user.LockedUntil));
        user.PasswordChosen();

        Assert.False(user.MustChangePassword);
        Assert.Equal("WEI", user.NormalizedUserName);
    }

    [Fact]
    public void An_ended_account_ends_its_sessions_and_signs_in_no_more()
    {
        var user = NewUser();
        var stamp = user.SecurityStamp;
        user.End(Now);

        Assert.NotEqual(stamp, user.SecurityStamp);
        Assert.Throws<RuleException>(() => user.End(Now.AddDays(1)));
        Assert.Throws<RuleException>(() => user.SignedIn(Now.AddDays(1)));
        Assert.Throws<RuleException>(user.AskForNewPassword);
        Assert.Equal((Now, null), (user.EndedAt, user.LastSignInAt));
    }

    [Fact]
    public void A_membership_holds_on_its_first_and_last_day()
    {
        var membership = new Membership(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Finance, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31));

        Assert.Equal([false, true, true, false], new[] { new DateOnly(2026, 4, 30), new(2026, 5, 1), new(2026, 5, 31), new(2026, 6, 1) }.Select(membership.HoldsOn));
    }

    [Fact]
    public void A_membership_is_ended_earlier_never_later()
    {
        var membership = new Membership(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Finance, new DateOnly(2026, 5, 1));
        Assert.True(membership.HoldsOn(new DateOnly(2099, 1, 1)));
        membership.EndOn(new DateOnly(2026, 5, 31));

        Assert.Throws<RuleException>(() => membership.EndOn(new DateOnly(2026, 5, 31)));
        Assert.Throws<RuleException>(() => membership.EndOn(new DateOnly(2026, 6, 30)));
        membership.EndOn(new DateOnly(2026, 5, 10));
        Assert.Equal(new DateOnly(2026, 5, 10), membership.To);
    }

    [Fact]
    public void An_invitation_is_accepted_once_and_in_time()
    {
        var (good, late, revoked) = (Invite(), Invite(), Invite());
        good.Accept(Now.AddDays(7).AddTicks(-1));
        revoked.Revoke(Now);

        Assert.Throws<RuleException>(() => good.Accept(Now));
        Assert.Throws<RuleException>(() => late.Accept(Now.AddDays(7)));
        Assert.Throws<RuleException>(() => revoked.Accept(Now));
        Assert.Throws<RuleException>(() => good.Revoke(Now));
        Assert.Equal((Now.AddDays(7).AddTicks(-1), null, null, null), (good.AcceptedAt, good.RevokedAt, late.AcceptedAt, revoked.AcceptedAt));
    }

    private static User NewUser() => new(" wei ", "韦某", "13800000008", null, mustChangePassword: true);

    private static Invitation Invite() =>
        new(Guid.CreateVersion7(), Role.Learner, "韦某", "wei@example.org", new string('a', 64), Guid.CreateVersion7(), Now.AddDays(7));
}
