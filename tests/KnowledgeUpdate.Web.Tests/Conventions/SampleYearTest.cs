using System.Text;
using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>A province with one record of every kind, and the address of every page in it.</summary>
public abstract class SampleYearTest(PortalFixture portal) : PageTest(portal)
{
    private protected const string Region = "广西壮族自治区人力资源和社会保障厅";

    private protected static readonly (char Letter, Role Role, string Unit)[] Roles =
    [
        ('O', Role.ProgrammeOffice, SeminarYear.OfficeUnit),
        ('L', Role.LocalBureau, SeminarYear.Nanning),
        ('D', Role.IndustryDepartment, SeminarYear.AgricultureDepartment),
        ('F', Role.Finance, "自治区财政厅"),
        ('U', Role.UnitAdministrator, SeminarYear.University),
        ('B', Role.BaseManager, SeminarYear.University),
        ('T', Role.TrainingInstitution, SeminarYear.University),
        ('V', Role.EvaluationInstitution, SeminarYear.University),
        ('N', Role.Learner, SeminarYear.University),
        ('I', Role.Inspector, Region),
        ('A', Role.Auditor, Region),
        ('S', Role.SystemAdministrator, Region),
    ];

    /// <summary>
    /// Brings a year to its published plan with one record of every kind on the way, and fills in the addresses; also the expert who scored
    /// the first proposal.
    /// </summary>
    private protected async Task<(Dictionary<Row, string> Addresses, Person Expert)> AddressesAsync(Person office, Person learner)
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Recommended);
        var returned = await year.FileAsync(3);
        await year.SendAsync(
            year.Bureau,
            new ReviewSeminarProposal(
                returned,
                await year.VersionAsync<SeminarProposal>(returned),
                ReviewDecision.Returned,
                "请补充预算依据。",
                null,
                [ProposalSection.Topic]
            )
        );
        await year.BeginScoringAsync();
        var sheet = await Province.ReadAsync(db =>
            db.ExpertAssignments.Where(a => a.SubjectId == year.Proposals[0])
                .OrderBy(a => a.Id)
                .Select(a => new { a.Id, a.UserId })
                .FirstAsync()
        );
        await year.OpenBenchAsync();
        await year.FormAsync(year.Office, year.Proposals.Take(2));
        await year.PubliciseAsync();
        await Province.SendAsPublicAsync(new RaiseObjection(year.Publicity, "李反映", "13800000000", "", "名单有误。"));
        var objection = await Province.ReadAsync(db => db.Objections.Select(o => o.Id).SingleAsync());
        await year.SendAsync(
            year.Office,
            new AnswerObjection(objection, await year.VersionAsync<Objection>(objection), ObjectionFinding.NotUpheld, "经核实，名单无误。")
        );
        await year.PublishAsync();
        var amendment = await year.SendAsync(
            year.HostOf(0),
            new RequestPlanAmendment(year.Plan, year.Proposals[0], AmendmentKind.Postpone, year.Today.AddYears(1), null, null, "场地维修。")
        );
        var corrected = await year.SendAsync(
            year.Office,
            new EnterRule(
                RuleKeys.PublicityDays,
                7,
                null,
                await Province.ReadAsync(db => db.Publicities.Select(p => p.StartsOn).SingleAsync()),
                "更正依据",
                null,
                PastFate.Anew,
                "原数值录入有误。"
            )
        );
        var variant = await year.VariantAsync();
        var attachment = await Province.ReadAsync(db =>
            db.Attachments.Where(a => a.SubjectId == year.Proposals[0]).Select(a => a.Id).FirstAsync()
        );
        var member = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var upload = await Province.SendAsync(
            office,
            new UploadUnitFile(
                "单位.csv",
                Encoding.UTF8.GetBytes(
                    "单位名称,单位类别,上级单位,统一社会信用代码,行政区划代码\n五象示例软件有限公司,企业,南宁市,,450100\n"
                )
            )
        );
        var import = await Province.SendAsync(member, new UploadImport("学时.csv", HourFiles.Csv([HourFiles.Row(1)])));
        await Province.SendAsync(
            office,
            new InviteMember(SeminarYear.University, Role.UnitAdministrator, "韦受邀", "invited@test.invalid")
        );
        var letter = await Province.ReadAsync(db =>
            db.OutboxMessages.Where(m => m.To == "invited@test.invalid").Select(m => m.Body).SingleAsync()
        );

        var record = await Province.SendAsync(
            learner,
            new AddMyLearner(
                "韦小新",
                IdentityKind.ResidentId,
                TestIdentity.Number(1),
                SeminarYear.University,
                new Profession("工程技术", TitleLevel.Intermediate, "工程师", null, Education.Bachelor)
            )
        );
        var kind = (await Province.SendAsync(learner, new ListActivityKinds(true)))[0].Id;
        var input = new ClaimInput(kind, "数控技术", "某协会", new DateOnly(2026, 9, 7), new DateOnly(2026, 9, 7), 2026, 1, null);
        var draft = await Province.SendAsync(learner, new DraftClaim(input with { Title = "机器人技术" }));
        var claim = await Province.SendAsync(learner, new DraftClaim(input, new ChosenFile("证明.pdf", SeminarYear.Pdf("证明"))));
        await Province.SendAsync(
            learner,
            new SubmitClaim(
                claim,
                await Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.Version).SingleAsync())
            )
        );
        await Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [
                    new HourCredit
                    {
                        LearnerId = record,
                        Category = HourCategory.Professional,
                        Hours = 8,
                        SourceKind = HourSource.Course,
                        SourceId = Guid.NewGuid(),
                        Title = "课程",
                        Provider = "邕江大学",
                        From = new DateOnly(2026, 5, 1),
                        To = new DateOnly(2026, 5, 2),
                        Rule = "示例",
                    },
                ]
            )
        );
        var entry = await Province.ReadAsync(db => db.HourEntries.Where(e => e.LearnerId == record).Select(e => e.Id).SingleAsync());
        HourCredit Earlier(HourCategory category, decimal hours) =>
            new()
            {
                LearnerId = record,
                Category = category,
                Hours = hours,
                SourceKind = HourSource.Course,
                SourceId = Guid.NewGuid(),
                Title = "课程",
                Provider = "邕江大学",
                From = new DateOnly(2025, 5, 1),
                To = new DateOnly(2025, 5, 2),
                Rule = "示例",
            };
        await Province.SendAsPortalAsync(
            new CreditHours(
                2025,
                [
                    Earlier(HourCategory.PublicCompulsory, 15),
                    Earlier(HourCategory.PublicElective, 15),
                    Earlier(HourCategory.Professional, 60),
                ]
            )
        );
        var certificate = await Province.SendAsync(learner, new TakeYearlyCertificate(2025));
        var request = await Province.ReadAsync(db => db.Employments.Where(e => e.LearnerId == record).Select(e => e.Id).SingleAsync());
        await Province.SendAsync(
            member,
            new DecideEmployment(
                request,
                await Province.ReadAsync(db => db.Employments.Where(e => e.Id == request).Select(e => e.Version).SingleAsync()),
                true,
                null
            )
        );
        var evidence = await Province.ReadAsync(db => db.Attachments.Where(a => a.SubjectId == claim).Select(a => a.Id).SingleAsync());
        var held = await HeldSeminar.OfAsync(year, 0);
        await held.FileAsync();
        await Province.SendAsync(learner, new EnrolInSeminar(held.Id));
        var staff = await Province.SendAsync(
            held.Host,
            new UploadStaff("名单.csv", Encoding.UTF8.GetBytes($"姓名,证件号码\n韦小新,{TestIdentity.Number(77)}\n"))
        );
        var roster = await Province.SendAsync(held.Host, new UploadRoster(held.Id, "名册.csv", HeldSeminar.Roster(1, 1)));
        var half = (await held.HalfDaysAsync())[0];
        Province.Clock.Now = half.EndsAt.AddHours(2);
        var dispute = await Province.SendAsync(learner, new DisputeAttendance(held.Id, half.Id, "当天在场。"));
        await Province.SendAsync(
            held.Host,
            new DecideDispute(held.Id, dispute, await year.VersionAsync<AttendanceDispute>(dispute), DisputeAction.Uphold, "已核实。")
        );
        await held.FilePapersAsync();
        var paper = await Province.ReadAsync(db => db.Attachments.Where(a => a.SubjectId == held.Id).Select(a => a.Id).SingleAsync());

        var second = (
            await Province.SendAsync(
                member,
                new EnterLearner(
                    "韦小新",
                    IdentityKind.ResidentId,
                    TestIdentity.Number(2),
                    new Profession(null, TitleLevel.None, null, null, Education.NotStated)
                )
            )
        )
            .Id!
            .Value;
        var (join, binding, notme) = await BindAsync(member);
        var seal = await Province.SealAsync(office, new ChosenFile("章.png", KnowledgeUpdate.Documents.Certificates.SampleSeal.Draw()));
        var proposed = await Province.SendAsync(
            office,
            new ChangeIssuerSeal(new ChosenFile("新章.png", KnowledgeUpdate.Documents.Certificates.SampleSeal.Draw("新章")))
        );
        var system = await Province.PersonAsync(Role.SystemAdministrator, Region);
        await Province.SendAsync(system, new MakeApiKey("人事系统", "某局", 600, new DateOnly(2027, 12, 31)));
        var key = await Province.ReadAsync(db => db.ApiKeys.Select(k => k.Id).SingleAsync());

        var (lent, link) = await LendAndLinkAsync(office, member, system);

        var values = new Dictionary<string, string>
        {
            ["seminar"] = $"{held.Id}",
            ["half"] = $"{half.Id}",
            ["enrolment"] = $"{(await held.EnrolmentAsync(learner)).Id}",
            ["roster"] = $"{roster}",
            ["staff"] = $"{staff}",
            ["dispute"] = $"{dispute}",
            ["paper"] = $"{paper}",
            ["call"] = $"{year.Call}",
            ["plan"] = $"{year.Plan}",
            ["proposal"] = $"{year.Proposals[0]}",
            ["returned"] = $"{returned}",
            ["publicity"] = $"{year.Publicity}",
            ["objection"] = $"{objection}",
            ["amendment"] = $"{amendment}",
            ["variant"] = $"{variant.Id}",
            ["sheet"] = $"{sheet.Id}",
            ["attachment"] = $"{attachment}",
            ["unit"] = $"{Province.Units[SeminarYear.University].Id}",
            ["member"] = $"{member.UserId}",
            ["rule"] = $"{corrected}",
            ["membership"] = $"{member.MembershipId}",
            ["lendable"] = $"{office.MembershipId}",
            ["lent"] = $"{lent}",
            ["link"] = $"{link}",
            ["upload"] = $"{upload}",
            ["learner"] = $"{record}",
            ["draft"] = $"{draft}",
            ["claim"] = $"{claim}",
            ["entry"] = $"{entry}",
            ["request"] = $"{request}",
            ["evidence"] = $"{evidence}",
            ["certificate"] = $"{certificate}",
            ["import"] = $"{import}",
            ["second"] = $"{second}",
            ["seal"] = $"{seal}",
            ["key"] = $"{key}",
            ["proposed"] = $"{proposed}",
            ["join"] = join,
            ["binding"] = $"{binding}",
            ["notme"] = notme,
            ["secret"] = Regex.Match(letter, "/account/invitation/(.{32})").Groups[1].Value,
        };
        return (
            RouteTable
                .Rows.Where(r => r.Sample.Length > 0)
                .ToDictionary(r => r, r => Regex.Replace(r.Sample, @"\{(\w+)\}", m => values[m.Groups[1].Value])),
            year.Experts.Single(e => e.UserId == sheet.UserId)
        );
    }

    /// <summary>A role that the office lends, and a second account of a member.</summary>
    private async Task<(Guid Lent, Guid Link)> LendAndLinkAsync(Person office, Person member, Person system)
    {
        await Province.LendAsync(office, await Province.PersonAsync(Role.Inspector, SeminarYear.OfficeUnit));
        var second = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        return (
            await Province.ReadAsync(db => db.LentRoles.Select(l => l.Id).SingleAsync()),
            await Province.SendAsync(system, new RecordSamePerson(member.UserId, second.Name, "证件号码相同"))
        );
    }

    /// <summary>An invitation to a record, a request for one that an account holds, and the link of its holder.</summary>
    private async Task<(string Join, Guid Binding, string NotMe)> BindAsync(Person unit)
    {
        var nothing = new Profession(null, TitleLevel.None, null, null, Education.NotStated);
        var invited = (await Province.SendAsync(unit, new EnterLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(3), nothing)))
            .Id!
            .Value;
        var link = await Province.SendAsync(unit, new InviteToRecord(invited));
        var bound = (await Province.SendAsync(unit, new EnterLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(4), nothing)))
            .Id!
            .Value;
        var (first, second) = (
            await Province.PersonAsync(Role.Learner, SeminarYear.University),
            await Province.PersonAsync(Role.Learner, SeminarYear.University)
        );
        await Province.SendAsync(first, new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(4), null, nothing));
        var asked = await Province.ReadAsync(db => db.RecordBindings.SingleAsync(b => b.LearnerId == bound));
        await Province.SendAsync(unit, new DecideRecordBinding(asked.Id, asked.Version, true, null));
        await Province.SendAsync(second, new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(4), null, nothing));
        var letter = await Province.ReadAsync(db =>
            db.OutboxMessages.Where(m => m.Body.Contains("/not-me/")).Select(m => m.Body).SingleAsync()
        );
        return (
            link.Secret,
            await Province.ReadAsync(db => db.RecordBindings.Where(b => b.State == BindingState.Asked).Select(b => b.Id).SingleAsync()),
            letter.Split("/not-me/")[1][..32]
        );
    }

    private protected async Task<HttpClient> ClientAsync(Person? person)
    {
        var options = new WebApplicationFactoryClientOptions
        {
            BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/"),
            HandleCookies = true,
            AllowAutoRedirect = false,
        };
        var browser = new FormBrowser(Factory.CreateClient(options));
        if (person is null)
            return browser.Client;
        await browser.GetAsync("/account/sign-in");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("form[action*='Demo' i]")!;
        await browser.Client.PostAsync(
            new Uri(browser.Address, form.GetAttribute("action")!),
            FormBrowser.Content(form, new Dictionary<string, string?>(), ("name", person.Name))
        );
        return browser.Client;
    }
}
