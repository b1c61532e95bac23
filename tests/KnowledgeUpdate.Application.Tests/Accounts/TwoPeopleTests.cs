using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Accounts;

/// <summary>
/// Where two people are asked for, one person is not both: not by an account given to another, not by a second membership, not by leaving a
/// unit a day before, not about the own record.
/// </summary>
public sealed class TwoPeopleTests(PortalFixture portal) : UseCaseTest(portal)
{
    private static readonly Profession Nothing = new(null, TitleLevel.None, null, null, Education.NotStated);

    private Person office = null!,
        second = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        second = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
    }

    private DateOnly Today => BeijingTime.DateOf(Province.Clock.Now);

    private Task<uint> VersionAsync<T>(Guid id)
        where T : Entity => Province.ReadAsync(db => db.Set<T>().Where(e => e.Id == id).Select(e => e.Version).SingleAsync());

    private async Task<HeldSeminar> ClosedAsync()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await Province.SendAsync(await seminar.LearnerAsync(), new EnrolInSeminar(seminar.Id));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        return seminar;
    }

    private async Task<Guid> ProposeAsync(HeldSeminar seminar) =>
        await Province.SendAsync(
            seminar.Office,
            new WithdrawAcceptance(seminar.Id, await seminar.VersionAsync(), CreditFate.Stands, null, "名单有误。")
        );

    [Fact, Walks("account-given")]
    public async Task An_account_that_was_given_a_password_or_invited_confirms_nothing_for_some_days()
    {
        var seminar = await ClosedAsync();
        var act = await ProposeAsync(seminar);
        await Province.SendAsync(seminar.Office, new ResetPassword(second.UserId, await VersionAsync<User>(second.UserId)));
        await Refused.ByAsync(
            "Your account was invited to its role, or given a password by somebody else, on {0:yyyy-MM-dd}: it confirms as the "
                + "second person from {1:yyyy-MM-dd} on.",
            () => Province.ConfirmAsync(act, second)
        );

        // Nor does somebody whom the first one invites now.
        var invited = await Province.JoinAsync(
            seminar.Office,
            await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.Agriculture),
            Role.ProgrammeOffice,
            SeminarYear.OfficeUnit
        );
        await Refused.ByAsync(
            "Your account was invited to its role, or given a password by somebody else, on {0:yyyy-MM-dd}: it confirms as the "
                + "second person from {1:yyyy-MM-dd} on.",
            () => Province.ConfirmAsync(act, invited)
        );

        Province.Clock.Now += TimeSpan.FromDays(6);
        await Refused.ByAsync(
            "Your account was invited to its role, or given a password by somebody else, on {0:yyyy-MM-dd}: it confirms as the "
                + "second person from {1:yyyy-MM-dd} on.",
            () => Province.ConfirmAsync(act, second)
        );
        Province.Clock.Now += TimeSpan.FromDays(1);
        await Province.ConfirmAsync(act, second);
    }

    [Fact]
    public async Task Whoever_left_the_host_yesterday_still_reviews_nothing_of_it()
    {
        var seminar = await ClosedAsync();
        var both = await Province.JoinAsync(office, second, Role.UnitAdministrator, SeminarYear.University);
        await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(second, new GetAcceptance(seminar.Id)));

        await RefusedInput.ForAsync(
            "Last",
            "Enter 2027-03-16 or a later day: what was done in the role until now stands",
            async () =>
                await Province.SendAsync(
                    office,
                    new EndMembership(both.MembershipId, await VersionAsync<Membership>(both.MembershipId), Today.AddDays(-2), "调离")
                )
        );
        await Province.SendAsync(
            office,
            new EndMembership(both.MembershipId, await VersionAsync<Membership>(both.MembershipId), Today.AddDays(-1), "调离")
        );

        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(second, new GetAcceptance(seminar.Id)));
    }

    [Fact]
    public async Task Nobody_of_the_host_decides_the_amendment_that_it_asks_for()
    {
        var seminar = await HeldSeminar.PlannedAsync(Province);
        var id = await Province.SendAsync(
            seminar.Host,
            new RequestPlanAmendment(seminar.Year.Plan, seminar.Year.Proposals[0], AmendmentKind.Change, null, null, 40, "人数减少。")
        );
        await Province.JoinAsync(office, second, Role.UnitAdministrator, SeminarYear.University);
        var form = new DecidePlanAmendment(id, await seminar.Year.VersionAsync<PlanAmendment>(id), true, "同意。", "桂人社函〔2027〕9号");

        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(second, form));
        await Province.SendAsync(office, form);
    }

    [Fact, Walks("merge-account")]
    public async Task An_official_decides_nothing_about_the_own_record()
    {
        var mine = await Province.SendAsync(
            second,
            new AddMyLearner("韦官员", IdentityKind.ResidentId, TestIdentity.Number(71), null, Nothing)
        );
        var unit = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var other = (await Province.SendAsync(unit, new EnterLearner("覃他人", IdentityKind.ResidentId, TestIdentity.Number(72), Nothing)))
            .Id!
            .Value;
        await Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [
                    new HourCredit
                    {
                        LearnerId = mine,
                        Category = HourCategory.Professional,
                        Hours = 5,
                        SourceKind = HourSource.Course,
                        SourceId = Guid.NewGuid(),
                        Title = "课程",
                        Provider = SeminarYear.University,
                        From = Today,
                        To = Today,
                        Rule = "示例",
                    },
                ]
            )
        );
        var entry = await Province.ReadAsync(db => db.HourEntries.Select(e => e.Id).SingleAsync());

        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(second, new MergeLearners(mine, other, await VersionAsync<Learner>(other), "同一人。"))
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(second, new MergeLearners(other, mine, await VersionAsync<Learner>(mine), "同一人。"))
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(
                second,
                new CorrectLearner(mine, await VersionAsync<Learner>(mine), "韦官", IdentityKind.ResidentId, null, "更名。")
            )
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(second, new ReverseHours(2026, entry, "更正。")));
        // Somebody else may; and what was merged into the own record stays the own record.
        await Province.SendAsync(office, new MergeLearners(other, mine, await VersionAsync<Learner>(mine), "同一人。"));
        Assert.Equal(
            second.UserId,
            await Province.ReadAsync(db => db.Learners.Where(l => l.Id == other).Select(l => l.UserId).SingleAsync())
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(second, new SplitLearner(mine, await VersionAsync<Learner>(mine), "不是同一人。"))
        );
        await Province.SendAsync(office, new SplitLearner(mine, await VersionAsync<Learner>(mine), "不是同一人。"));
        Assert.Equal(
            (second.UserId, null),
            await Province.ReadAsync(async db =>
                (
                    await db.Learners.Where(l => l.Id == mine).Select(l => l.UserId).SingleAsync(),
                    await db.Learners.Where(l => l.Id == other).Select(l => l.UserId).SingleAsync()
                )
            )
        );
    }

    [Fact, Walks("account-record")]
    public async Task An_account_that_ended_leaves_its_record_to_another()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var id = (await Province.SendAsync(unit, new EnterLearner("覃换号", IdentityKind.ResidentId, TestIdentity.Number(73), Nothing)))
            .Id!
            .Value;
        var person = await Province.PersonAsync(Role.Learner, SeminarYear.University);
        await Province.SendAsync(
            person,
            new TakeInvitedRecord((await Province.SendAsync(unit, new InviteToRecord(id))).Secret, TestIdentity.Number(73))
        );
        await Refused.ByAsync(
            "This record is bound to an account already. If it is the wrong one, freeze the binding.",
            () => Province.SendAsync(unit, new InviteToRecord(id))
        );

        await Province.SendAsync(office, new EndAccount(person.UserId, await VersionAsync<User>(person.UserId), "换号"));

        var next = await Province.PersonAsync(Role.Learner, SeminarYear.University);
        await Province.SendAsync(
            next,
            new TakeInvitedRecord((await Province.SendAsync(unit, new InviteToRecord(id))).Secret, TestIdentity.Number(73))
        );
        Assert.Equal(next.UserId, await Province.ReadAsync(db => db.Learners.Where(l => l.Id == id).Select(l => l.UserId).SingleAsync()));
    }

    [Fact, Walks("employment-invitations")]
    public async Task An_administrator_neither_takes_a_record_by_the_own_invitation_nor_after_the_employment_ended()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var id = (await Province.SendAsync(unit, new EnterLearner("覃自邀", IdentityKind.ResidentId, TestIdentity.Number(74), Nothing)))
            .Id!
            .Value;
        var link = await Province.SendAsync(unit, new InviteToRecord(id));
        await Refused.ByAsync(
            "You made this invitation yourself: another person of your unit, or the HR bureau, invites you.",
            () => Province.SendAsync(unit, new TakeInvitedRecord(link.Secret, TestIdentity.Number(74)))
        );

        var employment = await Province.ReadAsync(db => db.Employments.Where(e => e.LearnerId == id).Select(e => e.Id).SingleAsync());
        await Province.SendAsync(unit, new EndEmployment(employment, await VersionAsync<Employment>(employment), Today, "离职"));
        var person = await Province.PersonAsync(Role.Learner, SeminarYear.University);
        await Refused.ByAsync(
            "This invitation is no longer open. Ask your employer or the HR bureau for a new one.",
            () => Province.SendAsync(person, new TakeInvitedRecord(link.Secret, TestIdentity.Number(74)))
        );
        Assert.Null(await Province.ReadAsync(db => db.Learners.Where(l => l.Id == id).Select(l => l.UserId).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_takes_another_person_s_telephone_as_a_name()
    {
        await Province.SendAsync(office, new InviteMember(SeminarYear.University, Role.UnitAdministrator, "韦冒号", "new@test.invalid"));
        var body = await Province.ReadAsync(db => db.OutboxMessages.OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());
        var secret = body[(body.IndexOf("/account/invitation/", StringComparison.Ordinal) + 20)..].Trim();

        await RefusedInput.ForAsync(
            "UserName",
            "Enter a name that is no telephone number: you may sign in by your telephone anyway",
            () =>
                Province.SendAsPublicAsync(
                    new AcceptInvitation(secret, "１３９22223333", null, "a sentence of my own", "a sentence of my own")
                )
        );
    }
}
