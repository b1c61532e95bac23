using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class ObjectionTests(PortalFixture portal) : PublicityTest(portal)
{
    [Fact]
    public async Task An_objection_is_received_without_saying_who_objected()
    {
        await BeginAsync(SeminarStage.InPublicity);

        var receipt = await Province.SendAsPublicAsync(Objection());

        var objection = await ObjectionAsync(receipt);
        Assert.Equal([PublicityActs.Answer], await OpenWorkAsync(objection.Id));
        Assert.Equal((1, 0, 2), await GainedAsync());
        var changes = await Province.ReadAsync(db => db.AuditEvents.OrderByDescending(e => e.Sequence).Select(e => e.Changes).FirstAsync());
        Assert.DoesNotContain("覃实名", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000000", changes.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var shown = await AsAsync(Year.Office, new GetObjection(objection.Id));
        Assert.Equal("覃**", shown.MaskedName);
        Assert.DoesNotContain("138 0000 0000", shown.MaskedContact, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new GetObjection(objection.Id)));
    }

    [Fact]
    public async Task Who_objected_is_shown_for_a_reason_that_the_history_keeps()
    {
        await BeginAsync(SeminarStage.InPublicity);
        var objection = await ObjectionAsync(await Province.SendAsPublicAsync(Objection()));
        await RefusedInput.ForAsync(
            "Reason",
            "Enter why you need the contact; the history keeps it",
            () => AsAsync(Year.Office, new RevealObjector(objection.Id, ""))
        );
        await MarkAsync();
        Assert.Equal("覃实名", (await AsAsync(Year.Office, new RevealObjector(objection.Id, "核实"))).Name);
        Assert.Equal((1, 0, 0), await GainedAsync());
    }

    [Fact]
    public async Task An_objection_is_answered_once_and_whoever_has_the_receipt_asks_about_it()
    {
        await BeginAsync(SeminarStage.InPublicity);
        var receipt = await Province.SendAsPublicAsync(Objection());
        var objection = await ObjectionAsync(receipt);
        foreach (
            var (form, field, sentence) in new[]
            {
                (await AnswerAsync(receipt, null), "Finding", "Choose whether it is upheld"),
                (await AnswerAsync(receipt, answer: " "), "Answer", "Enter the answer; the person reads it under the receipt number"),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => AsAsync(Year.Office, form));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Bureau, await AnswerAsync(receipt)));
        var stale = await AnswerAsync(receipt);
        await AsAsync(Year.Office, stale);
        Assert.Equal(
            [(ReviewStage.Answer, ReviewDecision.Refused, "经核查，内容不重复，异议不成立。", Year.Office.Name)],
            (await AsAsync(Year.Office2, new GetObjection(objection.Id))).Trail.Select(s => (s.Step, s.Decision, s.Opinion!, s.Who))
        );
        await Refused.ByAsync(
            "This objection was answered on {0:yyyy-MM-dd}.",
            async () => await AsAsync(Year.Office, await AnswerAsync(receipt))
        );
        Assert.Empty(await OpenWorkAsync(objection.Id));
        var asked = await Province.SendAsPublicAsync(new AskAboutObjection($" {receipt.ToLowerInvariant()} "));
        Assert.Equal(
            (ObjectionState.Answered, ObjectionFinding.NotUpheld, "经核查，内容不重复，异议不成立。"),
            (asked!.State, asked.Finding!.Value, asked.Answer)
        );
        Assert.Null(await Province.SendAsPublicAsync(new AskAboutObjection("YY-AAAAA-AAAAA")));
        var (other, _) = await AbroadAsync();
        await using var __ = other;
        Assert.Null(await other.SendAsPublicAsync(new AskAboutObjection(receipt)));
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsPublicAsync(Objection()));
    }

    [Fact]
    public async Task Bad_input_and_a_closed_period_are_refused()
    {
        await BeginAsync(SeminarStage.InPublicity);
        foreach (
            var (form, field, sentence) in new[]
            {
                (Objection() with { Name = "" }, "Name", "Enter your name"),
                (
                    Objection() with
                    {
                        Contact = "12",
                    },
                    "Contact",
                    "Enter a telephone, as 138 0000 0000 or 0771-0000000, or an e-mail address"
                ),
                (Objection() with { Content = " " }, "Content", "Enter the facts you object to"),
                (Objection() with { Content = new string('实', 2001) }, "Content", "The facts must be 2000 characters or less"),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => Province.SendAsPublicAsync(form));
        var last = (await Year.LoadAsync<Publicity>(Year.Publicity)).EndsOn;
        Province.Clock.Now = BeijingTime.EndOf(last).AddSeconds(-1);
        await Province.SendAsPublicAsync(Objection());
        Province.Clock.Now = BeijingTime.EndOf(last);
        await MarkAsync();

        await Refused.ByAsync(
            "The notice period is over. Objections were taken until {0:yyyy-MM-dd} at 24:00.",
            () => Province.SendAsPublicAsync(Objection())
        );

        await AssertNothingWrittenAsync();
        Assert.Equal(1, await Province.ReadAsync(db => db.Objections.CountAsync()));
    }
}
