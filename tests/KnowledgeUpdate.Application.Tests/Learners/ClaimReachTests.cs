using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Who sees, finds and decides a claim.</summary>
public sealed class ClaimReachTests(PortalFixture portal) : ClaimTest(portal)
{
    [Fact]
    public async Task A_claim_is_seen_by_whom_it_concerns_and_a_draft_by_the_learner_alone()
    {
        var (draft, filed) = (
            await Province.SendAsync(learner, new DraftClaim(await InputAsync(Conference, 1), Evidence("稿"))),
            await FileAsync(learner, Conference, 2)
        );
        var other = await LearnerAsync();
        var elsewhere = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.Finance);
        var auditor = await Province.PersonAsync(Role.Auditor, SeminarYear.OfficeUnit);
        foreach (var person in new[] { other, elsewhere, bureau, department })
            await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(person, new GetClaim(filed)));
        foreach (var person in new[] { employer, office, auditor, other })
            await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(person, new GetClaim(draft)));
        Assert.Equal(
            [filed],
            (await Province.SendAsync(employer, new ListClaims(null, null, null, new PageOf()))).Page.Rows.Select(r => r.Id)
        );
        Assert.Empty((await Province.SendAsync(elsewhere, new ListClaims(null, null, null, new PageOf()))).Page.Rows);
        Assert.Equal([filed, draft], (await Province.SendAsync(learner, new ListMyClaims(new PageOf())))!.Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task Nobody_else_decides_or_withdraws_a_claim_or_takes_its_files()
    {
        var filed = await FileAsync(learner, Conference, 2);
        var other = await LearnerAsync();
        var elsewhere = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.Finance);
        var auditor = await Province.PersonAsync(Role.Auditor, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<NotFoundException>(() => DecideAsync(elsewhere, filed, ClaimAction.Credit));
        await Assert.ThrowsAsync<ForbiddenException>(() => DecideAsync(auditor, filed, ClaimAction.Credit));
        await Assert.ThrowsAsync<ForbiddenException>(() => DecideAsync(learner, filed, ClaimAction.Credit));
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await Province.SendAsync(other, new WithdrawClaim(filed, await VersionAsync(filed)))
        );
        var file = (await Province.SendAsync(employer, new GetClaim(filed))).Files.Single().Id;
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new DownloadClaimFile(filed, file)));

        await using var neighbour = await TestProvince.FoundAsync(Database);
        var theirs = await neighbour.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<NotFoundException>(() => neighbour.SendAsync(theirs, new GetClaim(filed)));
        await Assert.ThrowsAsync<NotFoundException>(() => neighbour.SendAsync(theirs, new DecideClaim(filed, 1, ClaimAction.Credit, null)));
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var id = await FileAsync(learner, Conference, 1);
        var version = await VersionAsync(id);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(employer, new DecideClaim(id, version - 1, ClaimAction.Credit, null))
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Province.SendAsync(learner, new WithdrawClaim(id, version - 1)));
        Assert.Equal((ClaimState.WithEmployer, 0), (await StateAsync(id), await Province.ReadAsync(db => db.HourEntries.CountAsync())));
    }

    [Fact]
    public async Task The_list_finds_a_claim_by_the_beginning_of_the_name_in_whichever_case()
    {
        var id = await FileAsync(learner, Conference, 1);
        Assert.Equal(
            [id],
            (await Province.SendAsync(employer, new ListClaims(null, "韦小", null, new PageOf()))).Page.Rows.Select(r => r.Id)
        );
        Assert.Empty((await Province.SendAsync(employer, new ListClaims(null, "小新", null, new PageOf()))).Page.Rows);
    }
}
