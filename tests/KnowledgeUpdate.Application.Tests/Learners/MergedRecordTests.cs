using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Bindings of records that are merged.</summary>
public sealed class MergedRecordTests(PortalFixture portal) : RecordTakenBackTest(portal)
{
    [Fact]
    public async Task A_record_that_was_merged_meanwhile_is_bound_as_the_one_that_counts()
    {
        await RegisterAsync("13800000001", Name, 1);
        var kept = (await Province.SendAsync(unit, new EnterLearner(Name, IdentityKind.ResidentId, TestIdentity.Number(9), Nothing)))
            .Id!
            .Value;
        var holder = await RegisterAsync("13800000002", Name, 9);
        var own = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.LearnerId == kept));
        await Province.SendAsync(unit, new DecideRecordBinding(own.Id, own.Version, true, null));
        await Province.SendAsync(
            office,
            new MergeLearners(
                kept,
                record,
                await Province.ReadAsync(db => db.Learners.Where(l => l.Id == record).Select(l => l.Version).SingleAsync()),
                "同一人。"
            )
        );

        var asked = await BindingAsync();
        await Province.SendAsync(office, new DecideRecordBinding(asked.Id, asked.Version, true, null));

        var bound = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.Id == asked.Id));
        Assert.Equal((kept, holder.UserId, BindingState.Bound), (bound.LearnerId, bound.PreviousUserId, bound.State));
        Assert.Equal(
            asked.UserId,
            await Province.ReadAsync(db => db.Learners.Where(l => l.Id == kept).Select(l => l.UserId).SingleAsync())
        );
        Assert.Contains(await TextsAsync("13800000002"), t => t.Contains("/not-me/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_binding_whose_record_was_merged_since_is_frozen_with_the_record_that_counts()
    {
        var person = await RegisterAsync("13800000001", "覃另人", 5);
        var link = await Province.SendAsync(unit, new InviteToRecord(record));
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET user_id = NULL WHERE user_id = '{person.UserId}'");
        await Province.SendAsync(person, new TakeInvitedRecord(link.Secret, TestIdentity.Number(1)));
        var binding = await BindingAsync();
        var kept = (await Province.SendAsync(unit, new EnterLearner(Name, IdentityKind.ResidentId, TestIdentity.Number(9), Nothing)))
            .Id!
            .Value;
        await Province.SendAsync(
            office,
            new MergeLearners(
                kept,
                record,
                await Province.ReadAsync(db => db.Learners.Where(l => l.Id == record).Select(l => l.Version).SingleAsync()),
                "同一人。"
            )
        );

        await Province.SendAsync(office, new FreezeRecordBinding(binding.Id, binding.Version));

        var frozen = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.Id == binding.Id));
        Assert.Equal((BindingState.Frozen, kept), (frozen.State, frozen.LearnerId));
        Assert.Equal(
            (person.UserId, true),
            await Province.ReadAsync(db =>
                db.Learners.Where(l => l.Id == kept)
                    .Select(l => new ValueTuple<Guid, bool>(l.UserId!.Value, l.FrozenAt != null))
                    .SingleAsync()
            )
        );
        Assert.Null(await Province.SendAsync(person, new GetMyRecord()));
        await Province.SendAsync(
            office,
            new SettleRecordBinding(frozen.Id, frozen.Version, true, "持证核实为本人", new Dictionary<Guid, EnteredDecision>())
        );
        Assert.Equal(kept, (await Province.SendAsync(person, new GetMyRecord()))!.Id);
    }
}
