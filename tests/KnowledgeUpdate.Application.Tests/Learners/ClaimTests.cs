using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Tests.Learners;

public sealed class ClaimTests(PortalFixture portal) : ClaimTest(portal)
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
    public async Task A_returned_claim_is_changed_and_filed_again()
    {
        var id = await FileAsync(learner, Conference, 2);
        await RefusedInput.ForAsync(
            "Opinion",
            "Enter your opinion: the learner reads it",
            () => DecideAsync(employer, id, ClaimAction.Return)
        );
        await Refused.ByAsync(
            "The claim is filed. Withdraw it before you change it.",
            async () => await ReviseAsync(learner, id, Conference, 1)
        );
        await DecideAsync(employer, id, ClaimAction.Return, "只参加了一次。");

        await ReviseAsync(learner, id, Conference, 1);
        await SubmitAsync(learner, id);
        await DecideAsync(employer, id, ClaimAction.Credit);

        Assert.Equal(6, (await Province.SendAsync(learner, new GetLearnerHours(null, 2026)))!.Totals.Total);
        Assert.Equal(
            [ReviewDecision.Submitted, ReviewDecision.Returned, ReviewDecision.Submitted, ReviewDecision.Approved],
            (await Province.SendAsync(learner, new GetClaim(id))).Trail.Select(s => s.Decision)
        );
    }

    [Fact]
    public async Task A_learner_withdraws_until_somebody_has_confirmed()
    {
        var (id, second) = (await FileAsync(learner, Paper, 1), await FileAsync(learner, Paper, 2));
        await Province.SendAsync(learner, new WithdrawClaim(id, await VersionAsync(id)));
        Assert.Equal((ClaimState.Withdrawn, 0), (await StateAsync(id), await WaitingAsync(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(employer, new GetClaim(id)));

        await DecideAsync(employer, second, ClaimAction.Confirm);
        await Refused.ByStateAsync(
            ClaimState.WithAuthority,
            ClaimAction.Withdraw,
            async () => await Province.SendAsync(learner, new WithdrawClaim(second, await VersionAsync(second)))
        );
    }

    [Fact, Walks("claim-desk")]
    public async Task An_appeal_is_decided_once_by_the_programme_office()
    {
        var (upheld, granted) = (await FileAsync(learner, Conference, 1), await FileAsync(learner, Paper, 1));
        foreach (var id in new[] { upheld, granted })
        {
            await DecideAsync(employer, id, ClaimAction.Decline, "材料不符。");
            await RefusedInput.ForAsync(
                "Reason",
                "Enter why the hours should count: the programme office reads it",
                () => AppealAsync(id, " ")
            );
            Assert.Equal(
                0,
                await Province.ReadAsync(db =>
                    db.WorkItems.CountAsync(w => w.SubjectId == id && w.DoneAt == null && w.Role != Role.Learner)
                )
            );
            await AppealAsync(id, "证书原件可查。");
            Assert.Equal(
                Role.ProgrammeOffice,
                await Province.ReadAsync(db =>
                    db.WorkItems.Where(w => w.SubjectId == id && w.DoneAt == null).Select(w => w.Role).SingleAsync()
                )
            );
            await Assert.ThrowsAsync<ForbiddenException>(() => DecideAsync(employer, id, ClaimAction.Credit));
        }

        await DecideAsync(office, upheld, ClaimAction.Uphold, "维持。");
        await DecideAsync(office, granted, ClaimAction.Credit, "经核实，予以认定。");

        Assert.Equal((ClaimState.Declined, ClaimState.Credited), (await StateAsync(upheld), await StateAsync(granted)));
        await Refused.ByAsync("The appeal has been decided. The decision is final.", () => AppealAsync(upheld, "再次申诉。"));
        Assert.False((await Province.SendAsync(learner, new GetClaim(upheld))).Rights.Appeal);
        Assert.Equal(40, (await Province.SendAsync(learner, new GetLearnerHours(null, 2026)))!.Totals.Total);
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

    [Fact]
    public async Task A_draft_says_beside_each_field_what_is_wrong()
    {
        await RefusedInput.ForAsync(
            [
                ("KindId", "Choose what kind of activity it was"),
                ("Title", "Enter what you studied"),
                ("Provider", "Enter who offered it"),
                ("From", "Enter the first day"),
                ("To", "Enter the last day"),
                ("LearningYear", "Choose the learning year"),
                ("Units", "Enter an amount above 0 and at most 1000"),
            ],
            () => Province.SendAsync(learner, new DraftClaim(new ClaimInput(null, " ", null, null, null, null, 0, null)))
        );
    }

    [Fact]
    public async Task A_claim_of_another_time_or_of_no_hours_is_refused()
    {
        var input = await InputAsync(Conference, 1);
        foreach (
            var (wrong, sentence) in new[]
            {
                (input with { LearningYear = 2022 }, "Hours can be claimed for this year and {0} years back. {1} is not open."),
                (input with { LearningYear = 2027 }, "Hours can be claimed for this year and {0} years back. {1} is not open."),
                (input with { From = new DateOnly(2015, 5, 1) }, "“{0}” was not in force on {1:yyyy-MM-dd}. Choose a kind that was."),
                (input with { Units = 0.001m }, "The amount gives no hours."),
            }
        )
            await Refused.ByAsync(sentence, () => Province.SendAsync(learner, new DraftClaim(wrong)));
        foreach (
            var (day, sentence) in new[]
            {
                (input.From!.Value.AddDays(-1), "The last day cannot be before the first."),
                (new DateOnly(2027, 1, 1), "The activity has not ended. Claim its hours when it has."),
            }
        )
            await RefusedInput.ForAsync("To", sentence, () => Province.SendAsync(learner, new DraftClaim(input with { To = day })));
    }

    [Fact]
    public async Task A_claim_is_not_filed_without_evidence()
    {
        var input = await InputAsync(Conference, 1);
        var bare = await Province.SendAsync(learner, new DraftClaim(input with { LearningYear = 2023 }));
        await Refused.ByAsync("Attach at least one file as evidence before you file the claim.", () => SubmitAsync(learner, bare));
        await Refused.ByAsync(
            "{0} is not a PDF, JPEG, PNG, Word or Excel file. Save it as PDF and choose it again.",
            async () =>
                await Province.SendAsync(
                    learner,
                    new ReviseClaim(bare, await VersionAsync(bare), input, new ChosenFile("x.exe", [1, 2, 3]))
                )
        );
        await Province.SendAsync(learner, new ReviseClaim(bare, await VersionAsync(bare), input, Evidence("一")));
        var file = (await Province.SendAsync(learner, new GetClaim(bare))).Files.Single();
        Assert.Equal(Evidence("一").Content, (await Province.SendAsync(learner, new DownloadClaimFile(bare, file.Id))).Bytes);
        await Province.SendAsync(learner, new RemoveFromClaim(bare, await VersionAsync(bare), file.Id));
        await Refused.ByAsync("Attach at least one file as evidence before you file the claim.", () => SubmitAsync(learner, bare));
    }

    [Fact]
    public async Task A_claim_is_seen_by_whom_it_concerns_and_a_draft_by_the_learner_alone()
    {
        var (draft, filed) = (
            await Province.SendAsync(learner, new DraftClaim(await InputAsync(Conference, 1), Evidence("稿"))),
            await FileAsync(learner, Conference, 2)
        );
        var other = await LearnerAsync();
        var elsewhere = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.Finance);
        var auditor = await Province.PersonAsync(Role.Auditor, SeminarYear.OfficeUnit);
        foreach (var person in new[] { other, elsewhere, bureau, department })
            await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(person, new GetClaim(filed)));
        foreach (var person in new[] { employer, office, auditor, other })
            await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(person, new GetClaim(draft)));
        Assert.Equal(
            [filed],
            (await Province.SendAsync(employer, new ListClaims(null, null, null, new PageOf()))).Page.Rows.Select(r => r.Id)
        );
        Assert.Empty((await Province.SendAsync(elsewhere, new ListClaims(null, null, null, new PageOf()))).Page.Rows);
        Assert.Equal([filed, draft], (await Province.SendAsync(learner, new ListMyClaims(new PageOf())))!.Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task Nobody_else_decides_or_withdraws_a_claim_or_takes_its_files()
    {
        var filed = await FileAsync(learner, Conference, 2);
        var other = await LearnerAsync();
        var elsewhere = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.Finance);
        var auditor = await Province.PersonAsync(Role.Auditor, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<NotFoundException>(() => DecideAsync(elsewhere, filed, ClaimAction.Credit));
        await Assert.ThrowsAsync<ForbiddenException>(() => DecideAsync(auditor, filed, ClaimAction.Credit));
        await Assert.ThrowsAsync<ForbiddenException>(() => DecideAsync(learner, filed, ClaimAction.Credit));
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await Province.SendAsync(other, new WithdrawClaim(filed, await VersionAsync(filed)))
        );
        var file = (await Province.SendAsync(employer, new GetClaim(filed))).Files.Single().Id;
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new DownloadClaimFile(filed, file)));

        await using var neighbour = await TestProvince.FoundAsync(Database);
        var theirs = await neighbour.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<NotFoundException>(() => neighbour.SendAsync(theirs, new GetClaim(filed)));
        await Assert.ThrowsAsync<NotFoundException>(() => neighbour.SendAsync(theirs, new DecideClaim(filed, 1, ClaimAction.Credit, null)));
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var id = await FileAsync(learner, Conference, 1);
        var version = await VersionAsync(id);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(employer, new DecideClaim(id, version - 1, ClaimAction.Credit, null))
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Province.SendAsync(learner, new WithdrawClaim(id, version - 1)));
        Assert.Equal((ClaimState.WithEmployer, 0), (await StateAsync(id), await Province.ReadAsync(db => db.HourEntries.CountAsync())));
    }

    [Fact]
    public async Task The_yearly_limit_holds_when_many_claims_are_credited_at_once()
    {
        // Nine hours each, 24 a year: two are credited whole, one is cut to six, the others are refused.
        var claims = new List<Guid>();
        for (var i = 0; i < 6; i++)
            claims.Add(await FileAsync(learner, Conference, 1.5m, title: $"年会{i}"));
        var versions = await Task.WhenAll(claims.Select(VersionAsync));

        var outcomes = await Task.WhenAll(
            claims.Select(
                async (id, i) =>
                    await Record.ExceptionAsync(() =>
                        Province.SendAsync(employer, new DecideClaim(id, versions[i], ClaimAction.Credit, null))
                    )
            )
        );

        Assert.Equal((3, 3), (outcomes.Count(o => o is null), outcomes.Count(o => o is RuleException)));
        Assert.Equal(24, (await Province.SendAsync(learner, new GetLearnerHours(null, 2026)))!.Totals.Total);
        Assert.Single(
            await Province.ReadAsync(db => db.HourClaims.Where(c => c.State == ClaimState.Credited && c.Hours == 6).ToListAsync())
        );
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
        await Refused.ByAsync(
            "The limit of {0:0.#} hours for this kind is used up in {1}.",
            () => FileAsync(learner, Conference, 1, title: "又一次")
        );
    }

    [Fact]
    public async Task A_certificate_counts_once_for_everybody_also_at_the_same_moment()
    {
        var second = await LearnerAsync();
        Guid[] ids = [await FileAsync(learner, Conference, 1, "jy-001"), await FileAsync(second, Conference, 1, "JY-001 ")];
        var versions = await Task.WhenAll(ids.Select(VersionAsync));
        Assert.Equal(ClaimLikeness.SharedCertificate, (await Province.SendAsync(employer, new GetClaim(ids[0]))).Likenesses.Single().What);

        var outcomes = await Task.WhenAll(
            ids.Select(
                async (id, i) =>
                    await Record.ExceptionAsync(() =>
                        Province.SendAsync(employer, new DecideClaim(id, versions[i], ClaimAction.Credit, null))
                    )
            )
        );

        Assert.Single(
            outcomes,
            o => o is RuleException { Message: "Certificate {0} is credited already for this kind. A certificate counts once." }
        );
        Assert.Single(outcomes, o => o is null);
        await Refused.ByAsync(
            "Certificate {0} is credited already for this kind. A certificate counts once.",
            async () => await FileAsync(await LearnerAsync(), Conference, 1, "JY-001")
        );
        Assert.NotEqual(default, await FileAsync(await LearnerAsync(), Day, 1, "JY-001"));
    }

    [Fact]
    public async Task The_same_activity_is_refused_and_an_overlap_only_warned_of()
    {
        await DecideAsync(employer, await FileAsync(learner, Day, 1, title: "数控技术"), ClaimAction.Credit);
        await Refused.ByAsync(
            "“{0}” from {1:yyyy-MM-dd} on is claimed already. An activity counts once.",
            () => FileAsync(learner, Day, 2, title: "数控技术")
        );

        var overlap = await FileAsync(learner, Conference, 1, title: "同日年会");

        var view = await Province.SendAsync(employer, new GetClaim(overlap));
        Assert.Equal([(ClaimLikeness.Overlap, "数控技术")], view.Likenesses.Select(l => (l.What, l.Title)));
        await DecideAsync(employer, overlap, ClaimAction.Credit);
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

    [Fact]
    public async Task Who_declined_a_claim_does_not_decide_its_appeal()
    {
        var lone = await LearnerAsync("柳州智造职业技术大学", confirm: false);
        var id = await FileAsync(lone, Conference, 1);
        await DecideAsync(office, id, ClaimAction.Decline, "材料不足");
        await Province.SendAsync(lone, new AppealClaim(id, await VersionAsync(id), "已补证明"));

        await Refused.ByAsync(
            "You declined this claim: another officer decides the appeal, and the programme office has no other. Somebody of the "
                + "office or the system administrator invites one under “People”.",
            () => DecideAsync(office, id, ClaimAction.Credit)
        );
        Assert.Equal(ClaimState.Appealed, await StateAsync(id));
        var second = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var refused = await Refused.ByAsync(
            "You declined this claim: another officer decides the appeal. These can: {0}.",
            () => DecideAsync(office, id, ClaimAction.Uphold, "维持")
        );
        Assert.Equal(second.Name, Assert.Single(refused.Args));
        var rights = (await Province.SendAsync(office, new GetClaim(id))).Rights;
        Assert.Empty(rights.Actions);
        Assert.Equal(refused.Message, rights.Hindrance!.Message);

        await DecideAsync(second, id, ClaimAction.Credit);

        Assert.Equal(ClaimState.Credited, await StateAsync(id));
    }

    [Fact]
    public async Task The_list_finds_a_claim_by_the_beginning_of_the_name_in_whichever_case()
    {
        var id = await FileAsync(learner, Conference, 1);
        Assert.Equal(
            [id],
            (await Province.SendAsync(employer, new ListClaims(null, "韦小", null, new PageOf()))).Page.Rows.Select(r => r.Id)
        );
        Assert.Empty((await Province.SendAsync(employer, new ListClaims(null, "小新", null, new PageOf()))).Page.Rows);
    }

    [Fact]
    public async Task The_office_enters_a_new_conversion_and_ends_a_kind()
    {
        var before = (await Province.SendAsync(learner, new ListActivityKinds(true))).Single(k => k.Code == Conference);
        Assert.EndsWith("（待核实）", before.Source, StringComparison.Ordinal);
        var entered = new AddActivityKind
        {
            Code = Conference,
            Name = "全国性学术会议",
            NameEn = "National academic conference",
            Category = HourCategory.Professional,
            HoursPerUnit = 8,
            Unit = "次",
            MaxPerClaim = null,
            MaxPerYear = 24,
            NeedsRecognition = false,
            Evidence = "会议通知",
            Source = "桂人社发〔2026〕9号",
            From = new DateOnly(2026, 6, 1),
        };
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(bureau, entered));
        await Province.SendAsync(office, entered);
        await Refused.ByAsync(
            "A conversion of this kind holds from {0:yyyy-MM-dd} on. The new one must begin later.",
            () => Province.SendAsync(office, entered)
        );

        var kinds = (await Province.SendAsync(learner, new ListActivityKinds(true))).Where(k => k.Code == Conference).ToList();
        Assert.Equal([(8m, (DateOnly?)null), (6m, new DateOnly(2026, 5, 31))], kinds.Select(k => (k.HoursPerUnit, k.To)));
        await Province.SendAsync(office, new EndActivityKind(kinds[0].Id, kinds[0].Version, new DateOnly(2026, 10, 31)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(office, new EndActivityKind(kinds[0].Id, kinds[0].Version, new DateOnly(2026, 11, 30)))
        );
    }
}
