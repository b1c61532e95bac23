using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The keys of the look-up for programs, newest first; those withdrawn stay in the list.</summary>
[Requires(Role.SystemAdministrator, Role.Auditor)]
public sealed record ListApiKeys : IQuery<ApiKeyList>;

/// <summary>The keys.</summary>
public sealed record ApiKeyList(IReadOnlyList<ApiKeyLine> Rows, bool MayChange);

/// <summary>A key; never its secret.</summary>
public sealed record ApiKeyLine(Guid Id, uint Version, string Name, string Owner, string Shown, int PerMinute, DateOnly ExpiresOn, ApiKeyState State, string By, DateTimeOffset At, DateTimeOffset? RevokedAt, string? Reason);

internal sealed class ListApiKeysHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<ListApiKeys, ApiKeyList>
{
    /// <summary>Keys shown: a province gives a handful.</summary>
    private const int Most = 200;

    public async Task<ApiKeyList> Handle(ListApiKeys query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var keys = await db.ApiKeys.OrderByDescending(k => k.At).ThenByDescending(k => k.Id).Take(Most)
            .Select(k => new { Key = k, By = db.Users.Where(u => u.Id == k.ById).Select(u => u.DisplayName).First() }).ToListAsync(cancellationToken);
        return new ApiKeyList([.. keys.Select(k => new ApiKeyLine(k.Key.Id, k.Key.Version, k.Key.Name, k.Key.Owner, k.Key.Shown, k.Key.PerMinute, k.Key.ExpiresOn, k.Key.StateOn(today), k.By, k.Key.At, k.Key.RevokedAt, k.Key.Reason))],
            actor.Is(Role.SystemAdministrator));
    }
}

/// <summary>Makes a key.</summary>
/// <returns>The secret, which nobody can be told again.</returns>
[Requires(Role.SystemAdministrator), Reconfirm]
public sealed record MakeApiKey(string? Name, string? Owner, int? PerMinute, DateOnly? ExpiresOn) : ICommand<string>;

internal sealed class MakeApiKeyValidator : AbstractValidator<MakeApiKey>
{
    public MakeApiKeyValidator(IStringLocalizer<LearnersText> text, TimeProvider clock)
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage(_ => text["Enter what the key is used for"]).MaximumLength(ApiKey.TextMaxLength).WithMessage(_ => text["Enter at most {0} characters", ApiKey.TextMaxLength]);
        RuleFor(c => c.Owner).NotEmpty().WithMessage(_ => text["Enter who answers for its use"]).MaximumLength(ApiKey.TextMaxLength).WithMessage(_ => text["Enter at most {0} characters", ApiKey.TextMaxLength]);
        RuleFor(c => c.PerMinute).NotNull().WithMessage(_ => text["Enter how many look-ups a minute are allowed"])
            .InclusiveBetween(ApiKey.FewestPerMinute, ApiKey.MostPerMinute).WithMessage(_ => text["Enter a number from {0} to {1}: without a key an address may ask 30 times", ApiKey.FewestPerMinute, ApiKey.MostPerMinute]);
        RuleFor(c => c.ExpiresOn).NotNull().WithMessage(_ => text["Enter the last day on which the key works"])
            .Must(d => d is null || (d >= BeijingTime.DateOf(clock.GetUtcNow()) && d <= BeijingTime.DateOf(clock.GetUtcNow()).AddYears(3))).WithMessage(_ => text["Enter a day from today on, within three years"]);
    }
}

internal sealed class MakeApiKeyHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<MakeApiKey, string>
{
    public Task<string> Handle(MakeApiKey command, CancellationToken cancellationToken)
    {
        var secret = ApiKey.CreateSecret();
        db.Add(new ApiKey(command.Name!, command.Owner!, command.PerMinute!.Value, command.ExpiresOn!.Value, secret, actor.Me, clock.GetUtcNow()));
        return Task.FromResult(secret);
    }
}

/// <summary>Withdraws a key: from the next call on it opens nothing.</summary>
[Requires(Role.SystemAdministrator), Reconfirm]
public sealed record RevokeApiKey(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class RevokeApiKeyValidator : AbstractValidator<RevokeApiKey>
{
    public RevokeApiKeyValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter why the key is withdrawn"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class RevokeApiKeyHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RevokeApiKey, Unit>
{
    public async Task<Unit> Handle(RevokeApiKey command, CancellationToken cancellationToken)
    {
        var key = await db.ApiKeys.SingleOrNotFoundAsync(k => k.Id == command.Id, cancellationToken);
        db.Expect(key, command.Version);
        key.Revoke(command.Reason!, clock.GetUtcNow());
        return Unit.Value;
    }
}

/// <summary>A key in use.</summary>
[Requires(Role.SystemAdministrator)]
public sealed record GetApiKey(Guid Id) : IQuery<ApiKeyLine>;

internal sealed class GetApiKeyHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<GetApiKey, ApiKeyLine>
{
    public async Task<ApiKeyLine> Handle(GetApiKey query, CancellationToken cancellationToken)
    {
        var k = await db.ApiKeys.SingleOrNotFoundAsync(k => k.Id == query.Id, cancellationToken);
        var by = await db.Users.Where(u => u.Id == k.ById).Select(u => u.DisplayName).SingleAsync(cancellationToken);
        return new ApiKeyLine(k.Id, k.Version, k.Name, k.Owner, k.Shown, k.PerMinute, k.ExpiresOn, k.StateOn(BeijingTime.DateOf(clock.GetUtcNow())), by, k.At, k.RevokedAt, k.Reason);
    }
}

/// <summary>What a secret opens; null: nothing, since it was never given, has run out or was withdrawn.</summary>
[Public]
public sealed record FindApiKey(string Secret) : IQuery<ApiKeyUse?>;

/// <summary>A key that opens the look-up.</summary>
public sealed record ApiKeyUse(Guid Id, int PerMinute);

internal sealed class FindApiKeyHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<FindApiKey, ApiKeyUse?>
{
    public async Task<ApiKeyUse?> Handle(FindApiKey query, CancellationToken cancellationToken)
    {
        if (!ApiKey.CanBe(query.Secret))
            return null;
        var (hash, today) = (ApiKey.HashOf(query.Secret), BeijingTime.DateOf(clock.GetUtcNow()));
        return await db.ApiKeys.Where(k => k.Hash == hash && k.RevokedAt == null && k.ExpiresOn >= today).Select(k => new ApiKeyUse(k.Id, k.PerMinute)).SingleOrDefaultAsync(cancellationToken);
    }
}
