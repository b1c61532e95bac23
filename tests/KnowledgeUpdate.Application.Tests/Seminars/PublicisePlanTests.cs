using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class PublicisePlanTests(PortalFixture portal) : PublicityTest(portal)
{
    [Fact]
    public async Task The_period_counts_working_days_and_one_from_a_weekend_begins_on_its_monday()
    {
        await BeginAsync(SeminarStage.Formed);
        // 2026-12-05 is a Saturday: five working days end on Friday the 11th.
        var id = await AsAsync(Year.Office, await Year.PublicityFormAsync(new DateOnly(2026, 12, 5)));

        var publicity = await Year.LoadAsync<Publicity>(id);
        Assert.Equal(
            (new DateOnly(2026, 12, 5), new DateOnly(2026, 12, 11), 5, PublicityState.Open),
            (publicity.StartsOn, publicity.EndsOn, publicity.WorkingDays, publicity.State)
        );
        Assert.Equal(PlanState.InPublicity, (await PlanAsync()).State);
        Assert.Equal([ProposalState.InPublicity, ProposalState.InPublicity, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal([SeminarActs.Publish], await OpenWorkAsync(Year.Plan));
        // The plan, its two seminars, the publicity; one step.
        Assert.Equal((4, 1, 0), await GainedAsync());
        // Nothing is public before the first day.
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsPublicAsync(new GetPublicity(id)));
    }

    [Fact]
    public async Task A_day_that_has_passed_bad_input_and_other_people_are_refused()
    {
        await BeginAsync(SeminarStage.Formed);
        var good = await Year.PublicityFormAsync(Year.Today);
        var (other, office) = await AbroadAsync();
        await using var _ = other;
        await MarkAsync();

        foreach (
            var (form, field, sentence) in new[]
            {
                (good with { Title = " " }, "Title", "Enter the title of the notice"),
                (good with { Text = null }, "Text", "Enter the text of the notice"),
                (good with { StartsOn = null }, "StartsOn", "Enter the first day of the period"),
                (good with { WorkingDays = 0 }, "WorkingDays", "Enter the working days, from 1 to 60"),
                (good with { WorkingDays = 61 }, "WorkingDays", "Enter the working days, from 1 to 60"),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => AsAsync(Year.Office, form));
        await Refused.ByAsync(
            "The notice period cannot begin before today.",
            () => AsAsync(Year.Office, good with { StartsOn = Year.Today.AddDays(-1) })
        );
        await Refused.ByAsync(
            "The working days of {0} are not configured. The system administrator enters them under Calendar.",
            () => AsAsync(Year.Office, good with { StartsOn = new DateOnly(2031, 1, 6) })
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => AsAsync(Year.Office, good with { Version = good.Version - 1 }));
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, good));
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsync(office, good));
        await AssertNothingWrittenAsync();
        Assert.Equal(PlanState.Formed, (await PlanAsync()).State);
    }

    [Fact]
    public async Task A_correction_that_corrects_nothing_or_leaves_nothing_is_refused()
    {
        await BeginAsync(SeminarStage.InPublicity);
        Year.Pass(3);
        await MarkAsync();
        await Refused.ByAsync(
            "A plan has at least one seminar.",
            async () => await AsAsync(Year.Office, await CorrectionAsync(Year.Proposals[0], Year.Proposals[1]))
        );
        await Refused.ByAsync(
            "This seminar is not in the plan.",
            async () => await AsAsync(Year.Office, await CorrectionAsync(Guid.NewGuid()))
        );
        await RefusedInput.ForAsync(
            "Remove",
            "Take out a seminar, correct a name, or change the text of the notice",
            async () => await AsAsync(Year.Office, await CorrectionAsync())
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Hosts[0], await CorrectionAsync(Year.Proposals[0])));
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task A_correction_takes_seminars_out_and_starts_the_period_again()
    {
        await BeginAsync(SeminarStage.InPublicity);
        var former = await Year.LoadAsync<Publicity>(Year.Publicity);
        Year.Pass(3);
        await MarkAsync();

        var id = await AsAsync(Year.Office, await CorrectionAsync(Year.Proposals[0]));

        var (old, now) = (await Year.LoadAsync<Publicity>(former.Id), await Year.LoadAsync<Publicity>(id));
        Assert.Equal((PublicityState.Replaced, "名单有误"), (old.State, old.CorrectionReason));
        Assert.Equal(
            (former.Id, former.WorkingDays, Year.Today, PublicityState.Open),
            (now.RestartedFromId!.Value, now.WorkingDays, now.StartsOn, now.State)
        );
        Assert.True(now.EndsOn > former.EndsOn);
        Assert.Equal([ProposalState.LeftOut, ProposalState.InPublicity, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal((Year.Proposals[1], 1), ((await PlanAsync()).Rows[0].ProposalId, (await PlanAsync()).Rows.Count));
        Assert.Equal((4, 1, 1), await GainedAsync());
        Assert.Equal([SeminarActs.Publish], await OpenWorkAsync(Year.Plan));
        await Refused.ByAsync(
            "This list was corrected and made public anew. Object to the corrected list.",
            () => Province.SendAsPublicAsync(Objection())
        );
    }
}
