using System.Text;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Migrator.Demo;

/// <summary>Plays a year up to a stage, each act by the person who would do it, on the day it would be done.</summary>
internal sealed class DemoYear
{
    private readonly DemoPeople people;
    private readonly int stage;
    private readonly Action<string> say;
    private readonly DateTimeOffset start = DateTimeOffset.UtcNow;
    private readonly Dictionary<string, Guid> proposals = [];
    private Guid call;

    private DemoYear(DemoPeople people, int stage, Action<string> say) => (this.people, this.stage, this.say) = (people, stage, say);

    private IReadOnlyList<DemoTopic> Topics => people.IsGuangxi ? DemoTopics.Guangxi : DemoTopics.Hainan;

    /// <summary>Days from now at which filing closes, by stage: far enough back for what follows to have happened.</summary>
    private int ClosesIn =>
        stage switch
        {
            1 => 18,
            2 => -4,
            3 => -45,
            _ => -55 - DemoDelivery.PublishedBefore,
        };

    public static async Task RunAsync(DemoPeople people, string stage, Action<string> say)
    {
        var year = new DemoYear(people, DemoProvince.Stages.ToList().IndexOf(stage), say);
        if (year.stage >= 1)
            await year.CallAsync();
        if (year.stage >= 2)
            await year.FirstReviewAsync();
        if (year.stage >= 3 && people.IsGuangxi)
        {
            await year.ScoreAsync();
            await year.PlanAsync();
        }

        if (year.stage >= 4 && people.IsGuangxi)
            await year.PublishAsync();
        people.Clock.Now = year.start;
    }

    private void OnDay(int fromNow, int hour = 10) =>
        people.Clock.Now = BeijingTime.At(BeijingTime.LocalOf(start).Date.AddDays(fromNow).AddHours(hour));

    /// <summary>Days back to the last weekday before today.</summary>
    private int LastWeekday =>
        BeijingTime.DateOf(start).DayOfWeek switch
        {
            DayOfWeek.Monday => -3,
            DayOfWeek.Sunday => -2,
            _ => -1,
        };

    private async Task CallAsync()
    {
        OnDay(ClosesIn - 40);
        var planYear = BeijingTime.DateOf(start).Year + 1;
        var fields = await people.AsAsync("office", new ListFields());
        var terms = new CallTerms
        {
            Kinds = [.. Enum.GetValues<SeminarKind>()],
            Fields = [.. fields.Select(f => f.Code)],
            RecommendationLimit = 8,
            RequiredAttachments = ["单位盖章申报表", "讲师职称证明"],
            FeeClass = "三类",
            FirstReviewDueOn = BeijingTime.DateOf(start).AddDays(ClosesIn + 10),
            ExpertScoring = people.IsGuangxi,
            ExpertsPerProposal = 3,
            ScoringDueOn = BeijingTime.DateOf(start).AddDays(ClosesIn + 25),
            Criteria = [new("选题价值", 30), new("课程与师资", 30), new("组织能力", 20), new("经费合理性", 20)],
            RegionBudget = 2400000,
            CentralBudget = 400000,
            MonthLimit = 3,
            HostLimit = 2,
        };
        var opens = BeijingTime.LocalOf(start).Date.AddDays(ClosesIn - 39).AddHours(9);
        var closes = BeijingTime.LocalOf(start).Date.AddDays(ClosesIn);
        call = await people.AsAsync(
            "office",
            new SaveSeminarCall(
                null,
                0,
                planYear,
                $"关于申报{planYear}年度专业技术人才知识更新工程研修培训项目选题的通知",
                "各市人力资源和社会保障局，各有关部门、单位：\n为做好下一年度研修培训项目工作，现就选题申报有关事项通知如下。\n一、选题应围绕战略性新兴产业领域和重大战略，坚持高水平、小规模、重特色。\n二、每期一般不超过60人，"
                    + "经费按培训费管理办法测算，住宿费、伙食费不得超过单项限额。\n三、请在规定时间内在线填报，由所在市人社局或行业主管部门初审推荐。",
                opens,
                closes,
                terms
            )
        );
        await people.ConfirmAsync(
            await people.AsAsync("office", new PublishSeminarCall(call, (await people.AsAsync("office", new GetSeminarCall(call))).Version))
        );

        OnDay(ClosesIn - 20);
        foreach (var topic in Topics)
            await FileAsync(topic);
        say($"Call published, {proposals.Count} proposals begun");
    }

    private async Task FileAsync(DemoTopic topic)
    {
        var id = await people.AsAsync(topic.Host, new BeginSeminarProposal(call));
        proposals[topic.Title] = id;
        var index = proposals.Count;
        var content = await ContentAsync(topic);
        // At the stage of calls some are still being written: left after the third section.
        var isDraft = stage == 1 && index % 3 == 0;
        foreach (
            var section in Enum.GetValues<ProposalSection>()
                .Where(s => s != ProposalSection.Attachments && (!isDraft || s <= ProposalSection.Trainees))
        )
            await people.AsAsync(
                topic.Host,
                new SaveProposalSection(id, await VersionAsync(topic.Host, id), section, c => c.Taking(section, content))
            );
        if (isDraft)
            return;
        foreach (var paper in new[] { "单位盖章申报表", "讲师职称证明" })
            await people.AsAsync(
                topic.Host,
                new AttachToProposal(id, await VersionAsync(topic.Host, id), paper, $"{paper}.pdf", Paper(paper))
            );
        OnDay(ClosesIn - 20 + index % 15);
        await people.AsAsync(topic.Host, new SubmitSeminarProposal(id, await VersionAsync(topic.Host, id)));
    }

    private async Task FirstReviewAsync()
    {
        var returned = Topics.Count > 4 ? Topics[4].Title : null;
        for (var i = 0; i < Topics.Count; i++)
        {
            var topic = Topics[i];
            var id = proposals[topic.Title];
            // At the stage of review itself half of the work is left to the reader.
            if (stage == 2 && i % 2 == 1)
                continue;
            OnDay(ClosesIn + 1, 9 + i % 8);
            if (topic.Title == returned)
            {
                await people.AsAsync(
                    topic.Reviewer,
                    new ReviewSeminarProposal(
                        id,
                        await VersionAsync(topic.Reviewer, id),
                        ReviewDecision.Returned,
                        "课程表第3天缺主讲职称；交通费未说明测算依据。",
                        null,
                        [ProposalSection.Courses, ProposalSection.Budget]
                    )
                );
                if (stage == 2)
                    continue;
                OnDay(ClosesIn + 3, 15);
                await people.AsAsync(
                    topic.Host,
                    new SaveProposalSection(
                        id,
                        await VersionAsync(topic.Host, id),
                        ProposalSection.Courses,
                        c => c with { Courses = [.. c.Courses.Select(l => l.Day == 3 ? l with { Topic = l.Topic + "（主讲教授）" } : l)] }
                    )
                );
                await people.AsAsync(topic.Host, new SubmitSeminarProposal(id, await VersionAsync(topic.Host, id)));
                OnDay(ClosesIn + 4, 11);
            }

            var declined = i == Topics.Count - 1 && Topics.Count > 1;
            await people.AsAsync(
                topic.Reviewer,
                new ReviewSeminarProposal(
                    id,
                    await VersionAsync(topic.Reviewer, id),
                    declined ? ReviewDecision.Declined : ReviewDecision.Recommended,
                    declined
                        ? "不予推荐：与往年研修内容重复，对象不明确。"
                        : "同意推荐。选题切合产业需求，课程与师资结构合理，经费测算符合标准。",
                    null,
                    []
                )
            );
        }

        say("First reviews given");
    }

    private async Task ScoreAsync()
    {
        OnDay(ClosesIn + 12);
        var employers = new[]
        {
            "邕江大学",
            "漓江电子科技学院",
            "柳州智造职业技术大学",
            "桂中质量检验研究院",
            "八桂测绘地理信息学会",
            "桂北城乡规划设计院",
        };
        var titles = new[] { "教授", "研究员", "正高级工程师", "教授", "研究员", "教授" };
        var fields = (await people.AsAsync("office", new ListFields())).Select(f => f.Code).ToList();
        foreach (var (expert, i) in people.Named(Role.Expert).Select((e, i) => (e, i)))
            await people.AsAsync(
                "office",
                new SaveExpert(null, 0, people.UserId(expert), employers[i], titles[i], [.. fields.Where((_, f) => f % 3 != i % 3)], true)
            );
        await people.AsAsync("office", new BeginExpertScoring(call, await CallVersionAsync(), "demo"));

        OnDay(ClosesIn + 20);
        foreach (var expert in people.Named(Role.Expert))
        {
            foreach (var row in await people.AsAsync(expert, new ListMyScoring()))
            {
                var sheet = await people.AsAsync(expert, new GetScoringSheet(row.AssignmentId));
                var seed = (row.Number[^1] - '0') * 7 + expert[^1] - '0';
                await people.AsAsync(
                    expert,
                    new SubmitScore(
                        row.AssignmentId,
                        sheet.Version,
                        [.. sheet.Criteria.Select((_, c) => (decimal?)(72 + (seed + c * 5) % 24))],
                        "选题有价值，课程安排合理，建议进一步细化研修成果。"
                    )
                );
            }
        }

        say("Experts scored");
    }

    private async Task PlanAsync()
    {
        foreach (var topic in Topics.Where(t => t.Kind == SeminarKind.National))
        {
            OnDay(ClosesIn + 26);
            await people.AsAsync(
                "office",
                new ForwardToMinistry(
                    proposals[topic.Title],
                    await VersionAsync("office", proposals[topic.Title]),
                    BeijingTime.DateOf(people.Clock.Now),
                    "桂人社函〔2026〕31号"
                )
            );
            OnDay(ClosesIn + 36);
            await people.AsAsync(
                "office",
                new RecordMinistryAnswer(
                    proposals[topic.Title],
                    await VersionAsync("office", proposals[topic.Title]),
                    MinistryAnswer.Approved,
                    "部里复函，已列入国家级高级研修项目计划"
                )
            );
        }

        OnDay(ClosesIn + 37);
        var plan = await people.AsAsync("office", new OpenPlanBench(call, await CallVersionAsync()));
        var bench = await people.AsAsync("office", new GetPlanBench(plan, null));
        foreach (var candidate in bench.Candidates.OrderBy(c => c.Item.Number, StringComparer.Ordinal).Select(c => c.Item).ToList())
        {
            var now = await people.AsAsync("office", new GetPlanBench(plan, null));
            if (now.Bench.Items.Count < 20 && now.Candidates.Single(c => c.Item.Id == candidate.Id).Problems.Count == 0)
                await people.AsAsync("office", new ChangePlanVariant(now.Current.Id, now.Current.Version, candidate.Id, null));
        }

        var chosen = await people.AsAsync("office", new GetPlanBench(plan, null));
        await people.AsAsync("office2", new SavePlanVariant(plan, "B", chosen.Current.Id));
        OnDay(ClosesIn + 40);
        await people.AsAsync(
            "office",
            new FormAnnualPlan(
                plan,
                chosen.PlanVersion,
                chosen.Current.Id,
                chosen.Current.Version,
                "经处务会研究：超出额度的部分由承办单位自筹。"
            )
        );
        OnDay(stage == 3 ? LastWeekday : ClosesIn + 41);
        var formed = await people.AsAsync("office", new GetAnnualPlan(plan));
        var publicity = await people.AsAsync(
            "office",
            new PublicisePlan(
                plan,
                formed.RowVersion,
                $"关于{formed.Year}年度专业技术人才知识更新工程\n研修培训项目计划的公示",
                $"根据《广西壮族自治区专业技术人才知识更新工程实施方案》（桂人社发〔2022〕15号），经单位申报、初审推荐、专家评审，拟将以下{formed.Rows.Count}个项目列入{formed.Year}年度研修培训项目计划，"
                    + "现予公示。\n单位和个人如有异议，可在公示期内通过本页、来信或电话实名反映。",
                BeijingTime.DateOf(people.Clock.Now),
                null
            )
        );
        if (stage == 3)
            await people.PublicAsync(
                new RaiseObjection(
                    publicity,
                    "覃某",
                    "138 0000 0000",
                    formed.Rows[^1].Title,
                    "该项目与去年同一单位举办的培训班内容相近，请核实。"
                )
            );
        say($"Plan formed with {formed.Rows.Count} seminars and publicised");
    }

    private async Task PublishAsync()
    {
        OnDay(ClosesIn + 55);
        var plan = (await people.AsAsync("office", new ListPlans(new()))).Rows.Single().Id;
        var view = await people.AsAsync("office", new GetAnnualPlan(plan));
        await people.ConfirmAsync(
            await people.AsAsync(
                "office",
                new PublishAnnualPlan(plan, view.RowVersion, $"桂人社函〔{view.Year - 1}〕188号", BeijingTime.DateOf(people.Clock.Now))
            )
        );
        OnDay(-2);
        var row = view.Rows.First(r => r.Title.Contains("铝基", StringComparison.Ordinal));
        var host = Topics.Single(t => t.Title == row.Title).Host;
        await people.AsAsync(
            host,
            new RequestPlanAmendment(
                plan,
                row.ProposalId,
                AmendmentKind.Postpone,
                row.StartsOn?.AddDays(120),
                null,
                null,
                "研修基地改造，申请延期至12月举办。"
            )
        );
        say("Plan published; one amendment awaits a decision");
    }

    private async Task<ProposalContent> ContentAsync(DemoTopic topic)
    {
        var isNational = topic.Kind == SeminarKind.National;
        var draft = new ProposalContent
        {
            Title = topic.Title,
            Kind = topic.Kind,
            Field = topic.Field,
            RecommenderId = people.UnitOf(topic.Reviewer).Id,
            ContactName = people.NameOf(topic.Host),
            ContactPhone = "0771-0000000",
            CoSponsor = isNational ? "自治区工业和信息化厅" : null,
            CoOrganisers = "有关行业协会",
            Grounds = $"围绕“{topic.Title}”主题，相关行业技术更新快，一线中高级专业技术人才急需系统补充新理论、新技术、新方法。",
            Aims = "通过专题讲授、案例研讨与现场教学，提升解决复杂工程问题的能力，形成可推广的成果。",
            Target = "自治区内从事相关工作、具有中级以上职称的专业技术人员和技术管理人员。",
            HeadCount = topic.People,
            FromOutside = isNational ? 20 : 5,
            StartsOn = new DateOnly(BeijingTime.DateOf(start).Year + 1, topic.Month, topic.Day),
            Days = topic.Days,
            Place = topic.Place,
            Mode = "集中面授与现场教学",
            Lecturers =
            [
                .. topic.Lecturers.Select(
                    (name, i) =>
                        new Lecturer(
                            name,
                            i == 0 ? "邻省某大学" : "某研究院",
                            i == 0 ? "教授" : "研究员",
                            i == 0 ? LecturerRank.FullSenior : LecturerRank.AssociateSenior
                        )
                ),
            ],
            Courses =
            [
                .. Enumerable
                    .Range(1, topic.Days)
                    .SelectMany(d =>
                        new[]
                        {
                            new Course(
                                d,
                                HalfDay.Morning,
                                $"{Subject(topic.Title)}：专题讲授（{d}）",
                                4,
                                topic.Lecturers[(d - 1) % topic.Lecturers.Length]
                            ),
                            new Course(
                                d,
                                HalfDay.Afternoon,
                                d == topic.Days ? "现场教学与结业研讨" : $"{Subject(topic.Title)}：案例研讨（{d}）",
                                4,
                                topic.Lecturers[d % topic.Lecturers.Length]
                            ),
                        }
                    ),
            ],
            Budget = new BudgetRequest(320, 120, 50, 26, 500, 1000, 0, 6000),
            Results = "结业论文汇编1册，形成应用案例和标准建议。",
            Conditions = "具备教室、实训场地和专职班务人员，近三年举办同类培训班6期。",
        };
        var terms = (await people.AsAsync(topic.Host, new GetSeminarCall(call))).Terms;
        var total = FeeCalculator.Work(ReferenceData.CentralFees, terms.FeeClass, draft).Total;
        var central = isNational ? Math.Min(200000, total) : 0;
        var region = Math.Min(topic.Region, total);
        return draft with { CentralFunds = central, RegionFunds = region, OwnFunds = total - central - region };
    }

    private static string Subject(string title) =>
        title
            .Replace("高级研修班", "", StringComparison.Ordinal)
            .Replace("急需紧缺人才培训班", "", StringComparison.Ordinal)
            .Replace("岗位培训班", "", StringComparison.Ordinal);

    private async Task<uint> VersionAsync(string who, Guid proposal) => (await people.AsAsync(who, new GetProposalVersion(proposal)));

    private async Task<uint> CallVersionAsync() => (await people.AsAsync("office", new GetSeminarCall(call))).Version;

    /// <summary>A small lawful PDF that says which paper it stands for.</summary>
    private static byte[] Paper(string name) =>
        Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 "
                + "obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n% "
                + $"{Convert.ToHexString(Encoding.UTF8.GetBytes(name))}\n%%EOF\n"
        );
}
