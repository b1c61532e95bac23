using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Withdraws a key, from the next call on.</summary>
[Requires(Permission.MakeApiKey), Reconfirm]
public sealed record RevokeApiKey(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class RevokeApiKeyValidator : AbstractValidator<RevokeApiKey>
{
    public RevokeApiKeyValidator(IStringLocalizer<CertificatesText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why the key is withdrawn"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
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
