using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Audit;

/// <summary>What the records of the history are called.</summary>
public sealed class RecordNameTests(PortalFixture portal) : UseCaseTest(portal)
{
    [Fact]
    public async Task Every_kind_that_has_a_name_is_found_in_one_statement()
    {
        using var sent = new SentStatements();

        await Province.ReadAsync(async db =>
            await new RecordNames(db).OfAsync(RecordNames.Known.Select(k => (k, Guid.NewGuid())), CancellationToken.None)
        );

        Assert.Single(sent.All, s => s.Contains("UNION ALL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unit_is_named_and_a_learner_is_masked()
    {
        var unit = Province.Units["邕江大学"];
        var employer = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        await Province.SendAsync(
            employer,
            new EnterLearner(
                "韦不显",
                IdentityKind.ResidentId,
                TestIdentity.Number(77),
                new Profession(null, TitleLevel.None, null, null, Education.Bachelor)
            )
        );
        var learner = await Province.ReadAsync(db => db.Learners.Select(l => l.Id).SingleAsync());

        var names = await Province.ReadAsync(async db =>
            await new RecordNames(db).OfAsync(
                [("Organisation", unit.Id), ("Learner", learner), ("Nothing", learner)],
                CancellationToken.None
            )
        );

        Assert.Equal(("邕江大学", PersonName.Mask("韦不显")), (names[unit.Id], names[learner]));
    }
}
