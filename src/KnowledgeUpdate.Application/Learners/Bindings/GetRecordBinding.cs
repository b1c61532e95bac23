using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// The binding of a record to an account, for whoever decides it, the record's employer, the bureau above and the office.
/// </summary>
[Requires(Permission.ReadRecordBinding)]
public sealed record GetRecordBinding(Guid Id) : IQuery<BindingView>;

/// <param name="AccountName">Name that the account gave.</param>
/// <param name="AccountPhone">Its telephone, masked.</param>
/// <param name="HadAccount">Whether another account had the record before.</param>
/// <param name="Entered">What the account entered since the record was bound, while it is frozen.</param>
public sealed record BindingView(
    Guid Id,
    uint Version,
    BindingState State,
    BindingWay Way,
    Guid LearnerId,
    string Name,
    string IdentityMask,
    string? Employer,
    string AccountName,
    string? AccountPhone,
    DateTimeOffset? AccountOpenedAt,
    bool NameDiffers,
    bool HadAccount,
    string? NamedUnit,
    string? Decider,
    DateTimeOffset AskedAt,
    DateOnly? DueOn,
    DateTimeOffset? ContestedAt,
    DateTimeOffset? BoundAt,
    DateTimeOffset? FrozenAt,
    string? Reason,
    bool MayDecide,
    bool MayFreeze,
    IReadOnlyList<EnteredSince> Entered
);

internal sealed class GetRecordBindingHandler(PortalDbContext db, BindingAccess access, EnteredSinceReader entered)
    : IRequestHandler<GetRecordBinding, BindingView>
{
    public async Task<BindingView> Handle(GetRecordBinding query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var binding = await access.FindAsync(query.Id, ct);
        var record = await db.Learners.SingleAsync(l => l.Id == binding.LearnerId, ct);
        var units = await db
            .Organisations.Where(o => o.Id == record.EmployerId || o.Id == binding.NamedUnitId || o.Id == binding.DeciderId)
            .ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var account = await db.Users.Where(u => u.Id == binding.UserId).Select(u => new { u.DisplayName, u.Phone }).SingleAsync(ct);
        var isFrozen = binding.State == BindingState.Frozen;
        return new BindingView(
            binding.Id,
            binding.Version,
            binding.State,
            binding.Way,
            record.Id,
            record.Name,
            record.IdentityMask,
            Name(record.EmployerId),
            account.DisplayName,
            account.Phone is null ? null : PhoneNumber.Mask(account.Phone),
            binding.AskedAt,
            binding.NameDiffers,
            binding.PreviousUserId is not null,
            Name(binding.NamedUnitId),
            Name(binding.DeciderId),
            binding.AskedAt,
            binding.DueOn,
            binding.ContestedAt,
            binding.BoundAt,
            binding.FrozenAt,
            binding.Reason,
            await access.MayDecideAsync(binding, ct),
            await access.MayFreezeAsync(binding, ct),
            isFrozen ? await entered.ReadAsync(binding, ct) : []
        );

        string? Name(Guid? id) => id is { } unit && units.TryGetValue(unit, out var name) ? name : null;
    }
}
