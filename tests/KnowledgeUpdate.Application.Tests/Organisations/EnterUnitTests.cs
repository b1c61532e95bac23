using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Organisations;

public sealed class EnterUnitTests(PortalFixture portal) : UnitTest(portal)
{
    [Fact]
    public async Task A_bureau_enters_an_enterprise_in_its_city_with_the_code_as_people_type_it()
    {
        var typed = Code(1).Replace("9145", "９１４５ ", StringComparison.Ordinal).ToLowerInvariant();

        var id = await Province.SendAsync(
            Bureau,
            new EnterUnit(Id(Nanning), " 青山软件公司 ", OrganisationKind.Enterprise, "450100 南宁市", typed)
        );

        var unit = await UnitAsync(id);
        Assert.Equal(
            ("青山软件公司", Code(1), "450100", Id(Nanning)),
            (unit.Name, unit.CreditCode, unit.DivisionCode, unit.ParentId!.Value)
        );
        Assert.StartsWith(Province.Units[Nanning].Path + ".", unit.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_division_comes_with_its_bureau_and_another_unit_comes_alone()
    {
        var id = await Province.SendAsync(Office, new EnterUnit(Id(Nanning), "五象新区", OrganisationKind.Division, "450199", null));
        await Province.SendAsync(Office, new EnterUnit(id, "五象新区管委会", OrganisationKind.PublicInstitution, "450199", null));

        var below = await Province.ReadAsync(db =>
            db.Organisations.Where(o => o.ParentId == id)
                .OrderBy(o => o.Kind)
                .Select(o => new
                {
                    o.Name,
                    o.Kind,
                    o.DivisionCode,
                })
                .ToListAsync()
        );
        Assert.Equal(
            [
                ("五象新区人力资源和社会保障局", OrganisationKind.HrBureau, "450199"),
                ("五象新区管委会", OrganisationKind.PublicInstitution, "450199"),
            ],
            below.Select(o => (o.Name, o.Kind, o.DivisionCode))
        );
    }

    [Theory]
    [InlineData("", "450100", null, "Name", "Enter the unit's full name")]
    [InlineData("某公司", "45010", null, "DivisionCode", "Enter the 6 digits of the division it sits in")]
    [InlineData("某公司", "459999", null, "DivisionCode", "No division has the code 459999. Copy it from the list of units")]
    [InlineData(
        "某公司",
        "450100",
        "91110000600037341M",
        "CreditCode",
        "Check the code: 18 characters without I, O, S, V, Z; the 17th and the last are check characters"
    )]
    [InlineData("邕江大学", "450100", null, "Name", "南宁市 has a unit of this name already")]
    public async Task Bad_input_is_told_beside_its_field(string name, string division, string? code, string field, string sentence)
    {
        await RefusedInput.ForAsync(
            field,
            sentence,
            () => Province.SendAsync(Bureau, new EnterUnit(Id(Nanning), name, OrganisationKind.Enterprise, division, code))
        );
    }

    [Fact]
    public async Task A_code_that_another_open_unit_holds_is_refused()
    {
        await Province.SendAsync(Bureau, new EnterUnit(Id(Nanning), "甲公司", OrganisationKind.Enterprise, "450100", Code(2)));

        await RefusedInput.ForAsync(
            "CreditCode",
            "甲公司 has this code already",
            () => Province.SendAsync(Bureau, new EnterUnit(Id(Nanning), "乙公司", OrganisationKind.Enterprise, "450100", Code(2)))
        );
    }

    [Fact]
    public async Task A_bureau_enters_nothing_outside_its_city_and_no_bureau()
    {
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(Bureau, new EnterUnit(Id(Liuzhou), "某公司", OrganisationKind.Enterprise, "450200", null))
        );
        await RefusedInput.ForAsync(
            "Kind",
            "Divisions, bureaus and departments are kept by the programme office.",
            () => Province.SendAsync(Bureau, new EnterUnit(Id(Nanning), "某局", OrganisationKind.HrBureau, "450100", null))
        );
    }

    [Fact]
    public async Task A_unit_administrator_and_an_auditor_may_not()
    {
        foreach (var (role, unit) in new[] { (Role.UnitAdministrator, University), (Role.Auditor, "专业技术人员管理处") })
        {
            var person = await Province.PersonAsync(role, unit);
            await Assert.ThrowsAsync<ForbiddenException>(() =>
                Province.SendAsync(person, new EnterUnit(Id(Nanning), "某公司", OrganisationKind.Enterprise, "450100", null))
            );
        }
    }

    [Fact]
    public async Task Another_tenants_unit_is_not_found()
    {
        await using var other = await TestProvince.FoundAsync(Database);

        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(Office, new EnterUnit(other.Units[Nanning].Id, "某公司", OrganisationKind.Enterprise, "450100", null))
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(Office, new GetUnit(other.Units[University].Id)));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(
                Office,
                new CorrectUnit(other.Units[University].Id, 0, "某公司", OrganisationKind.Enterprise, "450100", null)
            )
        );
    }
}
