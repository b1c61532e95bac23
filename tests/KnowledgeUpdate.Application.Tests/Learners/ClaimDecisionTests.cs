using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Who confirms and recognises a claim.</summary>
public sealed class ClaimDecisionTests(PortalFixture portal) : ClaimTest(portal)
{
    [Fact]
    public async Task The_employer_confirms_and_the_hours_are_credited_with_their_cause()
    {
        var id = await FileAsync(learner, Conference, 2);
        Assert.Equal(1, await WaitingAsync(id, LearnerActs.ConfirmClaim, University));

        await DecideAsync(employer, id, ClaimAction.Credit);

        var view = await Province.SendAsync(learner, new GetClaim(id));
        Assert.Equal((ClaimState.Credited, 12m, 12m), (view.State, view.Hours, view.Counts));
        var entry = (await Province.SendAsync(learner, new GetLearnerHours(null, 2026)))!.Entries.Single();
        Assert.Equal((HourSource.Claim, 12m, view.EntryId), (entry.Source, entry.Hours, entry.Id));
        var cause = await Province.SendAsync(learner, new GetHourEntry(2026, entry.Id));
        Assert.Equal((id, "全国性学术会议：2次 × 6（外省换算表 B（待核实））"), (cause.SourceId, cause.Rule));
        Assert.Equal([ReviewDecision.Submitted, ReviewDecision.Approved], view.Trail.Select(s => s.Decision));
        Assert.Equal(0, await WaitingAsync(id));
        Assert.Contains("The hours of “{0}” are credited", await NoticesAsync(learner));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
    }

    [Fact]
    public async Task A_kind_that_needs_recognition_goes_from_the_employer_to_the_citys_bureau()
    {
        var id = await FileAsync(learner, Paper, 1);
        await Refused.ByStateAsync(ClaimState.WithEmployer, ClaimAction.Credit, () => DecideAsync(employer, id, ClaimAction.Credit));

        await DecideAsync(employer, id, ClaimAction.Confirm);

        Assert.Equal(
            (SeminarYear.Nanning, 1),
            (
                (await Province.SendAsync(learner, new GetClaim(id))).Authority,
                await WaitingAsync(id, LearnerActs.RecogniseClaim, SeminarYear.Nanning)
            )
        );
        await Assert.ThrowsAsync<NotFoundException>(() => DecideAsync(department, id, ClaimAction.Credit));
        await Assert.ThrowsAsync<ForbiddenException>(() => DecideAsync(office, id, ClaimAction.Credit));
        await Assert.ThrowsAsync<ForbiddenException>(() => DecideAsync(employer, id, ClaimAction.Credit));
        await DecideAsync(bureau, id, ClaimAction.Credit);
        Assert.Equal(40, (await Province.SendAsync(learner, new GetLearnerHours(null, 2026)))!.Totals.Professional);
    }

    [Fact]
    public async Task The_nearest_bureau_at_which_somebody_acts_recognises_county_before_city()
    {
        const string county = "青秀区",
            college = "青秀职业学院";
        await Province.FoundUnitAsync(college, OrganisationKind.University, county, 77);
        await Province.RefreshUnitsAsync();
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, college);
        var first = await FileAsync(await StaffAsync(), Paper, 1);
        await DecideAsync(administrator, first, ClaimAction.Confirm);
        Assert.Equal(SeminarYear.Nanning, (await Province.SendAsync(bureau, new GetClaim(first))).Authority);

        var near = await Province.PersonAsync(Role.LocalBureau, $"{county}人力资源和社会保障局");
        var second = await FileAsync(await StaffAsync(), Paper, 1);
        await DecideAsync(administrator, second, ClaimAction.Confirm);

        await Assert.ThrowsAsync<NotFoundException>(() => DecideAsync(bureau, second, ClaimAction.Credit));
        await DecideAsync(near, second, ClaimAction.Credit);
        Assert.Equal(ClaimState.Credited, await StateAsync(second));

        // What the county leaves undecided the city decides, then the programme office.
        var third = await FileAsync(await StaffAsync(), Paper, 1);
        await DecideAsync(administrator, third, ClaimAction.Confirm);
        foreach (var authority in new[] { SeminarYear.Nanning, SeminarYear.OfficeUnit })
        {
            Province.Clock.Now = Province.Clock.Now.AddDays(60);
            await Province.SendAsPortalAsync(new RaiseUnanswered());
            Assert.Equal(1, await WaitingAsync(third, LearnerActs.RecogniseClaim, authority));
        }

        await Assert.ThrowsAsync<NotFoundException>(() => DecideAsync(near, third, ClaimAction.Credit));
        await DecideAsync(office, third, ClaimAction.Credit);
        Assert.Equal(ClaimState.Credited, await StateAsync(third));

        async Task<Person> StaffAsync()
        {
            var person = await LearnerAsync(college);
            var request = await Province.ReadAsync(db =>
                db.Employments.SingleAsync(e => e.OrganisationId == Province.Units[college].Id && e.State == EmploymentState.Pending)
            );
            await Province.SendAsync(administrator, new DecideEmployment(request.Id, request.Version, true, null));
            return person;
        }
    }

    [Fact]
    public async Task A_bureau_that_employs_the_person_does_not_recognise_too()
    {
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.Nanning);
        var person = await LearnerAsync(SeminarYear.Nanning);
        var request = await Province.ReadAsync(db => db.Employments.SingleAsync(e => e.State == EmploymentState.Pending));
        await Province.SendAsync(administrator, new DecideEmployment(request.Id, request.Version, true, null));
        var id = await FileAsync(person, Paper, 1);

        await DecideAsync(administrator, id, ClaimAction.Confirm);

        Assert.Equal(1, await WaitingAsync(id, LearnerActs.RecogniseClaim, SeminarYear.OfficeUnit));
        await DecideAsync(office, id, ClaimAction.Credit);
    }

    [Fact]
    public async Task A_field_leads_to_its_department_and_no_city_to_the_programme_office()
    {
        var rural = await LearnerAsync(University, "rural");
        var id = await FileAsync(rural, Paper, 1);
        await DecideAsync(employer, id, ClaimAction.Confirm);
        await DecideAsync(department, id, ClaimAction.Return, "请补充封面。");
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.WorkItems.CountAsync(w =>
                    w.SubjectId == id && w.Act == LearnerActs.MendClaim && w.UserId == rural.UserId && w.DoneAt == null
                )
            )
        );
        await SubmitAsync(rural, id);
        await DecideAsync(employer, id, ClaimAction.Confirm);
        await DecideAsync(department, id, ClaimAction.Credit);

        const string institute = "八桂农业科学研究院";
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, institute);
        var second = await FileAsync(await LearnerAsync(institute), Paper, 1);
        await DecideAsync(administrator, second, ClaimAction.Confirm);
        await DecideAsync(office, second, ClaimAction.Credit);
        Assert.Equal(ClaimState.Credited, await StateAsync(second));
    }

    [Fact]
    public async Task An_administrators_own_claim_goes_to_the_programme_office()
    {
        await Province.SendAsync(
            employer,
            new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(900), University, Profession(null))
        );
        var colleague = await Province.PersonAsync(Role.UnitAdministrator, University);
        var id = await FileAsync(employer, Conference, 1);

        await Refused.ByAsync(
            "You filed this claim yourself. Somebody else decides it.",
            () => DecideAsync(employer, id, ClaimAction.Credit)
        );
        await Assert.ThrowsAsync<NotFoundException>(() => DecideAsync(colleague, id, ClaimAction.Credit));
        Assert.Equal(1, await WaitingAsync(id, LearnerActs.ConfirmClaim, SeminarYear.OfficeUnit));
        await DecideAsync(office, id, ClaimAction.Credit);
        Assert.Equal(ClaimState.Credited, await StateAsync(id));
    }

    [Fact, Walks("hours-claim")]
    public async Task A_unit_without_administrator_leaves_the_claim_to_the_office_and_reversed_hours_are_the_claims_end()
    {
        var lone = await LearnerAsync("柳州智造职业技术大学", confirm: false);
        var id = await FileAsync(lone, Conference, 1);
        await DecideAsync(office, id, ClaimAction.Credit);
        var entry = (await Province.SendAsync(lone, new GetClaim(id))).EntryId!.Value;
        await Province.SendAsync(office, new ReverseHours(2026, entry, "材料不实"));
        Assert.Equal(ClaimState.Reversed, await StateAsync(id));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
    }
}
