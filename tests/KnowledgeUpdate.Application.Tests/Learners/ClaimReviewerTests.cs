using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Who recognises a claim is a second person, of whom nobody has a part in the employer.</summary>
public sealed class ClaimReviewerTests(PortalFixture portal) : ClaimTest(portal)
{
    private async Task<Person> MemberOfUniversityAsync(Person person) =>
        await Province.JoinAsync(office, person, Role.UnitAdministrator, University);

    private async Task<IReadOnlyList<ClaimAction>> OfferedAsync(Person person, Guid id) =>
        (await Province.SendAsync(person, new GetClaim(id))).Rights.Actions;

    [Fact]
    public async Task Somebody_of_the_employer_does_not_recognise()
    {
        var id = await FileAsync(learner, Paper, 1);
        var free = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        await DecideAsync(employer, id, ClaimAction.Confirm);
        Assert.NotEmpty(await OfferedAsync(bureau, id));

        await MemberOfUniversityAsync(bureau);

        Assert.Empty(await OfferedAsync(bureau, id));
        await Refused.ByAsync(
            "You belong to the unit that employs the person: another person recognises this claim.",
            () => DecideAsync(bureau, id, ClaimAction.Credit)
        );
        await DecideAsync(free, id, ClaimAction.Credit);
    }

    [Fact]
    public async Task Where_everybody_of_a_level_belongs_to_the_employer_the_next_one_recognises()
    {
        await MemberOfUniversityAsync(bureau);
        var id = await FileAsync(learner, Paper, 1);

        await DecideAsync(employer, id, ClaimAction.Confirm);

        Assert.Equal(1, await WaitingAsync(id, LearnerActs.RecogniseClaim, SeminarYear.OfficeUnit));
        var view = await Province.SendAsync(office, new GetClaim(id));
        Assert.Equal(
            [(ReviewDecision.Submitted, null), (ReviewDecision.Approved, null), (ReviewDecision.PassedUp, SeminarYear.Nanning)],
            view.Trail.Select(s => (s.Decision, s.Opinion))
        );
        await DecideAsync(office, id, ClaimAction.Credit);
    }

    [Fact]
    public async Task Who_confirmed_for_the_employer_does_not_recognise_under_another_account_or_in_somebody_elses_place()
    {
        const string refusal = "You confirmed this claim for the employer: another person recognises it.";
        var admin = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        var id = await FileAsync(learner, Paper, 1);
        await DecideAsync(employer, id, ClaimAction.Confirm);
        var deputy = await Province.LendAsync(bureau, await Province.PersonAsync(Role.Inspector, SeminarYear.Nanning));
        Assert.NotEmpty(await OfferedAsync(deputy, id));

        await Province.SendAsync(admin, new RecordSamePerson(employer.UserId, bureau.Name, "证件号码相同"));

        foreach (var one in new[] { bureau, deputy })
        {
            Assert.Empty(await OfferedAsync(one, id));
            await Refused.ByAsync(refusal, () => DecideAsync(one, id, ClaimAction.Credit));
        }
    }

    [Fact]
    public async Task A_deputy_does_not_decide_the_claim_of_the_person_whose_role_it_is()
    {
        await Province.SendAsync(
            employer,
            new AddMyLearner("韦管理", IdentityKind.ResidentId, TestIdentity.Number(771), null, Profession(null))
        );
        var id = await FileAsync(employer, Conference, 1);
        var acting = await Province.LendAsync(office, await Province.PersonAsync(Role.Inspector, SeminarYear.OfficeUnit));
        Assert.NotEmpty(await OfferedAsync(acting, id));

        await Province.SendAsync(
            await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit),
            new RecordSamePerson(employer.UserId, office.Name, "证件号码相同")
        );

        Assert.Empty(await OfferedAsync(acting, id));
        await Refused.ByAsync(
            "You filed this claim yourself. Somebody else decides it.",
            () => DecideAsync(acting, id, ClaimAction.Credit)
        );
    }

    [Fact]
    public async Task Accounts_that_held_one_record_are_one_persons()
    {
        // One account takes the record by invitation; then it is bound to another one, by whoever knows the person.
        var admin = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        var second = await Province.PersonAsync(Role.Learner, University);
        var link = await Province.SendAsync(office, new InviteToRecord(await EnteredAsync()));
        await Province.SendAsync(second, new TakeInvitedRecord(link.Secret, TestIdentity.Number(772)));
        var third = await Province.PersonAsync(Role.Learner, University);
        await Province.SendAsync(
            third,
            new AddMyLearner("韦二", IdentityKind.ResidentId, TestIdentity.Number(772), null, Profession(null))
        );
        var binding = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.UserId == third.UserId));
        await Province.SendAsync(office, new DecideRecordBinding(binding.Id, binding.Version, true, null));

        await Refused.ByAsync(
            "These accounts count as one person's already.",
            () => Province.SendAsync(admin, new RecordSamePerson(second.UserId, third.Name, "同一档案"))
        );
    }

    private async Task<Guid> EnteredAsync() =>
        (await Province.SendAsync(employer, new EnterLearner("韦二", IdentityKind.ResidentId, TestIdentity.Number(772), Profession(null))))
            .Id!
            .Value;
}
