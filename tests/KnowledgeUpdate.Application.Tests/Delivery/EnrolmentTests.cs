using System.Text;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>The implementation plan and the ways into a seminar.</summary>
public sealed class EnrolmentTests(PortalFixture portal) : UseCaseTest(portal)
{
    [Fact]
    public async Task A_late_plan_needs_a_reason_which_stays_to_be_seen()
    {
        var seminar = await HeldSeminar.PlannedAsync(Province);
        Province.Clock.Now = BeijingTime.At(new DateTime(2027, 2, 6, 23, 59, 0));
        Assert.False((await Province.SendAsync(seminar.Host, new GetImplementationForm(seminar.Id))).NeedsReason);
        Province.Clock.Now = BeijingTime.At(new DateTime(2027, 2, 7, 0, 0, 0));
        Assert.True((await Province.SendAsync(seminar.Host, new GetImplementationForm(seminar.Id))).NeedsReason);
        await Refused.ByAsync(
            "The implementation plan was due by {0:yyyy-MM-dd}. Enter why it is late: the reason is shown with the seminar.",
            () => seminar.FileAsync()
        );
        Assert.Equal(SeminarState.Preparing, (await seminar.LoadAsync()).State);

        await seminar.FileAsync(i => i with { Lessons = [.. i.Lessons.Reverse()] }, lateReason: "讲师档期调整。");

        // Whatever the order in which lessons were entered, the course table is read by day and time.
        var lessons = (await seminar.LoadAsync()).Implementation!.Lessons;
        Assert.Equal(lessons.OrderBy(l => l.Day).ThenBy(l => l.From), lessons);
        var view = await Province.SendAsync(seminar.Office, new GetSeminar(seminar.Id));
        Assert.Equal(
            (SeminarState.Filed, "讲师档期调整。", new DateOnly(2027, 2, 6)),
            (view.Head.State, view.Planning.LateReason, view.Planning.FilingDueOn)
        );
        Assert.Single(
            (await Province.SendAsync(seminar.Office, new ListSeminars(new SeminarFilter(null, null, null, true), null, new PageOf()))).Rows
        );
    }

    [Fact]
    public async Task What_is_missing_stands_beside_its_field_and_a_draft_may_lack_it()
    {
        var seminar = await HeldSeminar.PlannedAsync(Province);
        var input = await seminar.InputAsync() with
        {
            Address = "",
            Lessons = [new LessonInput(1, HalfDay.Morning, new TimeOnly(8, 30), null, "", 4, "讲师", null)],
        };
        await Province.SendAsync(seminar.Host, new DraftImplementation(seminar.Id, await seminar.VersionAsync(), input));

        await RefusedInput.ForAsync(
            [
                ("Address", "Enter the full address of the rooms"),
                ("Lessons[0].To", "Enter when it ends, as 12:00"),
                ("Lessons[0].Topic", "Enter the topic"),
                ("Lessons[0].Room", "Enter the room"),
            ],
            async () =>
                await Province.SendAsync(seminar.Host, new FileImplementation(seminar.Id, await seminar.VersionAsync(), input, null))
        );
        Assert.Equal(
            (SeminarState.Preparing, ""),
            ((await seminar.LoadAsync()).State, (await seminar.LoadAsync()).Implementation!.Address)
        );
    }

    [Fact]
    public async Task More_seats_than_the_plan_has_trainees_are_refused_and_so_is_a_stale_form()
    {
        var seminar = await HeldSeminar.PlannedAsync(Province);
        await Refused.ByAsync(
            "Seats: enter a number from 1 to {0}, the trainees of the plan. For more, ask for an amendment of the plan.",
            () => seminar.FileAsync(i => i with { Capacity = 51 })
        );
        var stale = await seminar.VersionAsync();
        await seminar.FileAsync();
        var input = await seminar.InputAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(seminar.Host, new FileImplementation(seminar.Id, stale, input with { Address = "另一处" }, null))
        );
    }

    [Fact]
    public async Task Another_unit_another_province_and_the_host_as_reviewer_are_kept_out()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var (other, version) = (seminar.Year.Hosts[1], await seminar.VersionAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetSeminar(seminar.Id)));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(other, new ListEnrolments(seminar.Id, new EnrolmentFilter(null, null, null, false), null, new PageOf()))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(seminar.Year.Bureau, new ReturnImplementation(seminar.Id, version, "补充。"))
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(seminar.Year.Department, new FileImplementation(seminar.Id, version, await seminar.InputAsync(), null))
        );
        await using var abroad = await TestProvince.FoundAsync(Database);
        var stranger = await abroad.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<NotFoundException>(() => abroad.SendAsync(stranger, new GetSeminar(seminar.Id)));
        // A member of the hosting unit may not review, whatever the role acted in.
        var both = await Province.JoinAsync(
            seminar.Office,
            await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University),
            Role.ProgrammeOffice,
            SeminarYear.OfficeUnit
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(both, new ReturnImplementation(seminar.Id, version, "补充。"))
        );
    }

    [Fact, Walks("implementation-desk")]
    public async Task A_returned_plan_closes_enrolment_until_it_is_filed_again()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var learner = await seminar.LearnerAsync();
        await Province.SendAsync(seminar.Office, new ReturnImplementation(seminar.Id, await seminar.VersionAsync(), "补充教室安排。"));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(learner, new EnrolInSeminar(seminar.Id)));
        Assert.Equal(
            (DeliveryActs.MendImplementation, "补充教室安排。"),
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == seminar.Id && w.DoneAt == null && w.Act == DeliveryActs.MendImplementation)
                    .Select(w => new ValueTuple<string, string>(w.Act, w.Detail))
                    .SingleAsync()
            )
        );
        await seminar.FileAsync();
        Assert.Equal(EnrolmentState.Confirmed, await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id)));
    }

    [Fact, Walks("enrolment-seat")]
    public async Task Many_who_register_at_once_never_pass_the_seats_and_the_rest_wait_in_order()
    {
        var seminar = await HeldSeminar.FiledAsync(Province, capacity: 5);
        var learners = new List<Person>();
        for (var i = 0; i < 16; i++)
            learners.Add(await seminar.LearnerAsync(unit: null));

        // Everybody twice: a double click has one effect.
        var states = await Task.WhenAll(learners.Concat(learners).Select(l => Province.SendAsync(l, new EnrolInSeminar(seminar.Id))));

        Assert.Equal(10, states.Count(s => s == EnrolmentState.Confirmed));
        var enrolments = await Province.ReadAsync(db => db.Enrolments.AsNoTracking().ToListAsync());
        Assert.Equal(
            (16, 5, 11),
            (
                enrolments.Count,
                enrolments.Count(e => e.State == EnrolmentState.Confirmed),
                enrolments.Count(e => e.State == EnrolmentState.Waiting)
            )
        );
        Assert.Equal([1, 2, 3, 4, 5], enrolments.Select(e => e.Seat).OfType<int>().Order());
        var first = enrolments.Where(e => e.State == EnrolmentState.Waiting).OrderBy(e => e.AppliedAt).ThenBy(e => e.Id).First();
        var leaving = learners[(await Task.WhenAll(learners.Select(seminar.EnrolmentAsync))).ToList().FindIndex(e => e.HasSeat)];

        await Province.SendAsync(leaving, new WithdrawFromSeminar(seminar.Id, "出差。"));

        Assert.Equal(
            EnrolmentState.Confirmed,
            await Province.ReadAsync(db => db.Enrolments.Where(e => e.Id == first.Id).Select(e => e.State).SingleAsync())
        );
        Assert.Equal(5, await Province.ReadAsync(db => db.GatheringSeats.Select(s => s.Taken).SingleAsync()));
    }

    [Fact]
    public async Task The_host_decides_with_reasons_where_the_host_confirms()
    {
        var seminar = await HeldSeminar.FiledAsync(
            Province,
            capacity: 2,
            Admission.ByHost,
            i => i with { MinLevel = TitleLevel.Intermediate }
        );
        var (good, low, third) = (
            await seminar.LearnerAsync(),
            await seminar.LearnerAsync(level: TitleLevel.Assistant),
            await seminar.LearnerAsync()
        );
        foreach (var person in new[] { good, low, third })
            Assert.Equal(EnrolmentState.Applied, await Province.SendAsync(person, new EnrolInSeminar(seminar.Id)));
        Guid[] ids =
        [
            (await seminar.EnrolmentAsync(good)).Id,
            (await seminar.EnrolmentAsync(low)).Id,
            (await seminar.EnrolmentAsync(third)).Id,
        ];
        var listed = await Province.SendAsync(
            seminar.Host,
            new ListEnrolments(seminar.Id, new EnrolmentFilter(null, null, null, true), null, new PageOf())
        );
        Assert.Equal([ids[1]], listed.Page.Rows.Select(r => r.Id));

        await Refused.ByAsync(
            "{0} people are ticked and {1} seats are left. Untick some, or free seats first.",
            () => Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, ids, EnrolmentAction.Confirm, "全部"))
        );
        await Refused.ByAsync(
            "{0} does not meet the conditions. Enter why the person is admitted all the same.",
            () => Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [ids[1]], EnrolmentAction.Confirm, null))
        );
        await RefusedInput.ForAsync(
            "Reason",
            "Enter why they are not admitted: they read it",
            () => Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [ids[2]], EnrolmentAction.Decline, null))
        );
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [Guid.NewGuid()], EnrolmentAction.Wait, null))
        );
        Assert.Equal(
            2,
            await Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, ids[..2], EnrolmentAction.Confirm, "骨干。"))
        );
        Assert.Equal(
            1,
            await Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [ids[2]], EnrolmentAction.Decline, "名额已满。"))
        );

        var refused = await Province.SendAsync(third, new GetMySeminar(seminar.Id));
        Assert.Equal((EnrolmentState.Declined, "名额已满。"), (refused.Enrolment, refused.Reason));
        Assert.Empty(await Province.ReadAsync(db => db.WorkItems.Where(w => w.SubjectId == seminar.Id && w.DoneAt == null).ToListAsync()));
        Assert.Equal(2, await Province.ReadAsync(db => db.Notifications.CountAsync(n => n.Key == "You are admitted to “{0}”")));
    }

    [Fact]
    public async Task An_employer_nominates_only_its_own_confirmed_staff()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var (mine, foreign) = (await seminar.LearnerAsync(SeminarYear.Finance), await seminar.LearnerAsync(SeminarYear.University));
        var administrator = seminar.Year.Hosts[1];
        var (a, b) = ((await seminar.RecordAsync(mine)).Id, (await seminar.RecordAsync(foreign)).Id);
        Assert.Equal(
            [a],
            (await Province.SendAsync(administrator, new ListNominees(seminar.Id, null, new PageOf()))).Page.Rows.Select(r => r.Id)
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(administrator, new NominateForSeminar(seminar.Id, [a, b])));
        Assert.Equal(1, await Province.SendAsync(administrator, new NominateForSeminar(seminar.Id, [a])));
        Assert.Equal(0, await Province.SendAsync(administrator, new NominateForSeminar(seminar.Id, [a])));
        Assert.Equal(EnrolmentRoute.Nomination, (await seminar.EnrolmentAsync(mine)).Route);
        Province.Clock.Now = BeijingTime.At(new DateTime(2027, 3, 5, 18, 0, 0));
        await Refused.ByAsync(
            "Enrolment in “{0}” is closed.",
            () => Province.SendAsync(administrator, new NominateForSeminar(seminar.Id, [a]))
        );
    }

    [Fact]
    public async Task A_roster_says_row_by_row_what_is_wrong_and_enrols_the_good_ones_once()
    {
        var seminar = await HeldSeminar.FiledAsync(Province, capacity: 2);
        var number = TestIdentity.Number(7001);
        var file = Encoding.UTF8.GetBytes(
            $"姓名,证件号码,工作单位\n名册一,{number},邕江大学\n名册二,{TestIdentity.Number(7002)},不存在的单位\n名册三,45010319600101000,邕江大学\n名册一,{number}"
                + $",邕江大学\n名册四,{TestIdentity.Number(7004)},\n名册五,{TestIdentity.Number(7005)},邕江大学\n"
        );
        var job = await Province.SendAsync(seminar.Host, new UploadRoster(seminar.Id, "名册.csv", file));
        Assert.DoesNotContain(job, await Province.SendAsPortalAsync(new Application.Work.ListOpenJobs()));

        var check = await Province.SendAsync(seminar.Host, new GetRoster(job));

        Assert.Equal(
            [
                RosterRowState.NewLearner,
                RosterRowState.Refused,
                RosterRowState.Refused,
                RosterRowState.Refused,
                RosterRowState.NewLearner,
                RosterRowState.NewLearner,
            ],
            check.Rows.Select(r => r.State)
        );
        Assert.Equal(
            [(3, "工作单位"), (4, "证件号码"), (5, "证件号码")],
            check.Rows.Where(r => r.Faults.Count > 0).Select(r => (r.Number, r.Faults.Single().Column))
        );
        Assert.All(check.Rows, r => Assert.DoesNotContain(number, r.ToString(), StringComparison.Ordinal));
        Assert.Equal((3, 1), (check.Enrolling, check.Waiting));
        var stored = await Province.ReadAsync(db => db.AttachmentContents.Select(c => c.Content).ToListAsync());
        Assert.DoesNotContain(stored, c => Encoding.UTF8.GetString(c).Contains(number, StringComparison.Ordinal));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(seminar.Year.Hosts[1], new GetRoster(job)));
        var imported = await Task.WhenAll(
            Province.SendAsync(seminar.Host, new ImportRoster(job, null)),
            Province.SendAsync(seminar.Host, new ImportRoster(job, null))
        );
        Assert.Equal([3, 3], imported);
        Assert.Equal(
            (2, 1),
            await Province.ReadAsync(async db =>
                (
                    await db.Enrolments.CountAsync(e => e.State == EnrolmentState.Confirmed),
                    await db.Enrolments.CountAsync(e => e.State == EnrolmentState.Waiting)
                )
            )
        );
        // The unit is asked whether the two work there; until it answers they learn all the same.
        Assert.Equal(2, await Province.ReadAsync(db => db.Employments.CountAsync(e => e.State == EmploymentState.Pending)));
    }

    [Fact]
    public async Task People_of_a_roster_who_do_not_meet_the_conditions_need_a_reason()
    {
        var seminar = await HeldSeminar.FiledAsync(Province, change: i => i with { MinLevel = TitleLevel.Intermediate });
        await RefusedInput.ForAsync(
            "Reason",
            "Some people do not meet the conditions. Enter why they are admitted all the same",
            () => seminar.ImportAsync(HeldSeminar.Roster(1, 2))
        );
        Assert.Equal(0, await Province.ReadAsync(db => db.Enrolments.CountAsync()));
        Assert.Equal(2, await seminar.ImportAsync(HeldSeminar.Roster(1, 2), "厅局来函推荐。"));
    }
}
