using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// The binding of a record to an account, for whoever decides it, the record's employer, the bureau above and the office.
/// </summary>
[Requires(Permission.ReadRecordBinding)]
public sealed record GetRecordBinding(Guid Id) : IQuery<BindingView>;

public sealed record BindingView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required BindingState State { get; init; }

    public required BindingWay Way { get; init; }

    public required Guid LearnerId { get; init; }

    public required string Name { get; init; }

    public required string IdentityMask { get; init; }

    public required string? Employer { get; init; }

    /// <summary>Name that the account gave.</summary>
    public required string AccountName { get; init; }

    /// <summary>Its telephone, masked.</summary>
    public required string? AccountPhone { get; init; }

    public required DateTimeOffset? AccountOpenedAt { get; init; }

    public required bool NameDiffers { get; init; }

    /// <summary>Whether another account had the record before.</summary>
    public required bool HadAccount { get; init; }

    public required string? NamedUnit { get; init; }

    public required string? Decider { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required DateTimeOffset? ContestedAt { get; init; }

    public required DateTimeOffset? BoundAt { get; init; }

    public required DateTimeOffset? FrozenAt { get; init; }

    public required string? Reason { get; init; }

    public required bool MayDecide { get; init; }

    public required bool MayFreeze { get; init; }

    /// <summary>What the account entered since the record was bound, while it is frozen.</summary>
    public required IReadOnlyList<EnteredSince> Entered { get; init; }
}

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
        return new BindingView
        {
            Id = binding.Id,
            Version = binding.Version,
            State = binding.State,
            Way = binding.Way,
            LearnerId = record.Id,
            Name = record.Name,
            IdentityMask = record.IdentityMask,
            Employer = Name(record.EmployerId),
            AccountName = account.DisplayName,
            AccountPhone = account.Phone is null ? null : PhoneNumber.Mask(account.Phone),
            AccountOpenedAt = binding.AskedAt,
            NameDiffers = binding.NameDiffers,
            HadAccount = binding.PreviousUserId is not null,
            NamedUnit = Name(binding.NamedUnitId),
            Decider = Name(binding.DeciderId),
            AskedAt = binding.AskedAt,
            DueOn = binding.DueOn,
            ContestedAt = binding.ContestedAt,
            BoundAt = binding.BoundAt,
            FrozenAt = binding.FrozenAt,
            Reason = binding.Reason,
            MayDecide = await access.MayDecideAsync(binding, ct),
            MayFreeze = await access.MayFreezeAsync(binding, ct),
            Entered = isFrozen ? await entered.ReadAsync(binding, ct) : [],
        };

        string? Name(Guid? id) => id is { } unit && units.TryGetValue(unit, out var name) ? name : null;
    }
}
