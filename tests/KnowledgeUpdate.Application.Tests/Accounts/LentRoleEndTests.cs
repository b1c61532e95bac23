using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Accounts;

/// <summary>Lent roles that end with what they rest on, and those that wait for a second person.</summary>
public sealed class LentRoleEndTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string Department = "自治区财政厅";

    private Person office = null!,
        admin = null!,
        payer = null!,
        clerk = null!;

    private DateOnly Today => BeijingTime.DateOf(Province.Clock.Now);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        admin = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        payer = await Province.PersonAsync(Role.Finance, Department);
        clerk = await Province.PersonAsync(Role.UnitAdministrator, Department);
    }

    private LendRole Form(int from = 0, int last = 9) =>
        new(payer.MembershipId, clerk.UserId, Today.AddDays(from), Today.AddDays(last), "休假");

    private async Task<Guid> LendAsync(int from = 0)
    {
        await Province.ConfirmAsync(await Province.SendAsync(payer, Form(from)), office);
        return await Province.ReadAsync(db => db.LentRoles.OrderByDescending(l => l.Id).Select(l => l.Id).FirstAsync());
    }

    private Task<uint> VersionAsync<T>(Guid id)
        where T : Entity => Province.ReadAsync(db => db.Set<T>().Where(e => e.Id == id).Select(e => e.Version).SingleAsync());

    private async Task EndAsync(Person person, int last = -1) =>
        await Province.SendAsync(
            admin,
            new EndMembership(person.MembershipId, await VersionAsync<Membership>(person.MembershipId), Today.AddDays(last), "调离")
        );

    private Task<LentRole> RowAsync(Guid id) => Province.ReadAsync(db => db.LentRoles.AsNoTracking().SingleAsync(l => l.Id == id));

    private async Task<IEnumerable<Role>> DesksAsync(Person person)
    {
        var key = (await Province.SendAsPublicAsync(new SignIn(person.Name, "a long test password"))).Session!.Key;
        return (await Province.SendAsPortalAsync(new UseSession(key)))!.Memberships.Select(m => m.Role);
    }

    private Task<bool> BelongsAsync(Person person, DateOnly since) =>
        Province.ReadAsync(db =>
            new Parties(db, new Actor { UserId = person.UserId }, Province.Clock).BelongAsync(person.Unit.Id, since, default)
        );

    [Fact, Walks("account-lent")]
    public async Task Who_is_invited_anew_does_not_get_a_lent_role_back()
    {
        var id = await LendAsync();
        Assert.Equal([Role.UnitAdministrator, Role.Finance], await DesksAsync(clerk));

        await EndAsync(clerk);

        Assert.Equal((Province.Clock.Now, admin.UserId), ((await RowAsync(id)).EndedAt, (await RowAsync(id)).EndedById));
        Assert.True(
            await Province.ReadAsync(db =>
                db.Notifications.AnyAsync(n => n.UserId == payer.UserId && n.Key == "The role “{0}” is not lent any more")
            )
        );
        clerk = await Province.JoinAsync(office, clerk, Role.UnitAdministrator, Department);
        Assert.Equal([Role.UnitAdministrator], await DesksAsync(clerk));

        // The one that ended bars nothing.
        await LendAsync();
        Assert.Equal([Role.UnitAdministrator, Role.Finance], await DesksAsync(clerk));
    }

    [Fact]
    public async Task A_membership_given_after_the_loan_began_carries_it_in_no_case()
    {
        await LendAsync();
        // As it was before lent roles were ended with the membership.
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE memberships SET \"to\" = '{Today:yyyy-MM-dd}' WHERE id = '{clerk.MembershipId}'"
        );
        Province.Clock.Now += TimeSpan.FromDays(1);
        clerk = await Province.JoinAsync(office, clerk, Role.UnitAdministrator, Department);

        Assert.Equal([Role.UnitAdministrator], await DesksAsync(clerk));
        await LendAsync();
        Assert.Equal([Role.UnitAdministrator, Role.Finance], await DesksAsync(clerk));
    }

    [Fact]
    public async Task It_lasts_to_the_last_day_of_either_membership_and_one_to_come_ends_at_once()
    {
        var now = await LendAsync();
        await EndAsync(payer, last: 3);

        Assert.Equal((null, Today.AddDays(3)), ((await RowAsync(now)).EndedAt, (await RowAsync(now)).To));
        Assert.True(
            await Province.ReadAsync(db =>
                db.Notifications.AnyAsync(n => n.UserId == clerk.UserId && n.Key.StartsWith("The role “{0}” is lent until {1} only"))
            )
        );

        payer = await Province.PersonAsync(Role.Finance, Department);
        var later = await LendAsync(from: 5);
        await EndAsync(clerk, last: 2);
        Assert.NotNull((await RowAsync(later)).EndedAt);
        Assert.Equal((null, Today.AddDays(2)), ((await RowAsync(now)).EndedAt, (await RowAsync(now)).To));
    }

    [Fact]
    public async Task It_goes_on_while_another_membership_of_the_deputy_carries_it()
    {
        var first = await Province.PersonAsync(Role.Inspector, SeminarYear.OfficeUnit);
        var second = await Province.JoinAsync(admin, first, Role.UnitAdministrator, SeminarYear.OfficeUnit);
        await Province.LendAsync(office, first);
        var id = await Province.ReadAsync(db => db.LentRoles.Select(l => l.Id).SingleAsync());

        await EndAsync(second);
        Assert.Null((await RowAsync(id)).EndedAt);

        await EndAsync(first);
        Assert.NotNull((await RowAsync(id)).EndedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_ends_with_the_account_of_either_and_with_the_unit(bool isAccount)
    {
        var id = await LendAsync();

        if (isAccount)
            await Province.SendAsync(admin, new EndAccount(clerk.UserId, await VersionAsync<User>(clerk.UserId), "离职"));
        else
            await Province.SendAsync(
                office,
                new CloseUnit(payer.Unit.Id, await VersionAsync<Organisation>(payer.Unit.Id), Today.AddDays(-1), "机构改革")
            );

        Assert.NotNull((await RowAsync(id)).EndedAt);
    }

    [Fact]
    public async Task A_deputy_belongs_to_the_unit_as_long_as_the_role_is_lent()
    {
        var never = await LendAsync(from: 5);
        await Province.SendAsync(payer, new EndLentRole(never, await VersionAsync<LentRole>(never), "改期"));
        var until = await LendAsync();
        Province.Clock.Now += TimeSpan.FromDays(1);
        await EndAsync(clerk);

        Assert.NotNull((await RowAsync(until)).EndedAt);
        Assert.True(await BelongsAsync(clerk, Today));
        Assert.False(await BelongsAsync(clerk, Today.AddDays(1)));
    }

    [Fact]
    public async Task Who_proposed_it_reads_and_withdraws_it_in_whichever_role()
    {
        var act = await Province.SendAsync(payer, Form());
        var waiting = Assert.Single((await Province.SendAsync(payer, new GetProfile())).Waiting);
        Assert.Equal((act, $"财政：{payer.Name}委托{clerk.Name}代理"), (waiting.Id, waiting.Title));
        foreach (var other in new[] { clerk, admin, await Province.PersonAsync(Role.Finance, Department) })
        {
            await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetProposedAct(act)));
            await Assert.ThrowsAsync<NotFoundException>(async () =>
                await Province.SendAsync(other, new WithdrawProposedAct(act, await VersionAsync<ProposedAct>(act)))
            );
        }

        var view = await Province.SendAsync(payer, new GetProposedAct(act));
        Assert.Equal((true, false, false), (view.MayWithdraw, view.MayConfirm, view.MayDecline));
        await Province.SendAsync(payer with { Role = Role.UnitAdministrator }, new WithdrawProposedAct(act, view.Version));

        Assert.Equal(ProposedActState.Withdrawn, (await Province.SendAsync(payer, new GetProposedAct(act))).State);
        Assert.Empty((await Province.SendAsync(payer, new GetProfile())).Waiting);
        await Province.SendAsync(payer, Form());
    }

    [Fact]
    public async Task Confirmed_days_later_it_begins_on_that_day()
    {
        var act = await Province.SendAsync(payer, Form());
        Province.Clock.Now += TimeSpan.FromDays(2);

        Assert.True((await Province.SendAsync(office, new GetProposedAct(act))).MayConfirm);
        await Province.ConfirmAsync(act, office);

        var lent = await Province.ReadAsync(db => db.LentRoles.SingleAsync());
        Assert.Equal((Today, Today.AddDays(7)), (lent.From, lent.To));
    }

    [Fact]
    public async Task It_is_not_confirmed_once_its_last_day_is_over()
    {
        const string over = "It was to be lent until {0:yyyy-MM-dd}, which is over. Have it proposed again.";
        var act = await Province.SendAsync(payer, Form(last: 1));
        Province.Clock.Now += TimeSpan.FromDays(2);

        var view = await Province.SendAsync(office, new GetProposedAct(act));
        Assert.Equal((false, over), (view.MayConfirm, view.Facts!.Hindrance!.Message));
        await Refused.ByAsync(over, () => Province.ConfirmAsync(act, office));
    }

    [Fact]
    public async Task It_begins_within_the_days_for_which_it_may_be_lent()
    {
        await RefusedInput.ForAsync(
            "From",
            "A role is lent at most 90 days ahead: enter {0} or an earlier day".Replace("{0}", $"{Today.AddDays(90):yyyy-MM-dd}"),
            () => Province.SendAsync(payer, Form(91, 92))
        );
        await Province.SendAsync(payer, Form(90, 92));
    }
}
