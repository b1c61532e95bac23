using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Who asked for a record in vain, or lost it, is left with an account that works and with what was entered.</summary>
public sealed class RecordAskedAgainTests(PortalFixture portal) : RecordTakenBackTest(portal)
{
    [Fact, Walks("binding-before")]
    public async Task An_account_whose_record_passed_on_asks_again_and_has_it_back_when_that_was_wrong()
    {
        var first = await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        var held = await BindingAsync();
        var second = await RegisterAsync("13800000002", Name, 1);
        await DecideAsync(unit, true);
        var taken = await BindingAsync();
        Assert.Equal((BindingState.Passed, second.UserId), (await StateAsync(held.Id), await HolderAsync()));

        await Province.SendAsync(bureau, new FreezeRecordBinding(taken.Id, taken.Version));
        await UndoAsync();

        Assert.Equal((BindingState.Bound, first.UserId), (await StateAsync(held.Id), await HolderAsync()));
        // Passed on once more; now the account takes the record of another number.
        var third = await RegisterAsync("13800000003", Name, 1);
        await DecideAsync(unit, true);
        Assert.Equal(third.UserId, await HolderAsync());
        await Province.SendAsync(unit, new EnterLearner("覃另人", IdentityKind.ResidentId, TestIdentity.Number(5), Nothing));
        await AddAsync(first, "覃另人", 5);
        Assert.Equal(2, await Province.ReadAsync(db => db.RecordBindings.CountAsync(b => b.UserId == first.UserId)));
    }

    [Fact]
    public async Task Whoever_mistyped_the_number_starts_over_and_keeps_what_was_entered()
    {
        var person = await RegisterAsync("13800000001", "覃粗心", 1);
        var claim = await ClaimAsync(person, "一");
        await Refused.ByAsync("Your account has a learner's record already.", () => AddAsync(person, "覃粗心", 6));
        await DecideAsync(unit, false, "不是本人");

        // The same record again would only trouble its holder.
        await Refused.ByAsync(
            "This record was not given to your account. Ask your employer or the HR bureau of your place for an invitation: it "
                + "gives you the record at once.",
            () => AddAsync(person, "覃粗心", 1)
        );
        await RefusedInput.ForAsync(
            "Number",
            "Enter 18 characters: 17 digits and a digit or X",
            () => Province.SendAsync(person, new AddMyLearner("覃粗心", IdentityKind.ResidentId, "450103199003070011x", null, Nothing))
        );
        await AddAsync(person, "覃粗心", 6);

        var own = await Province.SendAsync(person, new GetMyRecord());
        Assert.Equal(
            own!.Id,
            await Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.LearnerId).SingleAsync())
        );
        Assert.Equal(
            (true, false),
            await Province.ReadAsync(db =>
                db.Learners.Where(l => l.Id == own.Id)
                    .Select(l => new ValueTuple<bool, bool>(l.IsCertain, l.FrozenAt != null))
                    .SingleAsync()
            )
        );
        Assert.Null(await Province.SendAsync(person, new GetHeldRecord()));
        // The number is taken now: nobody enters it a second time.
        Assert.Equal(
            own.Id,
            (await Province.SendAsync(unit, new EnterLearner("覃粗心", IdentityKind.ResidentId, TestIdentity.Number(6), Nothing))).Id
                ?? own.Id
        );
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Learners.CountAsync(l => l.IdentityHash == db.Learners.Single(o => o.Id == own.Id).IdentityHash)
            )
        );
        await Refused.ByAsync("Your account has a learner's record already.", () => AddAsync(person, "覃粗心", 7));
    }

    [Fact]
    public async Task Whoever_was_refused_asks_for_the_right_record_and_it_is_joined_with_what_was_entered()
    {
        var right = (await Province.SendAsync(other, new EnterLearner("覃粗心", IdentityKind.ResidentId, TestIdentity.Number(8), Nothing)))
            .Id!
            .Value;
        var person = await RegisterAsync("13800000001", "覃粗心", 1);
        var claim = await ClaimAsync(person, "一");
        await DecideAsync(unit, false, "不是本人");
        await AddAsync(person, "覃粗心", 8);

        var asked = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.LearnerId == right));
        await Province.SendAsync(other, new DecideRecordBinding(asked.Id, asked.Version, true, null));

        Assert.Equal(right, (await Province.SendAsync(person, new GetMyRecord()))!.Id);
        Assert.Contains((await Province.SendAsync(person, new ListMyClaims(new())))!.Rows, c => c.Id == claim);
    }

    [Fact]
    public async Task An_invitation_gives_the_record_to_an_account_that_asked_for_it_or_was_refused_it()
    {
        var person = await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, false, "误操作");
        var link = await Province.SendAsync(unit, new InviteToRecord(record));
        await Province.SendAsync(person, new TakeInvitedRecord(link.Secret, TestIdentity.Number(1)));
        Assert.Equal((person.UserId, BindingState.Bound), (await HolderAsync(), (await BindingAsync()).State));
        Assert.Equal(record, (await Province.SendAsync(person, new GetMyRecord()))!.Id);

        // Another one, whose request is still open.
        var second = (await Province.SendAsync(unit, new EnterLearner("覃另人", IdentityKind.ResidentId, TestIdentity.Number(5), Nothing)))
            .Id!
            .Value;
        var other = await RegisterAsync("13800000002", "覃另人", 5);
        link = await Province.SendAsync(unit, new InviteToRecord(second));
        await Province.SendAsync(other, new TakeInvitedRecord(link.Secret, TestIdentity.Number(5)));
        Assert.Equal(second, (await Province.SendAsync(other, new GetMyRecord()))!.Id);
        Assert.Equal(
            0,
            await Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.Act == LearnerActs.DecideBinding && w.DoneAt == null))
        );
        await Refused.ByAsync(
            "This record is bound to an account already. If it is the wrong one, freeze the binding.",
            () => Province.SendAsync(unit, new InviteToRecord(second))
        );
    }

    [Fact]
    public async Task Of_two_who_ask_the_later_confirmed_displaces_the_earlier_who_is_told()
    {
        await RegisterAsync("13800000001", Name, 1);
        var early = await BindingAsync();
        await RegisterAsync("13800000002", Name, 1);
        await DecideAsync(unit, true);
        // The holder of now hears of the earlier request, and hears again when it is confirmed.
        Assert.Single(await TextsAsync("13800000002"), t => t.Contains("/not-me/", StringComparison.Ordinal));
        early = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.Id == early.Id));

        await Province.SendAsync(unit, new DecideRecordBinding(early.Id, early.Version, true, null));

        Assert.Equal(early.UserId, await HolderAsync());
        var letters = (await TextsAsync("13800000002"))
            .Where(t => t.Contains("/not-me/", StringComparison.Ordinal))
            .Select(t => t.Split("/not-me/")[1][..32])
            .ToList();
        Assert.Equal(2, letters.Count);
        // Whichever letter is found first works: the one sent before the confirmation freezes the binding that came of it.
        Assert.Equal(BindingState.Bound, (await Province.SendAsPublicAsync(new GetNotMe(letters[0]))).State);
        await Province.SendAsPublicAsync(new SayNotMe(letters[0]));
        Assert.Equal(BindingState.Frozen, (await Province.SendAsPublicAsync(new GetNotMe(letters[1]))).State);
    }

    private async Task UndoAsync()
    {
        var binding = await BindingAsync();
        await Province.SendAsync(
            bureau,
            new SettleRecordBinding(binding.Id, binding.Version, false, "持证核实为前一持有人", new Dictionary<Guid, EnteredDecision>())
        );
    }
}
