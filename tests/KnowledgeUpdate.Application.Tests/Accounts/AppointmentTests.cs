using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Accounts;

/// <summary>Who gives a role, where, and who confirms it.</summary>
public sealed class AppointmentTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string Department = "广西壮族自治区人力资源和社会保障厅",
        Office = "专业技术人员管理处",
        University = "邕江大学";
    private Person office = null!,
        system = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Province.PersonAsync(Role.ProgrammeOffice, Office);
        system = await Province.PersonAsync(Role.SystemAdministrator, Department);
    }

    private static InviteMember Invitation(Role role, string unit = Department) => new(unit, role, "韦新人", "new@test.invalid");

    private Task<List<Invitation>> InvitationsAsync() => Province.ReadAsync(db => db.Invitations.AsNoTracking().ToListAsync());

    [Theory]
    [InlineData(Role.Finance)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.SystemAdministrator)]
    public async Task The_office_chooses_nobody_who_watches_or_pays_it(Role role)
    {
        await RefusedInput.ForAsync("Role", "This role is given by somebody above you", () => Province.SendAsync(office, Invitation(role)));
    }

    [Fact]
    public async Task An_auditor_is_invited_when_the_office_has_confirmed_and_not_before()
    {
        var act = await Province.SendAsync(system, Invitation(Role.Auditor));

        Assert.Empty(await InvitationsAsync());
        var seen = await Province.SendAsync(system, new GetProposedAct(act));
        Assert.Equal((false, true), (seen.MayConfirm, seen.MayWithdraw));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(system, new ConfirmProposedAct(act, seen.Version)));
        Assert.True((await Province.SendAsync(office, new GetProposedAct(act))).MayConfirm);
        await Province.ConfirmAsync(act, office);

        var invitation = Assert.Single(await InvitationsAsync());
        Assert.Equal((Role.Auditor, "韦新人", system.UserId), (invitation.Role, invitation.Name, invitation.InvitedById));
        var letter = await Province.ReadAsync(db => db.OutboxMessages.SingleAsync(m => m.To == "new@test.invalid"));
        Assert.Contains("/account/invitation/", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_proposed_an_appointment_takes_it_back()
    {
        var act = await Province.SendAsync(system, Invitation(Role.SystemAdministrator));

        await Province.SendAsync(system, new WithdrawProposedAct(act, (await Province.SendAsync(system, new GetProposedAct(act))).Version));

        Assert.False((await Province.SendAsync(office, new GetProposedAct(act))).MayConfirm);
        Assert.Empty(await InvitationsAsync());
    }

    [Fact]
    public async Task A_role_that_needs_a_capacity_is_given_while_the_unit_holds_it_and_ends_with_it()
    {
        var unit = (await Province.PersonAsync(Role.UnitAdministrator, University)).Unit.Id;
        await Refused.ByAsync(
            "The role “{0}” is given in units that hold the capacity “{1}”.",
            () => Province.SendAsync(office, Invitation(Role.BaseManager, University))
        );

        async Task<uint> VersionAsync() => (await Province.SendAsync(office, new GetUnit(unit))).Version;
        var today = BeijingTime.DateOf(Province.Clock.Now);
        await Province.SendAsync(office, new GrantCapacity(unit, await VersionAsync(), Capacity.EducationBase, today, null));
        var manager = await Province.JoinAsync(office, await Province.PersonAsync(Role.Learner, University), Role.BaseManager, University);
        await Province.SendAsync(office, Invitation(Role.BaseManager, University));
        await Province.SendAsync(
            office,
            new RevokeCapacity(unit, await VersionAsync(), Capacity.EducationBase, today.AddDays(3), "基地撤销")
        );

        var membership = await Province.ReadAsync(db => db.Memberships.SingleAsync(m => m.Id == manager.MembershipId));
        Assert.Equal(today.AddDays(3), membership.To);
        Assert.Single(await InvitationsAsync(), i => i.RevokedAt is not null);
    }

    [Fact]
    public async Task A_capacity_that_ended_long_ago_ends_a_role_of_today_today_and_never_before_it_began()
    {
        var unit = (await Province.PersonAsync(Role.UnitAdministrator, University)).Unit.Id;
        async Task<uint> VersionAsync() => (await Province.SendAsync(office, new GetUnit(unit))).Version;
        var today = BeijingTime.DateOf(Province.Clock.Now);
        await Province.SendAsync(office, new GrantCapacity(unit, await VersionAsync(), Capacity.EducationBase, today.AddDays(-60), null));
        var manager = await Province.JoinAsync(office, await Province.PersonAsync(Role.Learner, University), Role.BaseManager, University);
        await Province.SendAsync(
            office,
            new RevokeCapacity(unit, await VersionAsync(), Capacity.EducationBase, today.AddDays(-30), "基地撤销")
        );

        var membership = await Province.ReadAsync(db => db.Memberships.SingleAsync(m => m.Id == manager.MembershipId));
        Assert.Equal((today, today), (membership.From, membership.To));
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_themselves_straight_or_through_somebody_whom_they_let_in()
    {
        await RefusedInput.ForAsync(
            "Email",
            "Nobody gives a role to their own account",
            () => Province.SendAsync(office, new InviteMember(Office, Role.ProgrammeOffice, "某人", $"{office.Name}@test.invalid"))
        );

        var administrator = await Province.PersonAsync(Role.UnitAdministrator, University);
        var colleague = await Province.JoinAsync(
            administrator,
            await Province.PersonAsync(Role.Learner, University),
            Role.UnitAdministrator,
            University
        );
        await Refused.ByAsync(
            "Whoever invited you was let in by your own account, or is it. Somebody else invites you.",
            () => Province.JoinAsync(colleague, administrator, Role.Learner, University)
        );
    }
}
