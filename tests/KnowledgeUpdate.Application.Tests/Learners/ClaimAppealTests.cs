using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>The one appeal.</summary>
public sealed class ClaimAppealTests(PortalFixture portal) : ClaimTest(portal)
{
    [Fact, Walks("claim-desk")]
    public async Task An_appeal_is_decided_once_by_the_programme_office()
    {
        var (upheld, granted) = (await FileAsync(learner, Conference, 1), await FileAsync(learner, Paper, 1));
        foreach (var id in new[] { upheld, granted })
        {
            await DecideAsync(employer, id, ClaimAction.Decline, "材料不符。");
            await RefusedInput.ForAsync(
                "Reason",
                "Enter why the hours should count: the programme office reads it",
                () => AppealAsync(id, " ")
            );
            Assert.Equal(
                0,
                await Province.ReadAsync(db =>
                    db.WorkItems.CountAsync(w => w.SubjectId == id && w.DoneAt == null && w.Role != Role.Learner)
                )
            );
            await AppealAsync(id, "证书原件可查。");
            Assert.Equal(
                Role.ProgrammeOffice,
                await Province.ReadAsync(db =>
                    db.WorkItems.Where(w => w.SubjectId == id && w.DoneAt == null).Select(w => w.Role).SingleAsync()
                )
            );
            await Assert.ThrowsAsync<ForbiddenException>(() => DecideAsync(employer, id, ClaimAction.Credit));
        }

        await DecideAsync(office, upheld, ClaimAction.Uphold, "维持。");
        await DecideAsync(office, granted, ClaimAction.Credit, "经核实，予以认定。");

        Assert.Equal((ClaimState.Declined, ClaimState.Credited), (await StateAsync(upheld), await StateAsync(granted)));
        await Refused.ByAsync("The appeal has been decided. The decision is final.", () => AppealAsync(upheld, "再次申诉。"));
        Assert.False((await Province.SendAsync(learner, new GetClaim(upheld))).Rights.Appeal);
        Assert.Equal(40, (await Province.SendAsync(learner, new GetLearnerHours(null, 2026)))!.Totals.Total);
    }

    [Fact]
    public async Task Who_declined_a_claim_does_not_decide_its_appeal()
    {
        var lone = await LearnerAsync("柳州智造职业技术大学", confirm: false);
        var id = await FileAsync(lone, Conference, 1);
        await DecideAsync(office, id, ClaimAction.Decline, "材料不足");
        await Province.SendAsync(lone, new AppealClaim(id, await VersionAsync(id), "已补证明"));

        await Refused.ByAsync(
            "You declined this claim: another officer decides the appeal, and the programme office has no other. Somebody of the "
                + "office or the system administrator invites one under “People”.",
            () => DecideAsync(office, id, ClaimAction.Credit)
        );
        Assert.Equal(ClaimState.Appealed, await StateAsync(id));
        var second = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var refused = await Refused.ByAsync(
            "You declined this claim: another officer decides the appeal. These can: {0}.",
            () => DecideAsync(office, id, ClaimAction.Uphold, "维持")
        );
        Assert.Equal([second.Name], Assert.IsType<IEnumerable<string>>(Assert.Single(refused.Args), exactMatch: false));
        var rights = (await Province.SendAsync(office, new GetClaim(id))).Rights;
        Assert.Empty(rights.Actions);
        Assert.Equal(refused.Message, rights.Hindrance!.Message);

        await DecideAsync(second, id, ClaimAction.Credit);

        Assert.Equal(ClaimState.Credited, await StateAsync(id));
    }
}
