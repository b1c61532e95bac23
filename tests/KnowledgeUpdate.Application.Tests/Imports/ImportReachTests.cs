using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Imports;

/// <summary>Who files for whom, who sees an import, and what is kept of it.</summary>
public sealed class ImportReachTests(PortalFixture portal) : ImportTest(portal)
{
    [Fact]
    public async Task Nobody_files_the_own_hours()
    {
        await WrittenAsync(HourFiles.Csv([HourFiles.Row(1), HourFiles.Row(2)]));
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE learners SET user_id = '{unit.UserId}' WHERE name = '{HourFiles.Row(1)[0]}' AND tenant_id = '{Province.Tenant.Id}'"
        );

        var id = await CheckedAsync(HourFiles.Csv([HourFiles.Row(1, 5), HourFiles.Row(2, 5)]));

        Assert.Equal((2, 1, 0, 1, 0), Figures(await ViewAsync(id)));
    }

    [Fact]
    public async Task A_unit_files_for_its_own_staff_and_never_changes_a_name()
    {
        var other = await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院");
        await Province.SendAsync(
            other,
            new EnterLearner(
                "学员甲乙",
                IdentityKind.ResidentId,
                TestIdentity.Number(1),
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        await Province.SendAsync(
            unit,
            new EnterLearner(
                "韦另名",
                IdentityKind.ResidentId,
                TestIdentity.Number(2),
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        var file = HourFiles.Csv([HourFiles.Row(1), HourFiles.Row(2), HourFiles.Row(3)]);

        var view = await ViewAsync(await CheckedAsync(file));

        Assert.Equal((3, 1, 0, 2, 1), Figures(view));
        Assert.Equal([ImportColumn.Name, ImportColumn.Number], view.Findings!.Problems.Select(p => p.Column!.Value).Order());
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        Assert.Equal((3, 2, 0, 1, 1), Figures(await ViewAsync(await CheckedAsync(file, office), office)));
    }

    [Fact]
    public async Task Another_unit_and_another_province_do_not_see_an_import()
    {
        var id = await CheckedAsync(HourFiles.Csv([HourFiles.Row(1)]));
        var (other, office) = (
            await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院"),
            await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit)
        );
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        var stranger = await elsewhere.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);

        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetImport(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new CommitImport(id, 0)));
        await Assert.ThrowsAsync<NotFoundException>(() => elsewhere.SendAsync(stranger, new GetImport(id)));
        Assert.False((await Province.SendAsync(office, new GetImport(id))).IsMine);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(office, new CancelImport(id)));
        Assert.Empty((await Province.SendAsync(other, new ListImports(new()))).Rows);
        Assert.Single((await Province.SendAsync(office, new ListImports(new()))).Rows);
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(await Province.PersonAsync(Role.Finance, University), new ListImports(new()))
        );
    }

    [Fact]
    public async Task No_identity_number_stands_in_clear_and_what_is_not_needed_is_cleared_away()
    {
        var number = TestIdentity.Number(7);
        var id = await WrittenAsync(HourFiles.Csv([HourFiles.Row(7), HourFiles.Row(8, hours: "0")]));

        var tables = await TestDatabase.SqlAsync(
            Database.Admin,
            $"""
            SELECT (SELECT count(*) FROM imports i WHERE i::text LIKE '%{number}%') + (SELECT count(*) FROM import_chunks r WHERE r::text
                LIKE '%{number}%') + (SELECT count(*) FROM audit_events e WHERE e::text LIKE '%{number}%')
                + (SELECT count(*) FROM import_files f WHERE position('{number}'::bytea IN f.content) > 0)
            """
        );
        Assert.Equal(0L, tables);
        Province.Clock.Now += TimeSpan.FromDays(31);
        Assert.Equal(2, await Province.SendAsPortalAsync(new ForgetImports()));
        Assert.False((await ViewAsync(id)).HasFile);
    }
}
