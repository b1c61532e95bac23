using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Who may see and decide the binding of a record.</summary>
[Service]
public sealed class BindingAccess(PortalDbContext db, Actor actor, Parties parties, LearnerAccess learners)
{
    /// <summary>
    /// The binding: for the person who decides it, for the office and the auditor, and for people who may see the record but are not the
    /// account concerned.
    /// </summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<RecordBinding> FindAsync(Guid id, CancellationToken ct)
    {
        var binding =
            await db.RecordBindings.SingleOrDefaultAsync(b => b.Id == id, ct) ?? throw new NotFoundException(nameof(RecordBinding));
        if (
            IsDecider(binding)
            || actor.ScopeOf(Permission.ReadRecordBinding) == Scope.Tenant
            || await learners.Visible().AnyAsync(l => l.Id == binding.LearnerId, ct)
        )
            return binding;
        throw new NotFoundException(nameof(RecordBinding));
    }

    /// <summary>
    /// Whether the actor decides it now. Nobody decides about their own account; a frozen one is never decided by the employer.
    /// </summary>
    public async Task<bool> MayDecideAsync(RecordBinding binding, CancellationToken ct) =>
        binding.IsOpen
        && actor.May(Permission.DecideRecordBinding)
        && !await parties.IsMineAsync(binding.UserId, ct)
        && !await parties.IsMineAsync(binding.PreviousUserId, ct)
        && (IsDecider(binding) || actor.ScopeOf(Permission.DecideRecordBinding) == Scope.Tenant)
        && (binding.State != BindingState.Frozen || actor.ScopeOf(Permission.DecideRecordBinding) != Scope.OwnUnit);

    /// <summary>
    /// Whether the actor may say that the record is bound to the wrong account: people responsible for the person may, but never about
    /// their own account. A unit that is only asked to confirm an employment may not.
    /// </summary>
    public async Task<bool> MayFreezeAsync(RecordBinding binding, CancellationToken ct) =>
        binding.State == BindingState.Bound
        && !await parties.IsMineAsync(binding.UserId, ct)
        && actor.May(Permission.DecideRecordBinding)
        && await learners.Answering().AnyAsync(l => l.Id == binding.LearnerId, ct);

    /// <summary>Refuses actors who do not decide it.</summary>
    /// <exception cref="ForbiddenException">Somebody else decides.</exception>
    public async Task DemandDeciderAsync(RecordBinding binding, CancellationToken ct)
    {
        if (binding.IsOpen && !await MayDecideAsync(binding, ct))
            throw new ForbiddenException("Somebody else decides this. Its page says who.");
    }

    private bool IsDecider(RecordBinding binding) => binding.DeciderId == actor.OrganisationId && binding.DeciderRole == actor.Role;
}
