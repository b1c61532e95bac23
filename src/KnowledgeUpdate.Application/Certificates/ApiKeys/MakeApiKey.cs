using FluentValidation;
using KnowledgeUpdate.Domain.Certificates;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Makes a key.</summary>
/// <returns>The secret, which nobody can be told again.</returns>
[Requires(Permission.MakeApiKey), Reconfirm]
public sealed record MakeApiKey(string? Name, string? Owner, int? PerMinute, DateOnly? ExpiresOn) : ICommand<string>;

internal sealed class MakeApiKeyValidator : AbstractValidator<MakeApiKey>
{
    public MakeApiKeyValidator(IStringLocalizer<CertificatesText> text, TimeProvider clock)
    {
        RuleFor(c => c.Name)
            .NotEmpty()
            .WithMessage(_ => text["Enter what the key is used for"])
            .MaximumLength(ApiKey.TextMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", ApiKey.TextMaxLength]);
        RuleFor(c => c.Owner)
            .NotEmpty()
            .WithMessage(_ => text["Enter who answers for its use"])
            .MaximumLength(ApiKey.TextMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", ApiKey.TextMaxLength]);
        RuleFor(c => c.PerMinute)
            .NotNull()
            .WithMessage(_ => text["Enter how many look-ups a minute are allowed"])
            .InclusiveBetween(ApiKey.FewestPerMinute, ApiKey.MostPerMinute)
            .WithMessage(_ =>
                text[
                    "Enter a number from {0} to {1}: without a key an address may ask 30 times",
                    ApiKey.FewestPerMinute,
                    ApiKey.MostPerMinute
                ]
            );
        RuleFor(c => c.ExpiresOn)
            .NotNull()
            .WithMessage(_ => text["Enter the last day on which the key works"])
            .Must(d => d is null || (d >= BeijingTime.DateOf(clock.GetUtcNow()) && d <= BeijingTime.DateOf(clock.GetUtcNow()).AddYears(3)))
            .WithMessage(_ => text["Enter a day from today on, within three years"]);
    }
}

internal sealed class MakeApiKeyHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<MakeApiKey, string>
{
    public Task<string> Handle(MakeApiKey command, CancellationToken cancellationToken)
    {
        var secret = ApiKey.CreateSecret();
        db.Add(
            new ApiKey(
                command.Name!,
                command.Owner!,
                command.PerMinute!.Value,
                command.ExpiresOn!.Value,
                secret,
                actor.Me,
                clock.GetUtcNow()
            )
        );
        return Task.FromResult(secret);
    }
}
