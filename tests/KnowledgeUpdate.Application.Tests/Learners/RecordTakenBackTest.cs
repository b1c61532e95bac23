using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>A record that was asked for with a mistyped number, or passed on.</summary>
public abstract class RecordTakenBackTest(PortalFixture portal) : RecordTest(portal)
{
    private protected Task<Guid> AddAsync(Person by, string name, int number) =>
        Province.SendAsync(by, new AddMyLearner(name, IdentityKind.ResidentId, TestIdentity.Number(number), null, Nothing));

    private protected Task<BindingState> StateAsync(Guid id) =>
        Province.ReadAsync(db => db.RecordBindings.Where(b => b.Id == id).Select(b => b.State).SingleAsync());
}
