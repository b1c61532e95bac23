using System.Text;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Evaluations;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Migrator.Demo;

/// <summary>
/// Three seminars of the published plan on their way: one closed with hours and certificates, one being held today, one open for enrolment.
/// All else waits for its implementation plan.
/// </summary>
internal sealed class DemoDelivery(DemoPeople people, Action<string> say)
{
    private readonly DateTimeOffset start = DateTimeOffset.UtcNow;
    private Guid plan;

    /// <summary>Days before today on which the plan was published.</summary>
    internal const int PublishedBefore = 55;

    public async Task RunAsync()
    {
        plan = (await people.AsAsync("office", new ListPlans(new()))).Rows.Single().Id;
        var learners = (await people.AsAsync("unit02", new ListLearners(null, null, null, new PageOf(null, 100))))
            .Page.Rows.Select(r => r.Id)
            .ToList();
        var closed = await HoldAsync("人工智能赋能边境口岸", "unit01", -14, Admission.ByHost, learners.Take(20), TitleLevel.Assistant);
        await AttendAsync(closed, "unit01");
        await CloseAsync(closed, "unit01");
        var running = await HoldAsync("面向东盟的跨境金融", "unit03", -1, Admission.FirstCome, learners.Skip(10).Take(30), TitleLevel.None);
        await AttendAsync(running, "unit03");
        await HoldAsync(
            "工业互联网安全防护",
            "unit08",
            25,
            Admission.FirstCome,
            learners.Skip(5).Take(36),
            TitleLevel.Assistant,
            capacity: 30
        );
        people.Clock.Now = start;
        say("Three seminars: one closed with certificates, one held today, one open for enrolment");
    }

    /// <summary>Moves a seminar to a day near today by an amendment, files its implementation plan and enrols people.</summary>
    private async Task<Guid> HoldAsync(
        string title,
        string host,
        int startsIn,
        Admission admission,
        IEnumerable<Guid> nominees,
        TitleLevel level,
        int? capacity = null
    )
    {
        OnDay(-PublishedBefore + 2);
        var view = await people.AsAsync("office", new GetAnnualPlan(plan));
        var row = view.Rows.First(r => r.Title.Contains(title, StringComparison.Ordinal));
        var amendment = await people.AsAsync(
            host,
            new RequestPlanAmendment(
                plan,
                row.ProposalId,
                AmendmentKind.Change,
                BeijingTime.DateOf(start).AddDays(startsIn),
                null,
                null,
                "主讲专家档期有变，申请提前举办。"
            )
        );
        var asked = await people.AsAsync("office", new GetPlanAmendment(amendment));
        await people.AsAsync("office", new DecidePlanAmendment(amendment, asked.Version, true, "同意。", "桂人社函〔2026〕201号"));
        var seminar = (await people.AsAsync(host, new ListSeminars(new SeminarFilter(null, null, title, false), null, new PageOf())))
            .Rows.Single()
            .Id;

        // One of them came a little late, so that it shows.
        OnDay(Math.Min(startsIn - (startsIn == -1 ? 25 : 35), -1));
        var form = await people.AsAsync(host, new GetImplementationForm(seminar));
        await people.AsAsync(
            host,
            new FileImplementation(
                seminar,
                form.Version,
                new ImplementationInput
                {
                    Capacity = capacity ?? form.HeadCount,
                    Address = $"{form.Place}示例路1号培训中心",
                    ContactName = "覃班务",
                    ContactPhone = "0771-5500000",
                    EnrolmentClosesAt = form.StartsOn.AddDays(-3).ToDateTime(new TimeOnly(18, 0)),
                    OpenRegistration = true,
                    Nominations = true,
                    Admission = admission,
                    MinLevel = level,
                    Series = [],
                    Fields = [],
                    NeedsEmployer = false,
                    Notes = "食宿由承办单位统一安排；请携带身份证和笔记本电脑。",
                    Lessons =
                    [
                        .. form.Draft.Lessons.Select(l => new LessonInput(
                            l.Day,
                            l.Half,
                            l.From,
                            l.To,
                            l.Topic,
                            l.Hours,
                            l.Lecturer,
                            l.Half == HalfDay.Morning ? "第一报告厅" : "第二教室"
                        )),
                    ],
                },
                form.NeedsReason ? "外地专家行程较晚确认。" : null
            )
        );
        await people.AsAsync("unit02", new NominateForSeminar(seminar, [.. nominees]));
        if (admission == Admission.ByHost)
        {
            var list = await people.AsAsync(
                host,
                new ListEnrolments(seminar, new EnrolmentFilter(EnrolmentState.Applied, null, null, false), null, new PageOf(null, 100))
            );
            await people.AsAsync(
                host,
                new DecideEnrolments(
                    seminar,
                    [.. list.Page.Rows.Where(r => r.Unmet.Count == 0).Select(r => r.Id)],
                    EnrolmentAction.Confirm,
                    null
                )
            );
        }

        if (startsIn < 0)
            await people.AsAsync("learner", new EnrolInSeminar(seminar));
        if (startsIn < -1)
            foreach (var other in DemoUnits.OtherLearners)
                await people.AsAsync(other.UserName, new EnrolInSeminar(seminar));
        return seminar;
    }

    /// <summary>The roll of every half day that is over: all but a few sign both times.</summary>
    private async Task AttendAsync(Guid seminar, string host)
    {
        var sheet = await people.AsAsync(host, new GetAttendance(seminar, null, new PageOf()));
        foreach (var (i, half) in sheet.HalfDays.Index().Where(h => h.Item.EndsAt < start))
        {
            people.Clock.Now = half.EndsAt.AddMinutes(5);
            var roll = await people.AsAsync(host, new GetRoll(seminar, half.Id));
            await people.AsAsync(
                host,
                new SaveRoll(
                    seminar,
                    half.Id,
                    [.. roll.Rows.Select(r => new RollMark(r.EnrolmentId, r.Seat % 11 != i % 11 || r.Seat == 1, r.Seat % 13 != i % 13))],
                    [],
                    null
                )
            );
        }
    }

    private async Task CloseAsync(Guid seminar, string host)
    {
        var view = await people.AsAsync(host, new GetSeminar(seminar));
        if (view.Figures.Enrolments.GetValueOrDefault(EnrolmentState.Applied) > 0)
        {
            people.Clock.Now = BeijingTime.At(view.Head.StartsOn.AddDays(-1).ToDateTime(new TimeOnly(9, 0)));
            var rest = await people.AsAsync(
                host,
                new ListEnrolments(seminar, new EnrolmentFilter(EnrolmentState.Applied, null, null, false), null, new PageOf(null, 100))
            );
            await people.AsAsync(
                host,
                new DecideEnrolments(seminar, [.. rest.Page.Rows.Select(r => r.Id)], EnrolmentAction.Confirm, "单位骨干，经研究同意。")
            );
            await AttendAsync(seminar, host);
        }

        people.Clock.Now = BeijingTime.At(view.Head.EndsOn.ToDateTime(new TimeOnly(19, 0)));
        await people.AsAsync("learner", new AnswerEvaluation(seminar, [5, 5, 4, 5, 5, 4, 5, 5], "案例教学很有收获。"));
        foreach (var (i, other) in DemoUnits.OtherLearners.Index())
            await people.AsAsync(
                other.UserName,
                new AnswerEvaluation(
                    seminar,
                    [.. Enumerable.Range(0, Evaluation.Questions.Count).Select(q => (int?)(5 - (i + q) % 3))],
                    i == 2 ? "希望增加现场教学的时间。" : null
                )
            );
        people.Clock.Now = BeijingTime.At(view.Head.EndsOn.AddDays(2).ToDateTime(new TimeOnly(10, 0)));
        var papers = await people.AsAsync(host, new GetPapers(seminar));
        await people.AsAsync(
            host,
            new SavePapers(
                seminar,
                papers.Version,
                "研修班按实施方案如期举办，学员来自全区有关单位，课程由理论讲授、案例研讨、现场教学三部分组成，达到预期目标。",
                "建议今后增加现场教学学时。",
                [
                    new("住宿费", 60000, 57600, null),
                    new("伙食费", 22000, 21300, null),
                    new("师资费", 36000, 36000, "按讲课费标准"),
                    new("场地资料交通费", 18000, 16850, null),
                ]
            )
        );
        foreach (var category in new[] { ClosingPapers.Categories[0], ClosingPapers.Categories[1] })
            await people.AsAsync(
                host,
                new AttachToPapers(
                    seminar,
                    category,
                    category == ClosingPapers.Categories[0] ? "总结报告.pdf" : "经费决算表.pdf",
                    Paper(category)
                )
            );
        var counts = await people.AsAsync(host, new GetPapersFiling(seminar));
        await people.AsAsync(host, new FilePapers(seminar, counts.Version, counts.Seen));
        // Trainees dispute and answer for some days before outcomes are told and the office accepts.
        people.Clock.Now = BeijingTime.At(counts.DisputesUntil.AddDays(1).ToDateTime(new TimeOnly(15, 0)));
        await people.AsAsync(
            "office",
            new DecidePapers(
                seminar,
                (await people.AsAsync("office", new GetPapers(seminar))).Version,
                ClosingMove.Accept,
                "材料齐全，同意结项。"
            )
        );
        foreach (var job in await people.PortalAsync(new ListOpenJobs()))
            while (await people.PortalAsync(new RunJobStep(job))) { }
    }

    private void OnDay(int fromNow) => people.Clock.Now = BeijingTime.At(BeijingTime.LocalOf(start).Date.AddDays(fromNow).AddHours(10));

    private static byte[] Paper(string name) =>
        Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 "
                + $"obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n% {name}\n%%EOF\n"
        );
}
