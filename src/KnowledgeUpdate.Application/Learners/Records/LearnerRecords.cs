using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Gives an account the record that it works with.</summary>
public sealed class LearnerRecords(LearnerRegistry registry, RecordBindings bindings, EmployerRequests requests)
{
    /// <summary>A new record for a number that nobody knows; for one that exists a provisional record, and the request for the existing one. Both look alike to the account.</summary>
    public async Task<Learner> BeginAsync(CheckedIdentity identity, Profession profession, Guid userId, Organisation? employer, CancellationToken ct)
    {
        Learner learner;
        if (await registry.FindAsync(identity.Kind, identity.Number, ct) is { } record)
            learner = await bindings.AskAsync(record, identity, profession, userId, employer?.Id, ct);
        else
        {
            learner = registry.Enter(identity, profession);
            learner.BindTo(userId);
        }

        if (employer is not null)
            await requests.OpenAsync(learner, employer, ct);
        return learner;
    }
}
