using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>A claim that waits for an employer who has no say any more goes to whoever has.</summary>
public sealed class WaitingClaimTests(PortalFixture portal) : RecordTest(portal)
{
    private Person person = null!;
    private Guid claim, employment;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        person = await RegisterAsync("13800000009", "覃新人", 9, University);
        employment = await Province.ReadAsync(db => db.Employments.Where(e => e.State == EmploymentState.Pending).Select(e => e.Id).SingleAsync());
        await Province.SendAsync(unit, new DecideEmployment(employment, await VersionAsync(), true, null));
        claim = await ClaimAsync(person, "学术会议", submit: true);
        Assert.Equal((unit.Unit.Id, null), await WhereAsync());
    }

    private Task<uint> VersionAsync() => Province.ReadAsync(db => db.Employments.Where(e => e.Id == employment).Select(e => e.Version).SingleAsync());

    private Task<(Guid?, Guid?)> WhereAsync() => Province.ReadAsync(async db => await db.HourClaims.Where(c => c.Id == claim).Select(c => new ValueTuple<Guid?, Guid?>(c.EmployerId, c.RaisedToId)).SingleAsync());

    private Task<Guid> ItemAsync() => Province.ReadAsync(db => db.WorkItems.Where(w => w.SubjectId == claim && w.DoneAt == null).Select(w => w.OrganisationId).SingleAsync());

    [Fact, Walks("employment-claims")]
    public async Task Whose_employment_ends_has_claims_confirmed_by_the_bureau_of_the_place()
    {
        await Province.SendAsync(unit, new EndEmployment(employment, await VersionAsync(), BeijingTime.DateOf(Province.Clock.Now), "离职"));

        Assert.Equal((null, bureau.Unit.Id), await WhereAsync());
        Assert.Equal(bureau.Unit.Id, await ItemAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => DecideClaimAsync(unit));
        await DecideClaimAsync(bureau);
        Assert.Equal(ClaimState.Credited, await Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task Who_goes_to_another_employer_has_them_confirmed_there()
    {
        await Province.SendAsync(person, new ChangeEmployer(Polytechnic));
        employment = await Province.ReadAsync(db => db.Employments.Where(e => e.State == EmploymentState.Pending).Select(e => e.Id).SingleAsync());
        Assert.Equal((unit.Unit.Id, null), await WhereAsync());

        await Province.SendAsync(other, new DecideEmployment(employment, await VersionAsync(), true, null));

        Assert.Equal((other.Unit.Id, null), await WhereAsync());
        Assert.Equal(other.Unit.Id, await ItemAsync());
    }

    private async Task DecideClaimAsync(Person by) =>
        await Province.SendAsync(by, new DecideClaim(claim, await Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.Version).SingleAsync()), ClaimAction.Credit, null));
}
