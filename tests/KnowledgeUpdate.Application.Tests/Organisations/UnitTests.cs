using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Organisations;

/// <summary>A test of units with one person of each role that touches them.</summary>
public abstract class UnitTest(PortalFixture portal) : UseCaseTest(portal)
{
    protected const string Nanning = "南宁市", Liuzhou = "柳州市", University = "邕江大学";

    protected Person Office { get; private set; } = null!;

    protected Person Bureau { get; private set; } = null!;

    protected Guid Id(string unit) => Province.Units[unit].Id;

    protected Task<Organisation> UnitAsync(Guid id) => Province.ReadAsync(db => db.Organisations.Include(o => o.Capacities).AsNoTracking().SingleAsync(o => o.Id == id));

    protected async Task<uint> VersionAsync(string unit) => (await UnitAsync(Id(unit))).Version;

    protected static string Code(int number)
    {
        var body = $"MA1T{number:0000}";
        var first = $"91450100{body}{CreditCode.BodyCheckCharacter(body)}";
        return first + CreditCode.CheckCharacter(first);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        Bureau = await Province.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局");
    }
}

public sealed class EnterUnitTests(PortalFixture portal) : UnitTest(portal)
{
    [Fact]
    public async Task A_bureau_enters_an_enterprise_in_its_city_with_the_code_as_people_type_it()
    {
        var typed = Code(1).Replace("9145", "９１４５ ", StringComparison.Ordinal).ToLowerInvariant();

        var id = await Province.SendAsync(Bureau, new EnterUnit(Id(Nanning), " 青山软件公司 ", OrganisationKind.Enterprise, "450100 南宁市", typed));

        var unit = await UnitAsync(id);
        Assert.Equal(("青山软件公司", Code(1), "450100", Id(Nanning)), (unit.Name, unit.CreditCode, unit.DivisionCode, unit.ParentId!.Value));
        Assert.StartsWith(Province.Units[Nanning].Path + ".", unit.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_division_comes_with_its_bureau_and_another_unit_comes_alone()
    {
        var id = await Province.SendAsync(Office, new EnterUnit(Id(Nanning), "五象新区", OrganisationKind.Division, "450199", null));
        await Province.SendAsync(Office, new EnterUnit(id, "五象新区管委会", OrganisationKind.PublicInstitution, "450199", null));

        var below = await Province.ReadAsync(db => db.Organisations.Where(o => o.ParentId == id).OrderBy(o => o.Kind).Select(o => new { o.Name, o.Kind, o.DivisionCode }).ToListAsync());
        Assert.Equal([("五象新区人力资源和社会保障局", OrganisationKind.HrBureau, "450199"), ("五象新区管委会", OrganisationKind.PublicInstitution, "450199")], below.Select(o => (o.Name, o.Kind, o.DivisionCode)));
    }

    [Theory]
    [InlineData("", "450100", null, "Name")]
    [InlineData("某公司", "45010", null, "DivisionCode")]
    [InlineData("某公司", "459999", null, "DivisionCode")]
    [InlineData("某公司", "450100", "91110000600037341M", "CreditCode")]
    [InlineData("邕江大学", "450100", null, "Name")]
    public async Task Bad_input_is_told_beside_its_field(string name, string division, string? code, string field)
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Province.SendAsync(Bureau, new EnterUnit(Id(Nanning), name, OrganisationKind.Enterprise, division, code)));

        Assert.Equal(field, Assert.Single(refusal.Errors).PropertyName);
    }

    [Fact]
    public async Task A_code_that_another_open_unit_holds_is_refused()
    {
        await Province.SendAsync(Bureau, new EnterUnit(Id(Nanning), "甲公司", OrganisationKind.Enterprise, "450100", Code(2)));

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Province.SendAsync(Bureau, new EnterUnit(Id(Nanning), "乙公司", OrganisationKind.Enterprise, "450100", Code(2))));

        Assert.Equal("CreditCode", Assert.Single(refusal.Errors).PropertyName);
    }

    [Fact]
    public async Task A_bureau_enters_nothing_outside_its_city_and_no_bureau()
    {
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(Bureau, new EnterUnit(Id(Liuzhou), "某公司", OrganisationKind.Enterprise, "450200", null)));
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Province.SendAsync(Bureau, new EnterUnit(Id(Nanning), "某局", OrganisationKind.HrBureau, "450100", null)));

        Assert.Equal("Kind", Assert.Single(refusal.Errors).PropertyName);
    }

    [Fact]
    public async Task A_unit_administrator_and_an_auditor_may_not()
    {
        foreach (var (role, unit) in new[] { (Role.UnitAdministrator, University), (Role.Auditor, "专业技术人员管理处") })
        {
            var person = await Province.PersonAsync(role, unit);
            await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(person, new EnterUnit(Id(Nanning), "某公司", OrganisationKind.Enterprise, "450100", null)));
        }
    }

    [Fact]
    public async Task Another_tenants_unit_is_not_found()
    {
        await using var other = await TestProvince.FoundAsync(Database);

        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(Office, new EnterUnit(other.Units[Nanning].Id, "某公司", OrganisationKind.Enterprise, "450100", null)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(Office, new GetUnit(other.Units[University].Id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(Office, new CorrectUnit(other.Units[University].Id, 0, "某公司", OrganisationKind.Enterprise, "450100", null)));
    }
}

public sealed class CorrectUnitTests(PortalFixture portal) : UnitTest(portal)
{
    [Fact]
    public async Task A_correction_is_saved_and_stands_in_the_history()
    {
        var before = await UnitAsync(Id(University));
        await Province.SendAsync(Bureau, new CorrectUnit(before.Id, before.Version, "邕江理工大学", OrganisationKind.University, "450103", before.CreditCode));

        var record = await Province.SendAsync(Bureau, new GetUnit(before.Id));

        Assert.Equal(("邕江理工大学", "450103"), (record.Name, record.DivisionCode));
        var line = record.History[0];
        Assert.Equal(("CorrectUnit", Bureau.Name, (Role?)Role.LocalBureau), (line.Act, line.Who, line.Role));
        Assert.Contains(line.Changes, c => c is { Property: "Name", Before: "邕江大学", After: "邕江理工大学" });
    }

    [Fact, Walks("unit-papers")]
    public async Task What_was_filed_published_and_issued_keeps_the_name_and_the_code_that_the_unit_had()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var learner = await seminar.LearnerAsync();
        await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        var host = seminar.Host.Unit;
        var before = await UnitAsync(host.Id);

        await Province.SendAsync(Office, new CorrectUnit(host.Id, before.Version, "邕江理工大学", OrganisationKind.University, "450103", null));
        await Province.SendAsync(Office, new MoveUnit(host.Id, (await UnitAsync(host.Id)).Version, Liuzhou, "划转"));

        var version = await Province.ReadAsync(db => db.ProposalVersions.AsNoTracking().SingleAsync());
        Assert.Equal((before.Name, before.CreditCode), (version.HostName, version.HostCode));
        Assert.Equal(before.Name, (await Province.ReadAsync(db => db.AnnualPlans.AsNoTracking().SingleAsync())).Rows.Single().Host);
        Assert.Equal(before.Name, (await Province.ReadAsync(db => db.Certificates.AsNoTracking().SingleAsync())).Facts.Provider);
        Assert.Equal(before.Name, (await Province.SendAsPublicAsync(new GetPublicity(seminar.Year.Publicity))).Rows.Single().Host);
    }

    [Fact]
    public async Task A_stale_form_changes_nothing()
    {
        var before = await UnitAsync(Id(University));
        await Province.SendAsync(Office, new CorrectUnit(before.Id, before.Version, "邕江一大", OrganisationKind.University, "450100", before.CreditCode));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Province.SendAsync(Bureau, new CorrectUnit(before.Id, before.Version, "邕江二大", OrganisationKind.University, "450100", before.CreditCode)));

        Assert.Equal("邕江一大", (await UnitAsync(before.Id)).Name);
    }

    [Fact]
    public async Task A_bureau_corrects_neither_units_elsewhere_nor_the_administration()
    {
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(Bureau, new CorrectUnit(Id("柳州智造职业技术大学"), 1, "某", OrganisationKind.University, "450200", null)));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(Bureau, new CorrectUnit(Id("南宁市人力资源和社会保障局"), 1, "某", OrganisationKind.University, "450100", null)));
    }
}

public sealed class MoveUnitTests(PortalFixture portal) : UnitTest(portal)
{
    [Fact]
    public async Task All_below_follow_and_keep_their_tails()
    {
        var college = await Province.SendAsync(Office, new EnterUnit(Id(University), "附属医院", OrganisationKind.PublicInstitution, "450100", null));
        var clinic = await Province.SendAsync(Office, new EnterUnit(college, "门诊部", OrganisationKind.PublicInstitution, "450100", null));

        await Province.SendAsync(Office, new MoveUnit(Id(University), await VersionAsync(University), "柳州市", "桂编〔2026〕1号"));

        var (moved, below, deepest) = (await UnitAsync(Id(University)), await UnitAsync(college), await UnitAsync(clinic));
        Assert.Equal($"{Province.Units[Liuzhou].Path}.{moved.Id:N}", moved.Path);
        Assert.Equal(($"{moved.Path}.{college:N}", moved.Depth + 1), (below.Path, below.Depth));
        Assert.Equal(($"{below.Path}.{clinic:N}", moved.Depth + 2), (deepest.Path, deepest.Depth));
        Assert.Equal("桂编〔2026〕1号", moved.ChangeReason);
    }

    [Fact]
    public async Task A_unit_moves_neither_below_itself_nor_to_where_the_actor_may_not_reach()
    {
        var college = await Province.SendAsync(Office, new EnterUnit(Id(University), "附属医院", OrganisationKind.PublicInstitution, "450100", null));

        await Assert.ThrowsAsync<RuleException>(async () => await Province.SendAsync(Office, new MoveUnit(Id(University), await VersionAsync(University), "附属医院", "试")));
        var refusal = await Assert.ThrowsAsync<ValidationException>(async () => await Province.SendAsync(Bureau, new MoveUnit(Id(University), await VersionAsync(University), "柳州市", "试")));

        Assert.Equal("Target", Assert.Single(refusal.Errors).PropertyName);
        Assert.Equal($"{Province.Units[University].Path}.{college:N}", (await UnitAsync(college)).Path);
    }
}

public sealed class CloseUnitTests(PortalFixture portal) : UnitTest(portal)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact, Consequences.Walks("unit-roles")]
    public async Task A_closed_unit_ends_its_memberships_and_says_who_took_its_place()
    {
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院");

        await Province.SendAsync(Bureau, new MergeUnit(Id("五象金融研究院"), await VersionAsync("五象金融研究院"), University, Today, "合并", null, null, MergeChoice.End));

        var closed = await UnitAsync(Id("五象金融研究院"));
        Assert.Equal((Today, Id(University)), (closed.ClosedOn!.Value, closed.MergedIntoId!.Value));
        Assert.Equal(Today, await Province.ReadAsync(db => db.Memberships.Where(m => m.Id == administrator.MembershipId).Select(m => m.To).SingleAsync()));
    }

    [Fact]
    public async Task A_unit_with_open_units_below_stays_open()
    {
        await Province.SendAsync(Office, new EnterUnit(Id(University), "附属医院", OrganisationKind.PublicInstitution, "450100", null));

        await Assert.ThrowsAsync<RuleException>(async () => await Province.SendAsync(Office, new CloseUnit(Id(University), await VersionAsync(University), Today, "撤销")));

        Assert.True((await UnitAsync(Id(University))).IsActive);
    }

    [Fact, Consequences.Walks("unit-people", "unit-running")]
    public async Task A_unit_on_which_people_hang_is_not_closed_and_a_merger_passes_or_ends_each_by_a_named_choice()
    {
        const string Institute = "五象金融研究院";
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, Institute);
        var nothing = new Domain.Learners.Profession(null, Domain.Learners.TitleLevel.None, null, null, Domain.Learners.Education.NotStated);
        var learner = (await Province.SendAsync(administrator, new Application.Learners.EnterLearner("韦知新", Domain.Learners.IdentityKind.ResidentId, TestIdentity.Number(1), nothing))).Id!.Value;
        var person = await Province.PersonAsync(Role.Learner, Institute);
        var asked = await Province.SendAsync(person, new Application.Learners.AddMyLearner("覃新人", Domain.Learners.IdentityKind.ResidentId, TestIdentity.Number(2), Institute, nothing));
        await Province.SendAsync(Office, new GrantCapacity(Id(Institute), await VersionAsync(Institute), Capacity.EducationBase, Today, null));

        var refused = await Assert.ThrowsAsync<RuleException>(async () => await Province.SendAsync(Bureau, new CloseUnit(Id(Institute), await VersionAsync(Institute), Today, "撤销")));
        Assert.StartsWith("{0} people", refused.Message, StringComparison.Ordinal);
        var open = await Assert.ThrowsAsync<ValidationException>(async () => await Province.SendAsync(Bureau, new MergeUnit(Id(Institute), await VersionAsync(Institute), University, Today, "合并")));
        Assert.Equal("Employments", Assert.Single(open.Errors).PropertyName);

        await Province.SendAsync(Bureau, new MergeUnit(Id(Institute), await VersionAsync(Institute), University, Today, "合并", MergeChoice.Move, null, MergeChoice.Move));

        Assert.Equal(Id(University), await Province.ReadAsync(db => db.Learners.Where(l => l.Id == learner).Select(l => l.EmployerId).SingleAsync()));
        Assert.Equal([Domain.Learners.EmploymentState.Ended, Domain.Learners.EmploymentState.Confirmed], await Province.ReadAsync(db => db.Employments.Where(e => e.LearnerId == learner).OrderBy(e => e.RequestedAt).ThenBy(e => e.Id).Select(e => e.State).ToListAsync()));
        Assert.Equal(Domain.Learners.EmploymentState.Withdrawn, await Province.ReadAsync(db => db.Employments.Where(e => e.LearnerId == asked).Select(e => e.State).SingleAsync()));
        Assert.Contains("{0} is closed: your request to it ended. Choose your employer again", await Province.ReadAsync(db => db.Notifications.Where(n => n.UserId == person.UserId).Select(n => n.Key).ToListAsync()));
        Assert.Equal(0, await Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.OrganisationId == Id(Institute) && w.DoneAt == null)));
        Assert.Equal(1, await Province.ReadAsync(db => db.OrganisationCapacities.CountAsync(c => c.OrganisationId == Id(University) && c.Capacity == Capacity.EducationBase && c.To == null)));
    }

    [Fact]
    public async Task A_day_to_come_and_an_empty_reason_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Province.SendAsync(Office, new CloseUnit(Id(University), 1, Today.AddDays(1), "")));

        Assert.Equal(["On", "Reason"], refusal.Errors.Select(e => e.PropertyName));
    }
}

public sealed class CapacityTests(PortalFixture portal) : UnitTest(portal)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task The_office_gives_and_ends_a_capacity_and_the_history_is_the_units()
    {
        await Province.SendAsync(Office, new GrantCapacity(Id(University), await VersionAsync(University), Capacity.EducationBase, Today, null));
        await Province.SendAsync(Office, new RevokeCapacity(Id(University), await VersionAsync(University), Capacity.EducationBase, Today.AddDays(30), "考核不合格"));

        var record = await Province.SendAsync(Office, new GetUnit(Id(University)));

        Assert.Contains(record.Capacities, c => c == new HeldCapacity(Capacity.EducationBase, Today, Today.AddDays(30), true));
        Assert.Equal(("RevokeCapacity", "考核不合格"), (record.History[0].Act, record.History[0].Reason));
    }

    [Fact, Walks("capacity-drafts", "capacity-told")]
    public async Task A_capacity_that_ends_leaves_what_is_filed_and_files_nothing_new()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Called, 0);
        var host = year.HostOf(0);
        var draft = await year.DraftAsync(0);
        var filed = await year.FileAsync(0);
        Assert.Equal(new CapacityLoad(1, 1, 0), await Province.SendAsync(year.Bureau, new GetCapacityLoad(host.Unit.Id, Capacity.HostingUnit)));
        Assert.True((await Province.SendAsync(year.Office, new GetCapacityLoad(host.Unit.Id, Capacity.EducationBase))).IsEmpty);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(host, new GetCapacityLoad(host.Unit.Id, Capacity.HostingUnit)));

        await Province.SendAsync(year.Bureau, new RevokeCapacity(host.Unit.Id, await VersionAsync(University), Capacity.HostingUnit, year.Today.AddDays(-1), "连续两年未举办"));

        Assert.Equal(1, await Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == host.UserId && n.Key.StartsWith("The capacity “{2}” of your unit ends on {0}"))));
        Assert.Contains("hosting unit", (await Assert.ThrowsAsync<RuleException>(async () => await Province.SendAsync(host, new SubmitSeminarProposal(draft, await year.VersionAsync<SeminarProposal>(draft))))).Message, StringComparison.Ordinal);
        await year.RecommendAsync(filed);
    }

    [Fact]
    public async Task A_bureau_gives_no_designation_and_nobody_gives_what_is_held()
    {
        await Assert.ThrowsAsync<ValidationException>(async () => await Province.SendAsync(Bureau, new GrantCapacity(Id(University), await VersionAsync(University), Capacity.EducationBase, Today, null)));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await Province.SendAsync(Bureau, new RevokeCapacity(Id(University), await VersionAsync(University), Capacity.TrainingInstitution, Today, "试")));
        await Assert.ThrowsAsync<RuleException>(async () => await Province.SendAsync(Bureau, new GrantCapacity(Id(University), await VersionAsync(University), Capacity.HostingUnit, Today, null)));
    }

    [Fact]
    public async Task The_units_version_guards_its_capacities()
    {
        var version = await VersionAsync(University);
        await Province.SendAsync(Office, new GrantCapacity(Id(University), version, Capacity.EducationBase, Today, null));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Province.SendAsync(Office, new GrantCapacity(Id(University), version, Capacity.TrainingInstitution, Today, null)));
    }
}

public sealed class ListUnitsTests(PortalFixture portal) : UnitTest(portal)
{
    private Task<UnitList> ListAsync(Person who, Guid? under = null, string? words = null, OrganisationKind? kind = null, Capacity? capacity = null, UnitState state = UnitState.Open) =>
        Province.SendAsync(who, new ListUnits(under, words, kind, capacity, state, new PageOf(Size: 50)));

    [Fact]
    public async Task A_level_shows_the_direct_children_and_the_way_up()
    {
        var list = await ListAsync(Office, Id(Nanning));

        Assert.Equal((Nanning, "广西壮族自治区"), (list.Here!.Name, Assert.Single(list.Above).Name));
        Assert.Contains(list.Rows.Rows, r => r.Name == University);
        Assert.DoesNotContain(list.Rows.Rows, r => r.Name == "柳州智造职业技术大学");
    }

    [Fact]
    public async Task A_search_finds_at_every_level_by_part_of_a_name_by_code_by_kind_and_by_capacity()
    {
        var code = (await UnitAsync(Id(University))).CreditCode!;

        Assert.Equal(University, Assert.Single((await ListAsync(Office, words: "江大")).Rows.Rows).Name);
        Assert.Equal(University, Assert.Single((await ListAsync(Office, words: code.ToLowerInvariant())).Rows.Rows).Name);
        Assert.Equal(2, (await ListAsync(Office, kind: OrganisationKind.University)).Rows.Total.Value);
        Assert.Equal(4, (await ListAsync(Office, capacity: Capacity.HostingUnit)).Rows.Total.Value);
        Assert.Empty((await ListAsync(Office, words: "%")).Rows.Rows);
        Assert.Empty((await ListAsync(Office, state: UnitState.Closed)).Rows.Rows);
    }

    [Fact]
    public async Task A_bureau_sees_its_area_a_department_its_own_a_unit_itself()
    {
        var department = await Province.PersonAsync(Role.IndustryDepartment, "自治区农业农村厅");
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, University);

        Assert.Equal(Nanning, (await ListAsync(Bureau)).Here!.Name);
        Assert.Empty((await ListAsync(Bureau, words: "柳州")).Rows.Rows);
        await Assert.ThrowsAsync<NotFoundException>(() => ListAsync(Bureau, Id(Liuzhou)));
        Assert.Equal("八桂农业科学研究院", Assert.Single((await ListAsync(department)).Rows.Rows).Name);
        Assert.Equal(University, Assert.Single((await ListAsync(administrator)).Rows.Rows).Name);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(administrator, new GetUnit(Id("五象金融研究院"))));
    }
}
