using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Domain.Tests.Accounts;

public sealed class AccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_measure_of_five_tries_is_open_for_the_fifth_and_drains_evenly()
    {
        var quarter = TimeSpan.FromMinutes(15);

        Assert.Null(TryCount.WaitOf(4, Now, 5, quarter, Now));
        Assert.Equal(Now.AddMinutes(3), TryCount.WaitOf(5, Now, 5, quarter, Now));
        Assert.Equal(Now.AddMinutes(6), TryCount.WaitOf(6, Now, 5, quarter, Now));
        Assert.Equal(
            (Now.AddMinutes(3), null),
            (TryCount.WaitOf(5, Now, 5, quarter, Now.AddMinutes(2)), TryCount.WaitOf(5, Now, 5, quarter, Now.AddMinutes(3)))
        );
    }

    [Fact]
    public void A_temporary_password_must_be_changed_and_runs_out_unless_the_person_chose_one()
    {
        var user = NewUser();

        user.AskForNewPassword(Now.AddDays(3));
        Assert.Equal(
            (true, false, true),
            (user.MustChangePassword, user.IsTemporaryOver(Now.AddDays(3).AddSeconds(-1)), user.IsTemporaryOver(Now.AddDays(3)))
        );
        user.PasswordChosen();

        Assert.Equal((false, false), (user.MustChangePassword, user.IsTemporaryOver(Now.AddDays(30))));
        Assert.Equal("WEI", user.NormalizedUserName);
    }

    [Fact]
    public void A_session_ends_by_its_hours_by_rest_and_by_its_person()
    {
        UserSession Open() => new(NewUser(), "key", null, Now, TimeSpan.FromHours(72), TimeSpan.FromHours(8));

        Assert.Equal([true, false], new[] { Now.AddHours(8).AddSeconds(-1), Now.AddHours(8) }.Select(Open().HoldsAt));
        var asStaff = Open();
        asStaff.ActAs(Guid.CreateVersion7(), TimeSpan.FromHours(4));
        Assert.Equal([true, false], new[] { Now.AddHours(4).AddSeconds(-1), Now.AddHours(4) }.Select(asStaff.HoldsAt));
        var ended = Open();
        ended.End(Now);
        Assert.False(ended.HoldsAt(Now));
        Assert.DoesNotContain("key", ended.KeyHash);
    }

    [Fact]
    public void An_ended_account_ends_its_sessions_and_signs_in_no_more()
    {
        var user = NewUser();
        var stamp = user.SecurityStamp;
        user.End(Now);

        Assert.NotEqual(stamp, user.SecurityStamp);
        Refused.By("This account has ended.", () => user.End(Now.AddDays(1)));
        Refused.By("This account has ended.", () => user.SignedIn(Now.AddDays(1)));
        Refused.By("This account has ended.", () => user.AskForNewPassword(Now.AddDays(3)));
        Assert.Equal((Now, null), (user.EndedAt, user.LastSignInAt));
    }

    [Fact]
    public void A_membership_holds_on_its_first_and_last_day()
    {
        var membership = new Membership(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Role.Finance,
            new DateOnly(2026, 5, 1),
            new DateOnly(2026, 5, 31)
        );

        Assert.Equal(
            [false, true, true, false],
            new[] { new DateOnly(2026, 4, 30), new(2026, 5, 1), new(2026, 5, 31), new(2026, 6, 1) }.Select(membership.HoldsOn)
        );
    }

    [Fact]
    public void A_membership_is_ended_earlier_never_later()
    {
        var membership = new Membership(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Finance, new DateOnly(2026, 5, 1));
        Assert.True(membership.HoldsOn(new DateOnly(2099, 1, 1)));
        membership.EndOn(new DateOnly(2026, 5, 31));

        Refused.By("This membership ended on {0:yyyy-MM-dd}.", () => membership.EndOn(new DateOnly(2026, 5, 31)));
        Refused.By("This membership ended on {0:yyyy-MM-dd}.", () => membership.EndOn(new DateOnly(2026, 6, 30)));
        membership.EndOn(new DateOnly(2026, 5, 10));
        Assert.Equal(new DateOnly(2026, 5, 10), membership.To);
    }

    [Fact]
    public void An_invitation_is_accepted_once_and_in_time()
    {
        var (good, late, revoked) = (Invite(), Invite(), Invite());
        good.Accept(Now.AddDays(7).AddTicks(-1));
        revoked.Revoke(Now);

        Refused.By("This invitation is no longer open. Ask the administrator of your unit for a new one.", () => good.Accept(Now));
        Refused.By(
            "This invitation is no longer open. Ask the administrator of your unit for a new one.",
            () => late.Accept(Now.AddDays(7))
        );
        Refused.By("This invitation is no longer open. Ask the administrator of your unit for a new one.", () => revoked.Accept(Now));
        Refused.By("This invitation has been accepted. End the membership instead.", () => good.Revoke(Now));
        Assert.Equal(
            (Now.AddDays(7).AddTicks(-1), null, null, null),
            (good.AcceptedAt, good.RevokedAt, late.AcceptedAt, revoked.AcceptedAt)
        );
    }

    private static User NewUser() => new(" wei ", "韦某", "13800000008", null, mustChangePassword: true);

    private static Invitation Invite() =>
        new(
            Guid.CreateVersion7(),
            Role.Learner,
            "韦某",
            "wei@example.org",
            new string('a', 64),
            Guid.CreateVersion7(),
            null,
            Now.AddDays(7)
        );
}
