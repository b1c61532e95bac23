using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Organisations;

public sealed class CorrectUnitTests(PortalFixture portal) : UnitTest(portal)
{
    [Fact]
    public async Task A_correction_is_saved_and_stands_in_the_history()
    {
        var before = await UnitAsync(Id(University));
        await Province.SendAsync(
            Bureau,
            new CorrectUnit(before.Id, before.Version, "邕江理工大学", OrganisationKind.University, "450103", before.CreditCode)
        );

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

        await Province.SendAsync(
            Office,
            new CorrectUnit(host.Id, before.Version, "邕江理工大学", OrganisationKind.University, "450103", null)
        );
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
        await Province.SendAsync(
            Office,
            new CorrectUnit(before.Id, before.Version, "邕江一大", OrganisationKind.University, "450100", before.CreditCode)
        );

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(
                Bureau,
                new CorrectUnit(before.Id, before.Version, "邕江二大", OrganisationKind.University, "450100", before.CreditCode)
            )
        );

        Assert.Equal("邕江一大", (await UnitAsync(before.Id)).Name);
    }

    [Fact]
    public async Task A_bureau_corrects_neither_units_elsewhere_nor_the_administration()
    {
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(Bureau, new CorrectUnit(Id("柳州智造职业技术大学"), 1, "某", OrganisationKind.University, "450200", null))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(
                Bureau,
                new CorrectUnit(Id("南宁市人力资源和社会保障局"), 1, "某", OrganisationKind.University, "450100", null)
            )
        );
    }
}
