using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Migrator;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KnowledgeUpdate.Application.Tests.Accounts;

public sealed class MemberTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string University = "邕江大学",
        Institute = "五象金融研究院",
        Elsewhere = "柳州智造职业技术大学";
    private static readonly DateOnly Today = new(2026, 11, 23);
    private Person office = null!,
        bureau = null!,
        administrator = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        bureau = await Province.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局");
        administrator = await Province.PersonAsync(Role.UnitAdministrator, University);
    }

    private Task<User> UserAsync(Guid id) => Province.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == id));

    private Task<Membership> MembershipAsync(Guid id) =>
        Province.ReadAsync(db => db.Memberships.AsNoTracking().SingleAsync(m => m.Id == id));

    private async Task<string> InviteAsync(Person by, string unit, Role role)
    {
        await Province.SendAsync(by, new InviteMember(unit, role, "韦新人", "new@test.invalid"));
        var body = await Province.ReadAsync(db => db.OutboxMessages.OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());
        return body[(body.IndexOf("/account/invitation/", StringComparison.Ordinal) + 20)..].Trim();
    }

    [Fact, Consequences.Walks("account-desk")]
    public async Task The_last_holder_of_a_desk_with_open_work_does_not_leave_before_somebody_else_holds_it()
    {
        var learner = await Province.PersonAsync(Role.Learner, University);
        await Province.SendAsync(
            learner,
            new Application.Learners.AddMyLearner(
                "韦新人",
                Domain.Learners.IdentityKind.ResidentId,
                TestIdentity.Number(1),
                University,
                new Domain.Learners.Profession(null, Domain.Learners.TitleLevel.None, null, null, Domain.Learners.Education.NotStated)
            )
        );
        var membership = await MembershipAsync(administrator.MembershipId);

        await Refused.ByAsync(
            "{0} items wait at this desk and nobody else holds the role there. Appoint somebody first: the work passes to them.",
            () => Province.SendAsync(bureau, new EndMembership(membership.Id, membership.Version, Today, "调离"))
        );
        await Refused.ByAsync(
            "{0} items wait at this desk and nobody else holds the role there. Appoint somebody first: the work passes to them.",
            async () =>
                await Province.SendAsync(
                    office,
                    new EndAccount(administrator.UserId, (await UserAsync(administrator.UserId)).Version, "调离")
                )
        );
        var successor = await Province.PersonAsync(Role.UnitAdministrator, University);
        await Province.SendAsync(bureau, new EndMembership(membership.Id, membership.Version, Today, "调离"));

        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.WorkItems.CountAsync(w => w.OrganisationId == successor.Unit.Id && w.DoneAt == null && w.UserId == null)
            )
        );
    }

    [Fact, Consequences.Walks("account-sessions")]
    public async Task Sessions_of_an_account_that_is_ended_open_nothing_from_the_next_request_on()
    {
        var session = await Province.SendAsPublicAsync(
            new AcceptInvitation(
                await InviteAsync(bureau, University, Role.UnitAdministrator),
                "weixin",
                null,
                "a sentence of my own",
                "a sentence of my own"
            )
        );
        Assert.Equal(session.UserId, (await Province.SendAsPortalAsync(new UseSession(session.Key)))!.UserId);

        await Province.SendAsync(office, new EndAccount(session.UserId, (await UserAsync(session.UserId)).Version, "退休"));

        Assert.Null(await Province.SendAsPortalAsync(new UseSession(session.Key)));
    }

    [Fact]
    public async Task An_invitation_opens_an_account_once_and_only_its_hash_is_stored()
    {
        var secret = await InviteAsync(bureau, University, Role.UnitAdministrator);

        var session = await Province.SendAsPublicAsync(
            new AcceptInvitation(secret, "ｗeixin", "１３８ ０７７１ ０００８", "a sentence of my own", "a sentence of my own")
        );

        var user = await UserAsync(session.UserId);
        Assert.Equal(("weixin", "13807710008", "韦新人"), (user.UserName, user.Phone, user.DisplayName));
        var membership = await MembershipAsync(session.MembershipId!.Value);
        Assert.Equal(
            (user.Id, Province.Units[University].Id, Role.UnitAdministrator),
            (membership.UserId, membership.OrganisationId, membership.Role)
        );
        Assert.Equal(32, secret.Length);
        Assert.False(await Province.ReadAsync(db => db.Invitations.AnyAsync(i => i.SecretHash == secret)));
        await Refused.ByAsync(
            "This invitation is no longer open. Ask the administrator of your unit for a new one.",
            () => Province.SendAsPublicAsync(new AcceptInvitation(secret, "another", null, "a sentence of my own", "a sentence of my own"))
        );
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_next_waits_even_if_it_is_the_right_one()
    {
        var name = administrator.Name;
        for (var i = 1; i < 5; i++)
            Assert.Equal(new SignInAnswer(null), await Province.SendAsPublicAsync(new SignIn(name, "wrong")));

        Assert.Equal(new SignInAnswer(null, Province.Clock.Now.AddMinutes(3)), await Province.SendAsPublicAsync(new SignIn(name, "wrong")));
        Assert.Equal(
            new SignInAnswer(null, Province.Clock.Now.AddMinutes(3)),
            await Province.SendAsPublicAsync(new SignIn(name, "a long test password"))
        );
        Province.Clock.Now += TimeSpan.FromMinutes(3);
        Assert.Equal(new SignInAnswer(null, Province.Clock.Now.AddMinutes(3)), await Province.SendAsPublicAsync(new SignIn(name, "wrong")));
        Province.Clock.Now += TimeSpan.FromMinutes(3);
        Assert.Equal(administrator.UserId, (await Province.SendAsPublicAsync(new SignIn(name, "a long test password"))).Session!.UserId);
    }

    [Fact]
    public async Task A_password_hashed_the_old_way_is_hashed_anew_at_the_next_sign_in()
    {
        var old = new PasswordHasher<User>(
            Options.Create(new PasswordHasherOptions { CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2 })
        ).HashPassword(null!, "a long test password");
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE users SET password_hash = '{old}' WHERE id = '{administrator.UserId}'");

        // A host of its own, with the portal's own rounds.
        await using var portal = new UseCaseHost(Database.Web, Province.Clock);
        var answer = await portal.SendAsync(Province.Tenant, _ => { }, new SignIn(administrator.Name, "a long test password"));

        var user = await UserAsync(administrator.UserId);
        Assert.Equal(
            PasswordVerificationResult.Success,
            new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })).VerifyHashedPassword(
                user,
                user.PasswordHash!,
                "a long test password"
            )
        );
        Assert.Equal(
            210_000,
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(user.PasswordHash!).AsSpan(5))
        );
        Assert.NotNull(await Province.SendAsPortalAsync(new UseSession(answer.Session!.Key)));
    }

    private static ChangePassword Change(string current, string next, string again) => new(current, next, again);

    [Fact]
    public async Task A_new_password_is_another_uncommon_and_typed_twice()
    {
        var before = await UserAsync(administrator.UserId);

        foreach (
            var (field, sentence, command) in new[]
            {
                (
                    "New",
                    "Choose a password other than the one you have now",
                    Change("a long test password", "a long test password", "a long test password")
                ),
                (
                    "New",
                    "Choose a password that is not on the list of common ones",
                    Change("a long test password", "password1234", "password1234")
                ),
                ("Again", "Enter the same password again", Change("a long test password", "a sentence of my own", "another sentence")),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => Province.SendAsync(administrator, command));
        Assert.Equal(
            (before.PasswordHash, before.SecurityStamp),
            (await UserAsync(administrator.UserId)) is var same ? (same.PasswordHash, same.SecurityStamp) : default
        );
    }

    [Fact]
    public async Task Whoever_has_the_session_and_not_the_password_does_not_try_for_ever()
    {
        Assert.Equal(
            new PasswordAnswer(null),
            await Province.SendAsync(administrator, Change("wrong", "a sentence of my own", "a sentence of my own"))
        );
        DateTimeOffset? wait = null;
        for (var tries = 0; tries < 10 && wait is null; tries++)
            wait = (
                await Province.SendAsync(administrator, Change($"wrong {tries}", "a sentence of my own", "a sentence of my own"))
            ).WaitUntil;
        Assert.NotNull(wait);
        // Who waits is not told whether it is right.
        Assert.Null(
            (
                await Province.SendAsync(administrator, Change("a long test password", "a sentence of my own", "a sentence of my own"))
            ).Session
        );
        Assert.False((await Province.SendAsync(administrator, new ConfirmSession("a long test password"))).IsConfirmed);
        Province.Clock.Now = wait.Value.AddSeconds(1);
        Assert.NotNull(
            (
                await Province.SendAsync(administrator, Change("a long test password", "a sentence of my own", "a sentence of my own"))
            ).Session
        );
    }

    [Fact]
    public async Task A_changed_password_gives_a_new_stamp_and_a_session_that_goes_on()
    {
        var before = await UserAsync(administrator.UserId);

        var session = (
            await Province.SendAsync(administrator, Change("a long test password", "a sentence of my own", "a sentence of my own"))
        ).Session!;

        var after = await UserAsync(administrator.UserId);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal(administrator.UserId, (await Province.SendAsPortalAsync(new UseSession(session.Key)))?.UserId);
    }

    [Fact]
    public async Task A_link_that_is_too_old_taken_back_unknown_or_of_another_tenant_opens_nothing()
    {
        var (old, taken) = (
            await InviteAsync(bureau, University, Role.UnitAdministrator),
            await InviteAsync(bureau, Institute, Role.UnitAdministrator)
        );
        await using var other = await TestProvince.FoundAsync(Database);
        var list = await Province.SendAsync(bureau, new ListMembers(null, null, null, false, new PageOf()));
        await Province.SendAsync(bureau, new RevokeInvitation(list.Invitations.Single(i => i.Unit == Institute).Id));

        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsPublicAsync(new GetInvitation(old)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsPublicAsync(new GetInvitation(new string('0', 32))));
        await Refused.ByAsync(
            "This invitation is no longer open. Ask the administrator of your unit for a new one.",
            () => Province.SendAsPublicAsync(new AcceptInvitation(taken, "name1", null, "a sentence of my own", "a sentence of my own"))
        );
        Province.Clock.Now = Province.Clock.Now.AddDays(7);
        await Refused.ByAsync(
            "This invitation is no longer open. Ask the administrator of your unit for a new one.",
            () => Province.SendAsPublicAsync(new AcceptInvitation(old, "name2", null, "a sentence of my own", "a sentence of my own"))
        );
        Assert.False((await Province.SendAsPublicAsync(new GetInvitation(old))).IsOpen);
    }

    [Fact]
    public async Task Bad_input_of_an_acceptance_is_told_beside_its_field()
    {
        var secret = await InviteAsync(bureau, University, Role.UnitAdministrator);

        foreach (
            var (name, phone, password, again, field, sentence) in new[]
            {
                ("ab", "", "a sentence of my own", "a sentence of my own", "UserName", "Enter a user name of 3 to 64 characters"),
                (office.Name, "", "a sentence of my own", "a sentence of my own", "UserName", "This user name is taken. Choose another."),
                (
                    "name3",
                    "12345",
                    "a sentence of my own",
                    "a sentence of my own",
                    "Phone",
                    "Enter a mobile number of 11 digits, or leave it out"
                ),
                ("name3", "", "short", "short", "New", "Enter a password of at least 10 characters"),
                ("name3", "", "a sentence of my own", "another", "Again", "Enter the same password again"),
            }
        )
        {
            await RefusedInput.ForAsync(
                field,
                sentence,
                () => Province.SendAsPublicAsync(new AcceptInvitation(secret, name, phone, password, again))
            );
        }
    }

    [Fact]
    public async Task Each_role_invites_only_to_what_it_gives()
    {
        foreach (
            var (by, unit, role, field, sentence) in new[]
            {
                (administrator, University, Role.LocalBureau, "Role", "This role is given by somebody above you"),
                (
                    administrator,
                    Institute,
                    Role.Learner,
                    "Unit",
                    "No open unit of your area has this name or code. Copy its name from the list of units"
                ),
                (bureau, University, Role.Learner, "Role", "This role is given by somebody above you"),
                (
                    bureau,
                    Elsewhere,
                    Role.UnitAdministrator,
                    "Unit",
                    "No open unit of your area has this name or code. Copy its name from the list of units"
                ),
                (office, University, Role.LocalBureau, "Role", "This role does not exist in a body of this kind"),
            }
        )
        {
            await RefusedInput.ForAsync(
                field,
                sentence,
                () => Province.SendAsync(by, new InviteMember(unit, role, "某人", "x@test.invalid"))
            );
        }

        await Province.SendAsync(administrator, new InviteMember(University, Role.Learner, "某人", "x@test.invalid"));
        await Province.SendAsync(office, new InviteMember("南宁市人力资源和社会保障局", Role.LocalBureau, "某人", "x@test.invalid"));
    }

    [Fact]
    public async Task People_are_listed_within_the_readers_reach_with_masked_telephones()
    {
        var secret = await InviteAsync(bureau, University, Role.UnitAdministrator);
        await Province.SendAsPublicAsync(
            new AcceptInvitation(secret, "masked", "13807710008", "a sentence of my own", "a sentence of my own")
        );
        await Province.PersonAsync(Role.UnitAdministrator, Elsewhere);

        async Task<IReadOnlyList<MemberRow>> ListAsync(Person who) =>
            (await Province.SendAsync(who, new ListMembers(null, null, null, false, new PageOf(Size: 50)))).Rows.Rows;

        Assert.Equal(5, (await ListAsync(office)).Count);
        Assert.Equal(3, (await ListAsync(bureau)).Count);
        var own = await ListAsync(administrator);
        Assert.Equal(["138****0008"], own.Select(r => r.Phone).OfType<string>());
        Assert.All(own, r => Assert.Equal(University, r.Unit));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(administrator, new GetMember(office.UserId)));
    }

    [Fact]
    public async Task A_membership_ends_by_whoever_gives_its_role_and_never_the_last_of_oneself()
    {
        var learner = await Province.PersonAsync(Role.Learner, University);
        var (own, below) = (await MembershipAsync(administrator.MembershipId), await MembershipAsync(learner.MembershipId));

        await Refused.ByAsync(
            "This is your last membership: without it you could not act at all. Somebody else ends it.",
            () => Province.SendAsync(administrator, new EndMembership(own.Id, own.Version, Today, "离职"))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(bureau, new EndMembership(below.Id, below.Version, Today, "离职"))
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(administrator, new EndMembership(below.Id, 1, Today, "离职"))
        );
        await Province.SendAsync(administrator, new EndMembership(below.Id, below.Version, Today, "离职"));

        Assert.Equal(Today, (await MembershipAsync(below.Id)).To);
        Assert.Null((await MembershipAsync(own.Id)).To);
    }

    [Fact]
    public async Task An_account_is_kept_only_by_whoever_answers_for_all_its_roles()
    {
        var version = (await UserAsync(administrator.UserId)).Version;

        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(administrator, new EndAccount(office.UserId, 1, "试")));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(administrator, new EndAccount(administrator.UserId, version, "试"))
        );
        var colleague = await Province.PersonAsync(Role.UnitAdministrator, University);
        var secret = await InviteAsync(office, Elsewhere, Role.UnitAdministrator);
        await Province.SendAsync(colleague, new JoinByInvitation(secret));
        var both = (await UserAsync(colleague.UserId)).Version;
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(bureau, new ResetPassword(colleague.UserId, both)));
        await Province.SendAsync(office, new EndAccount(colleague.UserId, both, "退休"));

        Assert.NotNull((await UserAsync(colleague.UserId)).EndedAt);
    }

    [Fact]
    public async Task A_temporary_password_signs_in_and_must_be_changed()
    {
        var password = await Province.SendAsync(
            bureau,
            new ResetPassword(administrator.UserId, (await UserAsync(administrator.UserId)).Version)
        );

        var answer = await Province.SendAsPublicAsync(new SignIn(administrator.Name, password));

        Assert.True(answer.Session!.MustChangePassword);
        Assert.Null((await Province.SendAsPublicAsync(new SignIn(administrator.Name, "a long test password"))).Session);
    }
}
