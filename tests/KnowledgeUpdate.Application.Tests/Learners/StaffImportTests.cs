using System.Text;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>A unit enters its staff by a list.</summary>
public sealed class StaffImportTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string University = SeminarYear.University,
        Other = "柳州智造职业技术大学",
        Head = "姓名,证件号码,职称系列,职称层级,职称,专业领域,学历\n";

    private static readonly Profession Engineer = new("工程技术", TitleLevel.Intermediate, "工程师", "rural", Education.Bachelor);

    [Fact]
    public async Task Every_row_says_what_it_does_or_what_is_wrong_and_nothing_is_written_before()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, University);
        await EnterAsync(unit, 1);
        await EnterAsync(unit, 2, Engineer with { Title = "高级工程师" });
        await EnterAsync(await Province.PersonAsync(Role.UnitAdministrator, Other), 3);
        var job = await UploadAsync(
            unit,
            Line(1, "工程技术,中级,工程师,,大学本科")
                + Line(2, "工程技术,中级,工程师,,本科")
                + Line(3, ",,,,")
                + Line(4, "工程技术,助理级,,rural,硕士")
                + Line(4, ",,,,")
                + Line(5, "工程,高级,,航天,小学")
                + Line(6, ",副高,,,")
                + "韦小新,45010319600101000,,,,,\n"
                + $"覃大新,{TestIdentity.Number(1)},,,,,\n"
        );

        var list = await Province.SendAsync(unit, new GetStaffList(job));

        Assert.Equal(
            [
                StaffRowState.Described,
                StaffRowState.Unchanged,
                StaffRowState.Asked,
                StaffRowState.New,
                StaffRowState.Refused,
                StaffRowState.Refused,
                StaffRowState.Refused,
                StaffRowState.Refused,
                StaffRowState.Refused,
            ],
            list.Rows.Select(r => r.State)
        );
        Assert.Equal(
            [
                (6, "证件号码"),
                (7, "职称系列"),
                (7, "职称层级"),
                (7, "专业领域"),
                (7, "学历"),
                (8, "职称系列"),
                (9, "证件号码"),
                (10, "姓名"),
                (10, "证件号码"),
            ],
            list.Rows.SelectMany(r => r.Faults.Select(f => (r.Number, f.Column)))
                .OrderBy(f => f.Number)
                .ThenBy(f => Array.IndexOf(["姓名", "证件号码", "职称系列", "职称层级", "职称", "专业领域", "学历"], f.Column))
        );
        Assert.Equal((3, 1), (list.Changing, list.Asking));
        Assert.All(list.Rows, r => Assert.DoesNotContain(TestIdentity.Number(1), r.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(
            await Province.ReadAsync(db => db.AttachmentContents.Select(c => c.Content).ToListAsync()),
            c => Encoding.UTF8.GetString(c).Contains(TestIdentity.Number(1), StringComparison.Ordinal)
        );
        Assert.Equal(3, await Province.ReadAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task The_good_rows_are_entered_once_and_what_a_person_said_stands()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, University);
        var (person, pending) = (await Province.PersonAsync(Role.Learner, Other), await Province.PersonAsync(Role.Learner, University));
        await Province.SendAsync(
            person,
            new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(3), Other, Engineer with { Title = "技师" })
        );
        await EnterAsync(await Province.PersonAsync(Role.UnitAdministrator, Other), 3);
        await Province.SendAsync(pending, new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(4), University, Nothing));
        await EnterAsync(unit, 1);
        var job = await UploadAsync(
            unit,
            Line(1, "工程技术,中级,工程师,rural,大学本科")
                + Line(2, "工程技术,中级,工程师,rural,大学本科")
                + Line(3, "会计,中级,会计师,,博士")
                + Line(4, "工程技术,中级,工程师,rural,大学本科")
                + "韦小新,1,,,,,\n"
        );

        // Two at once have one effect.
        var entered = await Task.WhenAll(Province.SendAsync(unit, new ImportStaff(job)), Province.SendAsync(unit, new ImportStaff(job)));
        Assert.Equal([4, 4], entered);

        var staff = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.State == EmploymentState.Confirmed)
                .Join(db.Organisations.Where(o => o.Name == University), e => e.OrganisationId, o => o.Id, (e, o) => e)
                .Join(db.Learners, e => e.LearnerId, l => l.Id, (e, l) => new { l.Title, IsHere = l.EmployerId == e.OrganisationId })
                .ToListAsync()
        );
        Assert.Equal(["工程师", "工程师", "工程师"], staff.Select(s => s.Title).Order(StringComparer.Ordinal));
        Assert.All(staff, s => Assert.True(s.IsHere));
        // The employment at the other unit stands until the person or that unit confirms, the request that was open is answered, and
        // whoever has an account is told.
        Assert.Equal(
            (0, 0, 0),
            await Province.ReadAsync(async db =>
                (
                    await db.Employments.CountAsync(e => e.State == EmploymentState.Ended),
                    await db.Employments.CountAsync(e => e.State == EmploymentState.Pending),
                    await db.WorkItems.CountAsync(w => w.DoneAt == null && w.Act == LearnerActs.ConfirmEmployment)
                )
            )
        );
        Assert.Equal(1, await Province.ReadAsync(db => db.Employments.CountAsync(e => e.State == EmploymentState.Claimed)));
        Assert.Equal(
            1,
            (
                await Province.ReadAsync(db =>
                    db.Notifications.Where(n => n.Key == "{0} has entered you as staff").Select(n => n.Args).ToListAsync()
                )
            ).Count(a => a.Contains(University, StringComparison.Ordinal))
        );
        Assert.DoesNotContain(
            (await Province.SendAsync(unit, new GetStaffList(job))).Rows,
            r => r.State is not (StaffRowState.Unchanged or StaffRowState.Waiting or StaffRowState.Refused)
        );
        var again = await UploadAsync(unit, Line(1, "会计,中级,会计师,,"));
        await Refused.ByAsync(
            "This list enters nobody new: there is nothing to import.",
            () => Province.SendAsync(unit, new ImportStaff(again))
        );
    }

    [Fact]
    public async Task Nobody_else_sees_or_imports_a_list()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, University);
        var job = await UploadAsync(unit, Line(1, ",,,,"));
        var other = await Province.PersonAsync(Role.UnitAdministrator, Other);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetStaffList(job)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new ImportStaff(job)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetStaffFile(job)));
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(office, new GetStaffList(job)));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(office, new ImportStaff(job)));
        await using var second = await TestProvince.FoundAsync(Database);
        var stranger = await second.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        await Assert.ThrowsAsync<NotFoundException>(() => second.SendAsync(stranger, new ImportStaff(job)));
        Assert.Equal(0, await Province.ReadAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_refused()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, University);
        foreach (
            var (name, content, sentence) in new[]
            {
                (
                    "名单.pdf",
                    SeminarYear.Pdf("名单"),
                    "{0} is neither an xlsx without macros nor a csv. Save the table as one of these and choose it again."
                ),
                (
                    "名单.csv",
                    "姓名,学历\n韦小新,本科\n"u8.ToArray(),
                    "{0} has no column “{1}”. Download the template and copy the rows into it."
                ),
                ("名单.csv", Encoding.UTF8.GetBytes(Head), "{0} has no rows. Download the template and fill it in."),
            }
        )
            await Refused.ByAsync(sentence, () => Province.SendAsync(unit, new UploadStaff(name, content)));
        Assert.Equal(0, await Province.ReadAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task Three_hundred_people_are_looked_up_by_as_many_statements_as_ten()
    {
        var unit = await Province.PersonAsync(Role.UnitAdministrator, University);
        async Task<int> LookUpsAsync(int from, int people)
        {
            var job = await UploadAsync(
                unit,
                string.Concat(Enumerable.Range(from, people).Select(i => Line(i, "工程技术,中级,工程师,rural,大学本科")))
            );
            await Province.SendAsync(unit, new GetStaffList(job));
            using var sent = new SentStatements();
            Assert.Equal(people, await Province.SendAsync(unit, new ImportStaff(job)));
            return sent.All.Count(s => !s.Contains("INSERT INTO", StringComparison.Ordinal));
        }

        Assert.Equal(await LookUpsAsync(1, 10), await LookUpsAsync(100, 300));
    }

    private static readonly Profession Nothing = new(null, TitleLevel.None, null, null, Education.NotStated);

    private static string Line(int n, string profession) => $"韦小新,{TestIdentity.Number(n)},{profession}\n";

    private Task<Guid> UploadAsync(Person unit, string lines) =>
        Province.SendAsync(unit, new UploadStaff("名单.csv", Encoding.UTF8.GetBytes(Head + lines)));

    private async Task<Guid> EnterAsync(Person unit, int n, Profession? profession = null) =>
        (await Province.SendAsync(unit, new EnterLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(n), profession ?? Nothing)))
            .Id!
            .Value;
}
