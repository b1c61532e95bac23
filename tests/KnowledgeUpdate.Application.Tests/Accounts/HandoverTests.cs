using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Tests.Accounts;

/// <summary>A desk that changes hands: nothing that waits is left without somebody, whoever leaves and however.</summary>
public sealed class HandoverTests(PortalFixture portal) : UseCaseTest(portal)
{
    private Person first = null!,
        second = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        first = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University, "先手");
        second = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University, "后手");
        await Province.SendAsync(first, new SavePhrase("材料齐全，同意。"));
        await Province.SendAsync(first, new SavePhrase("请补充证明。"));
        await Province.SendAsync(second, new SavePhrase("请补充证明。"));
    }

    private async Task<Guid> AskAsync(int number, Guid? forOnly = null)
    {
        var person = await Province.PersonAsync(Role.Learner, SeminarYear.University);
        var learner = await Province.SendAsync(
            person,
            new AddMyLearner(
                "韦新人",
                IdentityKind.ResidentId,
                TestIdentity.Number(number),
                SeminarYear.University,
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        var employment = await Province.ReadAsync(db => db.Employments.Where(e => e.LearnerId == learner).Select(e => e.Id).SingleAsync());
        if (forOnly is { } only)
            await TestDatabase.SqlAsync(Database.Admin, $"UPDATE work_items SET user_id = '{only}' WHERE subject_id = '{employment}'");
        return employment;
    }

    private Task<WorkItem> ItemAsync(Guid subject) =>
        Province.ReadAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.SubjectId == subject && w.DoneAt == null));

    private Task<List<string>> PhrasesAsync(Person person) =>
        Province.ReadAsync(db =>
            db.SavedPhrases.Where(p => p.UserId == person.UserId).OrderBy(p => p.Id).Select(p => p.Text).ToListAsync()
        );

    [Fact, Walks("account-desk")]
    public async Task A_desk_is_handed_over_on_one_page_with_work_and_phrases()
    {
        var (own, shared) = (await AskAsync(1, first.UserId), await AskAsync(2));
        var page = await Province.SendAsync(first, new GetHandover(first.MembershipId));
        Assert.Equal((1, 1, 2, "后手"), (page.Own.Count, page.Shared.Count, page.Phrases, Assert.Single(page.Successors).Name));

        await Province.SendAsync(first, new HandOverDesk(first.MembershipId, second.UserId, true, "休假"));

        Assert.Equal((second.UserId, null), ((await ItemAsync(own)).UserId, (await ItemAsync(shared)).UserId));
        Assert.Equal(["请补充证明。", "材料齐全，同意。"], await PhrasesAsync(second));
        Assert.Equal(2, (await PhrasesAsync(first)).Count);
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n =>
                    n.UserId == second.UserId && n.Key == "The desk of {0} is handed over to you: {1} items wait"
                )
            )
        );
        Assert.Equal(
            "休假",
            await Province.ReadAsync(db => db.AuditEvents.Where(e => e.Act == nameof(HandOverDesk)).Select(e => e.Reason).SingleAsync())
        );
    }

    [Fact]
    public async Task A_desk_goes_only_to_a_holder_of_the_role_and_only_by_its_holder_or_whoever_ends_it()
    {
        var elsewhere = await Province.PersonAsync(Role.UnitAdministrator, "柳州智造职业技术大学");
        var learner = await Province.PersonAsync(Role.Learner, SeminarYear.University);
        await Refused.ByAsync(
            "Whoever takes the desk over holds the same role in the same unit. Appoint the person first.",
            () => Province.SendAsync(first, new HandOverDesk(first.MembershipId, elsewhere.UserId, false, "休假"))
        );
        await Refused.ByAsync(
            "Whoever takes the desk over holds the same role in the same unit. Appoint the person first.",
            () => Province.SendAsync(first, new HandOverDesk(first.MembershipId, learner.UserId, false, "休假"))
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(elsewhere, new GetHandover(first.MembershipId)));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(elsewhere, new HandOverDesk(first.MembershipId, second.UserId, false, "休假"))
        );
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(learner, new HandOverDesk(first.MembershipId, second.UserId, false, "休假"))
        );
        await RefusedInput.ForAsync(
            [("Successor", "Choose who takes the desk over"), ("Reason", "Enter the reason")],
            () => Province.SendAsync(first, new HandOverDesk(first.MembershipId, null, false, " "))
        );
    }

    [Fact]
    public async Task Whoever_leaves_names_a_successor_and_the_work_goes_there()
    {
        var own = await AskAsync(1, first.UserId);
        var bureau = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        var today = BeijingTime.DateOf(Province.Clock.Now);
        var version = await Province.ReadAsync(db =>
            db.Memberships.Where(m => m.Id == first.MembershipId).Select(m => m.Version).SingleAsync()
        );

        await Province.SendAsync(bureau, new EndMembership(first.MembershipId, version, today, "调离", second.UserId, true));

        Assert.Equal(second.UserId, (await ItemAsync(own)).UserId);
        Assert.Contains("材料齐全，同意。", await PhrasesAsync(second));
    }

    [Fact]
    public async Task Whoever_no_longer_holds_the_role_no_longer_sees_the_desk()
    {
        var elsewhere = await Province.JoinAsync(
            await Province.PersonAsync(Role.LocalBureau, "柳州市人力资源和社会保障局"),
            first,
            Role.UnitAdministrator,
            "柳州智造职业技术大学"
        );
        var bureau = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        var version = await Province.ReadAsync(db =>
            db.Memberships.Where(m => m.Id == first.MembershipId).Select(m => m.Version).SingleAsync()
        );
        await Province.SendAsync(elsewhere, new GetHandover(first.MembershipId));

        await Province.SendAsync(
            bureau,
            new EndMembership(first.MembershipId, version, BeijingTime.DateOf(Province.Clock.Now).AddDays(-1), "调离")
        );

        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(elsewhere, new GetHandover(first.MembershipId)));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(elsewhere, new HandOverDesk(first.MembershipId, second.UserId, true, "调离"))
        );
    }

    [Fact, Walks("account-runs-out")]
    public async Task Where_the_last_holder_s_time_runs_out_the_level_above_is_asked_to_appoint_somebody()
    {
        var bureau = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        var own = await AskAsync(1, first.UserId);
        var today = BeijingTime.DateOf(Province.Clock.Now);
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE memberships SET \"to\" = '{today:yyyy-MM-dd}' WHERE organisation_id = '{first.Unit.Id}' AND role = 'UnitAdministrator'"
        );
        Assert.Equal(0, await Province.SendAsPortalAsync(new WatchDesks()));
        Province.Clock.Now += TimeSpan.FromDays(1);

        Assert.Equal(1, await Province.SendAsPortalAsync(new WatchDesks()));
        Assert.Equal(0, await Province.SendAsPortalAsync(new WatchDesks()));

        Assert.Null((await ItemAsync(own)).UserId);
        var item = await ItemAsync(first.Unit.Id);
        Assert.Equal((Role.LocalBureau, bureau.Unit.Id, SeminarYear.University), (item.Role, item.OrganisationId, item.Title));
        await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        Assert.Equal(0, await Province.SendAsPortalAsync(new WatchDesks()));
        Assert.Equal(0, await Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.SubjectId == first.Unit.Id && w.DoneAt == null)));
    }

    [Fact, Walks("account-work")]
    public async Task An_expert_who_leaves_passes_sheets_not_submitted_to_others_and_those_submitted_stand()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Scoring, 2);
        var leaving = await Province.ReadAsync(db =>
            db.ExpertAssignments.Where(a => a.State == AssignmentState.Open).OrderBy(a => a.UserId).Select(a => a.UserId).FirstAsync()
        );
        var sheets = await Province.ReadAsync(db => db.ExpertAssignments.CountAsync(a => a.State == AssignmentState.Open));
        var user = await Province.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == leaving));

        await Province.SendAsync(year.Office, new EndAccount(leaving, user.Version, "退休"));

        Assert.Equal(sheets, await Province.ReadAsync(db => db.ExpertAssignments.CountAsync(a => a.State == AssignmentState.Open)));
        Assert.Equal(
            0,
            await Province.ReadAsync(db => db.ExpertAssignments.CountAsync(a => a.State == AssignmentState.Open && a.UserId == leaving))
        );
        Assert.Equal(0, await Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.UserId == leaving && w.DoneAt == null)));
        Assert.False(await Province.ReadAsync(db => db.Experts.Where(e => e.UserId == leaving).Select(e => e.IsActive).SingleAsync()));
    }

    [Fact]
    public async Task A_learner_and_an_expert_have_no_desk_to_hand_over()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        foreach (
            var person in new[]
            {
                await Province.PersonAsync(Role.Learner, SeminarYear.University),
                await Province.PersonAsync(Role.Expert, SeminarYear.OfficeUnit),
            }
        )
        {
            await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(person, new GetHandover(person.MembershipId)));
            await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(office, new GetHandover(person.MembershipId)));
            await Assert.ThrowsAsync<NotFoundException>(() =>
                Province.SendAsync(office, new HandOverDesk(person.MembershipId, second.UserId, true, "离职"))
            );
        }
    }

    [Fact]
    public async Task A_bureau_that_hands_a_unit_s_desk_over_does_not_read_its_drafts()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Called, 0);
        var draft = await year.DraftAsync(0);
        var host = year.HostOf(0);
        var bureau = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);

        Assert.Contains(
            (await Province.SendAsync(host, new GetHandover(host.MembershipId))).Drafts,
            d => d.Link.EndsWith(draft.ToString(), StringComparison.Ordinal)
        );
        Assert.Empty((await Province.SendAsync(bureau, new GetHandover(host.MembershipId))).Drafts);
    }

    [Fact]
    public async Task Nobody_is_asked_to_appoint_for_a_desk_at_which_nothing_waits_or_a_unit_that_is_closed()
    {
        await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        var own = await AskAsync(1);
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE memberships SET \"to\" = '2026-01-01' WHERE organisation_id = '{first.Unit.Id}' AND role = 'UnitAdministrator'"
        );
        Assert.Equal(1, await Province.SendAsPortalAsync(new WatchDesks()));

        // The request is settled elsewhere: nothing waits any more.
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE work_items SET done_at = now() WHERE subject_id = '{own}'");
        Assert.Equal(0, await Province.SendAsPortalAsync(new WatchDesks()));
        Assert.Equal(0, await Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.SubjectId == first.Unit.Id && w.DoneAt == null)));

        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE work_items SET done_at = NULL WHERE subject_id = '{own}'");
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE organisations SET closed_on = '2026-01-01' WHERE id = '{first.Unit.Id}'");
        Assert.Equal(0, await Province.SendAsPortalAsync(new WatchDesks()));
    }
}
