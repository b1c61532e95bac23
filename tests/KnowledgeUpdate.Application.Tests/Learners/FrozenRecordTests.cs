using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>A frozen record passes to nobody, and what was decided stays decided.</summary>
public sealed class FrozenRecordTests(PortalFixture portal) : RecordTakenBackTest(portal)
{
    [Fact, Walks("binding-access")]
    public async Task A_frozen_record_passes_to_nobody_and_only_whoever_answers_for_the_person_freezes_it()
    {
        var person = await RegisterAsync("13800000001", Name, 1, Polytechnic);
        await DecideAsync(unit, true);
        var binding = await BindingAsync();
        // The unit that the person only asks sees the record; it answers for nobody yet.
        Assert.False((await Province.SendAsync(other, new GetRecordBinding(binding.Id))).MayFreeze);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(other, new FreezeRecordBinding(binding.Id, binding.Version)));
        Assert.True((await Province.SendAsync(unit, new GetRecordBinding(binding.Id))).MayFreeze);
        await Province.SendAsync(unit, new FreezeRecordBinding(binding.Id, binding.Version));
        Assert.Null(await Province.SendAsync(person, new GetMyRecord()));

        await RegisterAsync("13800000002", Name, 1);
        await Refused.ByAsync("This record is frozen. Decide first whose it is; then this request.", () => DecideAsync(office, true));
        await DecideAsync(office, false, "先裁定");
    }

    [Fact]
    public async Task An_account_whose_own_record_is_frozen_does_not_escape_by_starting_over()
    {
        // Refused another record once, the account began again with a number of its own; then somebody says that it is theirs.
        var person = await RegisterAsync("13800000001", "覃冒名", 1);
        await DecideAsync(unit, false, "不是本人");
        await AddAsync(person, "覃冒名", 6);
        var own = (await Province.SendAsync(person, new GetMyRecord()))!.Id;
        await RegisterAsync("13800000002", "覃冒名", 6);
        var asked = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.LearnerId == own));
        await Province.SendAsync(office, new DecideRecordBinding(asked.Id, asked.Version, true, null));
        var bound = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.Id == asked.Id));
        await Province.SendAsync(office, new FreezeRecordBinding(bound.Id, bound.Version));

        // Whoever holds it now is neither the account of that refusal nor free to take the record along to another number.
        var holder = await Province.ReadAsync(db => db.Learners.Where(l => l.Id == own).Select(l => l.UserId).SingleAsync());
        Assert.Equal(asked.UserId, holder);
        var membership = await Province.ReadAsync(db => db.Memberships.Where(m => m.UserId == holder).Select(m => m.Id).SingleAsync());
        var taker = new Person(holder!.Value, "覃冒名", membership, Role.Learner, Province.Units["广西壮族自治区"]);
        await Refused.ByAsync("Your account has a learner's record already.", () => AddAsync(taker, "覃冒名", 7));
        Assert.Equal(asked.UserId, await Province.ReadAsync(db => db.Learners.Where(l => l.Id == own).Select(l => l.UserId).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_receives_a_record_hears_of_everybody_who_still_asks_for_it()
    {
        await RegisterAsync("13800000001", Name, 1);
        var early = await BindingAsync();
        await RegisterAsync("13800000002", Name, 1);

        await DecideAsync(unit, true);

        // One tap marks the earlier request, though nobody held the record when it was made.
        await Province.SendAsPublicAsync(new SayNotMe(await SecretAsync("13800000002")));
        Assert.NotNull(
            await Province.ReadAsync(db => db.RecordBindings.Where(b => b.Id == early.Id).Select(b => b.ContestedAt).SingleAsync())
        );
    }

    [Fact]
    public async Task What_was_decided_about_a_record_is_not_opened_again_by_an_old_letter()
    {
        await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        await RegisterAsync("13800000002", Name, 1);
        await DecideAsync(unit, true);
        var secret = await SecretAsync("13800000001");
        await Province.SendAsPublicAsync(new SayNotMe(secret));
        var frozen = await BindingAsync();
        await Province.SendAsync(
            bureau,
            new SettleRecordBinding(frozen.Id, frozen.Version, true, "持证核实为本人", new Dictionary<Guid, EnteredDecision>())
        );

        await Refused.ByAsync(
            "It was decided already that the record is with the right account. Whoever knows better turns to the employer or the "
                + "HR bureau.",
            () => Province.SendAsPublicAsync(new SayNotMe(secret))
        );

        Assert.Equal(BindingState.Bound, await StateAsync(frozen.Id));
        // Whoever answers for the person may still freeze it, on another ground.
        await Province.SendAsync(bureau, new FreezeRecordBinding(frozen.Id, (await BindingAsync()).Version));
        Assert.Equal(BindingState.Frozen, await StateAsync(frozen.Id));
    }
}
