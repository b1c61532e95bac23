using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>A claim until somebody has confirmed it: what is missing, returned, withdrawn.</summary>
public sealed class ClaimDraftTests(PortalFixture portal) : ClaimTest(portal)
{
    [Fact]
    public async Task A_returned_claim_is_changed_and_filed_again()
    {
        var id = await FileAsync(learner, Conference, 2);
        await RefusedInput.ForAsync(
            "Opinion",
            "Enter your opinion: the learner reads it",
            () => DecideAsync(employer, id, ClaimAction.Return)
        );
        await Refused.ByAsync(
            "The claim is filed. Withdraw it before you change it.",
            async () => await ReviseAsync(learner, id, Conference, 1)
        );
        await DecideAsync(employer, id, ClaimAction.Return, "只参加了一次。");

        await ReviseAsync(learner, id, Conference, 1);
        await SubmitAsync(learner, id);
        await DecideAsync(employer, id, ClaimAction.Credit);

        Assert.Equal(6, (await Province.SendAsync(learner, new GetLearnerHours(null, 2026)))!.Totals.Total);
        Assert.Equal(
            [ReviewDecision.Submitted, ReviewDecision.Returned, ReviewDecision.Submitted, ReviewDecision.Approved],
            (await Province.SendAsync(learner, new GetClaim(id))).Trail.Select(s => s.Decision)
        );
    }

    [Fact]
    public async Task A_learner_withdraws_until_somebody_has_confirmed()
    {
        var (id, second) = (await FileAsync(learner, Paper, 1), await FileAsync(learner, Paper, 2));
        await Province.SendAsync(learner, new WithdrawClaim(id, await VersionAsync(id)));
        Assert.Equal((ClaimState.Withdrawn, 0), (await StateAsync(id), await WaitingAsync(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(employer, new GetClaim(id)));

        await DecideAsync(employer, second, ClaimAction.Confirm);
        await Refused.ByStateAsync(
            ClaimState.WithAuthority,
            ClaimAction.Withdraw,
            async () => await Province.SendAsync(learner, new WithdrawClaim(second, await VersionAsync(second)))
        );
    }

    [Fact]
    public async Task A_draft_says_beside_each_field_what_is_wrong()
    {
        await RefusedInput.ForAsync(
            [
                ("KindId", "Choose what kind of activity it was"),
                ("Title", "Enter what you studied"),
                ("Provider", "Enter who offered it"),
                ("From", "Enter the first day"),
                ("To", "Enter the last day"),
                ("LearningYear", "Choose the learning year"),
                ("Units", "Enter an amount above 0 and at most 1000"),
            ],
            () => Province.SendAsync(learner, new DraftClaim(new ClaimInput(null, " ", null, null, null, null, 0, null)))
        );
    }

    [Fact]
    public async Task A_claim_of_another_time_or_of_no_hours_is_refused()
    {
        var input = await InputAsync(Conference, 1);
        foreach (
            var (wrong, sentence) in new[]
            {
                (input with { LearningYear = 2022 }, "Hours are entered for the learning years {0} to {1}. {2} is not open."),
                (input with { LearningYear = 2027 }, "Hours are entered for the learning years {0} to {1}. {2} is not open."),
                (input with { From = new DateOnly(2015, 5, 1) }, "“{0}” was not in force on {1:yyyy-MM-dd}. Choose a kind that was."),
                (input with { Units = 0.001m }, "The amount gives no hours."),
            }
        )
            await Refused.ByAsync(sentence, () => Province.SendAsync(learner, new DraftClaim(wrong)));
        foreach (
            var (day, sentence) in new[]
            {
                (input.From!.Value.AddDays(-1), "The last day cannot be before the first."),
                (new DateOnly(2027, 1, 1), "The activity has not ended. Claim its hours when it has."),
            }
        )
            await RefusedInput.ForAsync("To", sentence, () => Province.SendAsync(learner, new DraftClaim(input with { To = day })));
    }

    [Fact]
    public async Task A_claim_is_not_filed_without_evidence()
    {
        var input = await InputAsync(Conference, 1);
        var bare = await Province.SendAsync(learner, new DraftClaim(input with { LearningYear = 2023 }));
        await Refused.ByAsync("Attach at least one file as evidence before you file the claim.", () => SubmitAsync(learner, bare));
        await Refused.ByAsync(
            "{0} is not a PDF, JPEG, PNG, Word or Excel file. Save it as PDF and choose it again.",
            async () =>
                await Province.SendAsync(
                    learner,
                    new ReviseClaim(bare, await VersionAsync(bare), input, new ChosenFile("x.exe", [1, 2, 3]))
                )
        );
        await Province.SendAsync(learner, new ReviseClaim(bare, await VersionAsync(bare), input, Evidence("一")));
        var file = (await Province.SendAsync(learner, new GetClaim(bare))).Files.Single();
        Assert.Equal(Evidence("一").Content, (await Province.SendAsync(learner, new DownloadClaimFile(bare, file.Id))).Bytes);
        await Province.SendAsync(learner, new RemoveFromClaim(bare, await VersionAsync(bare), file.Id));
        await Refused.ByAsync("Attach at least one file as evidence before you file the claim.", () => SubmitAsync(learner, bare));
    }
}
