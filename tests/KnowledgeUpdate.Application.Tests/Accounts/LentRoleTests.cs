using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Accounts;

/// <summary>Roles lent for absence: who acts for whom, under both names, and never as two people of a chain.</summary>
public sealed class LentRoleTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string NotThisColleague =
        "A role is lent to a colleague who holds another role in the same unit for the whole time. Choose one of those offered.";

    private Person lender = null!,
        deputy = null!;

    private DateOnly Today => BeijingTime.DateOf(Province.Clock.Now);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        lender = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        deputy = await Province.PersonAsync(Role.Inspector, SeminarYear.OfficeUnit);
    }

    private LendRole Form(Person? to = null, int from = 0, int last = 4) =>
        new(lender.MembershipId, (to ?? deputy).UserId, Today.AddDays(from), Today.AddDays(last), "出差");

    private Task<uint> VersionAsync<T>(Guid id)
        where T : Entity => Province.ReadAsync(db => db.Set<T>().Where(e => e.Id == id).Select(e => e.Version).SingleAsync());

    private async Task<Session> SessionAsync(Person person, Guid? membership = null)
    {
        var key = (await Province.SendAsPublicAsync(new SignIn(person.Name, "a long test password"))).Session!.Key;
        var session = (await Province.SendAsPortalAsync(new UseSession(key)))!;
        if (membership is not { } chosen)
            return session;
        await Province.SendAsync(person, new ActAs(chosen), session: session.Id);
        return (await Province.SendAsPortalAsync(new UseSession(key)))!;
    }

    [Fact]
    public async Task A_deputy_chooses_the_lent_role_among_the_desks_from_the_first_to_the_last_day()
    {
        await Province.SendAsync(lender, Form(from: 1, last: 2));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(deputy, new ActAs(lender.MembershipId)));
        Assert.Equal([deputy.MembershipId], (await SessionAsync(deputy)).Memberships.Select(m => m.Id));

        Province.Clock.Now += TimeSpan.FromDays(1);

        var own = await SessionAsync(deputy);
        Assert.Equal(deputy.MembershipId, own.Acting!.Id);
        Assert.Equal([(deputy.MembershipId, null), (lender.MembershipId, lender.Name)], own.Memberships.Select(m => (m.Id, m.Lender)));
        var lent = (await SessionAsync(deputy, lender.MembershipId)).Acting!;
        Assert.Equal((lender.UserId, Role.ProgrammeOffice), (lent.LenderId, lent.Role));
        Province.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal([deputy.MembershipId], (await SessionAsync(deputy)).Memberships.Select(m => m.Id));
    }

    [Fact]
    public async Task It_is_lent_to_a_colleague_who_may_hold_it_and_to_nobody_else()
    {
        var officer = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var stranger = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var expert = await Province.PersonAsync(Role.Expert, SeminarYear.OfficeUnit);
        var auditor = await Province.PersonAsync(Role.Auditor, SeminarYear.OfficeUnit);
        foreach (var nobody in new[] { officer, stranger, expert })
            await Refused.ByAsync(NotThisColleague, () => Province.SendAsync(lender, Form(nobody)));
        var refusal = await Refused.ByAsync(
            "The role “{0}” is kept apart from “{1}”, which this colleague holds. Choose another colleague.",
            () => Province.SendAsync(lender, Form(auditor))
        );
        Assert.Equal([Role.ProgrammeOffice, Role.Auditor], refusal.Args);
        await Refused.ByAsync("A role is lent to somebody else.", () => Province.SendAsync(lender, Form(lender)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(officer, Form()));
        await Refused.ByAsync(
            "The role “{0}” is personal: it is not lent.",
            () => Province.SendAsync(expert, Form() with { MembershipId = expert.MembershipId })
        );
        foreach (
            var (field, form, sentence) in new[]
            {
                ("Deputy", Form() with { Deputy = null }, "Choose the colleague who acts for you"),
                ("From", Form() with { From = null }, "Enter the first day"),
                ("To", Form() with { To = null }, "Enter the last day"),
                ("Reason", Form() with { Reason = " " }, "Enter the reason"),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => Province.SendAsync(lender, form));
        var offered = await Province.SendAsync(lender, new GetLendingForm(lender.MembershipId));
        Assert.Equal([deputy.Name], offered.Deputies.Select(d => d.Name));
        Assert.Equal((90, Today, (Role?)null), (offered.Longest, offered.Today, offered.ConfirmedBy));

        await Province.SendAsync(lender, Form());

        var overlap = await Refused.ByAsync(
            "This role is lent from {0:yyyy-MM-dd} to {1:yyyy-MM-dd} already. End that first.",
            () => Province.SendAsync(lender, Form(from: 4, last: 6))
        );
        Assert.Equal([Today, Today.AddDays(4)], overlap.Args);
        await Refused.ByAsync(
            "A role that is lent to you is not lent on. Whoever holds it lends it.",
            () => Province.SendAsync(TestProvince.Lent(lender, deputy), Form())
        );
    }

    [Fact, Walks("lent-acts", "lent-desk", "lent-told")]
    public async Task It_ends_early_by_the_lender_the_deputy_or_whoever_gives_the_role()
    {
        var admin = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        var stranger = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        foreach (var by in new[] { lender, deputy, admin })
        {
            var id = await Province.SendAsync(lender, Form());
            var line = Assert.Single((await Province.SendAsync(admin, new GetMember(lender.UserId))).Lent, l => !l.IsOver);
            Assert.Equal((id, true, true, deputy.Name), (line.Id, line.Holds, line.MayEnd, line.Deputy));
            await Assert.ThrowsAsync<NotFoundException>(async () =>
                await Province.SendAsync(stranger, new EndLentRole(id, await VersionAsync<LentRole>(id), "返岗"))
            );
            await RefusedInput.ForAsync(
                "Reason",
                "Enter the reason",
                async () => await Province.SendAsync(by, new EndLentRole(id, await VersionAsync<LentRole>(id), null))
            );

            await Province.SendAsync(by, new EndLentRole(id, await VersionAsync<LentRole>(id), "返岗"));

            Assert.Single((await SessionAsync(deputy)).Memberships);
            Assert.All((await Province.SendAsync(lender, new GetProfile())).Lent, l => Assert.Equal((true, false), (l.IsOver, l.MayEnd)));
        }
    }

    [Theory]
    [InlineData("lender")]
    [InlineData("deputy")]
    [InlineData("account")]
    public async Task It_ends_with_either_membership_and_with_the_account(string what)
    {
        var admin = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        await Province.LendAsync(lender, deputy);
        Assert.Equal(2, (await SessionAsync(deputy)).Memberships.Count);

        if (what == "account")
            await Province.SendAsync(admin, new EndAccount(lender.UserId, await VersionAsync<User>(lender.UserId), "离职"));
        else
        {
            var ended = what == "lender" ? lender : deputy;
            await Province.SendAsync(
                admin,
                new EndMembership(ended.MembershipId, await VersionAsync<Membership>(ended.MembershipId), Today.AddDays(-1), "调离")
            );
        }

        Assert.Equal(what == "deputy" ? 0 : 1, (await SessionAsync(deputy)).Memberships.Count);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(deputy, new ActAs(lender.MembershipId)));
    }

    [Fact]
    public async Task Finance_is_lent_once_a_second_person_has_confirmed()
    {
        const string department = "自治区财政厅";
        var payer = await Province.PersonAsync(Role.Finance, department);
        var clerk = await Province.PersonAsync(Role.UnitAdministrator, department);

        var act = await Province.SendAsync(payer, new LendRole(payer.MembershipId, clerk.UserId, Today, Today.AddDays(3), "休假"));

        Assert.Single((await SessionAsync(clerk)).Memberships);
        var view = await Province.SendAsync(lender, new GetProposedAct(act));
        Assert.Equal((true, "LendRole"), (view.MayConfirm, view.Kind));
        await Province.ConfirmAsync(act, lender);
        Assert.Equal([Role.UnitAdministrator, Role.Finance], (await SessionAsync(clerk)).Memberships.Select(m => m.Role));
    }

    [Fact]
    public async Task Every_act_names_both_people()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Filed, 1);
        var inspector = await Province.PersonAsync(Role.Inspector, SeminarYear.Nanning);
        var acting = await Province.LendAsync(year.Bureau, inspector);
        Assert.True(
            await Province.ReadAsync(db =>
                db.Notifications.AnyAsync(n => n.UserId == inspector.UserId && n.Key.StartsWith("{0} lends you the role"))
            )
        );

        await year.SendAsync(
            acting,
            new ReviewSeminarProposal(
                year.Proposals[0],
                await VersionAsync<SeminarProposal>(year.Proposals[0]),
                ReviewDecision.Recommended,
                "同意推荐。",
                1,
                []
            )
        );

        var view = await year.SendAsync(year.Bureau, new GetSeminarProposal(year.Proposals[0]));
        Assert.Equal((inspector.Name, year.Bureau.Name), (view.Trail[^1].Who, view.Trail[^1].OnBehalfOf));
        Assert.Equal((inspector.Name, year.Bureau.Name), (view.History[0].Who, view.History[0].OnBehalfOf));
        var last = await Province.ReadAsync(db => db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).LastAsync());
        Assert.Equal((inspector.UserId, year.Bureau.UserId, last.Hash), (last.UserId, last.OnBehalfOfId, last.ComputeHash()));
    }

    [Fact]
    public async Task A_deputy_and_the_lender_are_never_two_of_a_chain()
    {
        const string refusal = "Nobody confirms what they proposed. Another member of the unit does.";
        var year = await SeminarYear.AtAsync(Province, SeminarStage.InPublicity);
        year.Pass(10);
        var acting = await Province.LendAsync(year.Office, deputy, 60);

        // What the deputy proposes in the lender's place, neither of them confirms.
        var first = await year.SendAsync(acting, await year.PublicationFormAsync());
        Assert.Equal(year.Office.Name, (await year.SendAsync(year.Office2, new GetProposedAct(first))).ProposedFor);
        foreach (var one in new[] { acting, year.Office })
        {
            Assert.False((await year.SendAsync(one, new GetProposedAct(first))).MayConfirm);
            await Refused.ByAsync(refusal, () => Province.ConfirmAsync(first, one));
        }

        // Nor does another deputy of the same person.
        await year.SendAsync(acting, new WithdrawProposedAct(first, await VersionAsync<ProposedAct>(first)));
        var second = await year.SendAsync(year.Office, await year.PublicationFormAsync());
        Assert.False((await year.SendAsync(acting, new GetProposedAct(second))).MayConfirm);
        await Refused.ByAsync(refusal, () => Province.ConfirmAsync(second, acting));
        await Refused.ByAsync(
            refusal,
            async () => await year.SendAsync(acting, new DeclineProposedAct(second, await VersionAsync<ProposedAct>(second), "不妥"))
        );

        await Province.ConfirmAsync(second, year.Office2);

        Assert.Equal(PlanState.Published, (await year.LoadAsync<AnnualPlan>(year.Plan)).State);
    }

    [Fact]
    public async Task The_database_refuses_lender_and_deputy_as_two_people()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.InPublicity);
        year.Pass(10);
        var acting = await Province.LendAsync(year.Office, deputy, 60);
        var act = await year.SendAsync(acting, await year.PublicationFormAsync());

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            Province.ReadAsync(db =>
                db.Database.ExecuteSqlAsync(
                    $"""
                    UPDATE proposed_acts SET state = 'Confirmed', decided_at = now(), decided_by_id = {year.Office.UserId} WHERE id = {act}
                    """
                )
            )
        );

        Assert.Equal("ck_proposed_act_two_people", refused.ConstraintName);
    }
}
