using FluentValidation;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Confirms, returns or declines many claims at once, all or none: the first that cannot be decided is named.</summary>
/// <param name="Rows">Ids with the versions that were looked at.</param>
/// <param name="Action"><see cref="ClaimAction.Confirm"/> confirms each as its kind asks: passed on for recognition, or credited.</param>
/// <returns>How many were decided.</returns>
[Requires(Permission.DecideClaim)]
public sealed record DecideClaims(IReadOnlyList<(Guid Id, uint Version)> Rows, ClaimAction? Action, string? Opinion) : ICommand<int>;

internal sealed class DecideClaimsValidator : AbstractValidator<DecideClaims>
{
    private const int Most = 200;

    public DecideClaimsValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Rows)
            .NotEmpty()
            .WithMessage(_ => text["Tick at least one claim"])
            .Must(l => l.Count <= Most)
            .WithMessage(_ => text["Tick at most {0} claims at once", Most])
            .OverridePropertyName("Ids");
        RuleFor(c => c.Action)
            .Must(a => a is ClaimAction.Confirm or ClaimAction.Return or ClaimAction.Decline)
            .WithMessage(_ => text["Choose what you decide"]);
        RuleFor(c => c.Opinion)
            .NotEmpty()
            .When(c => c.Action is ClaimAction.Return or ClaimAction.Decline)
            .WithMessage(_ => text["Enter your opinion: the learner reads it"])
            .MaximumLength(500)
            .WithMessage(_ => text["The opinion must be {0} characters or less", 500]);
    }
}

internal sealed class DecideClaimsHandler(PortalDbContext db, LearnerAccess learners, ClaimAccess access, ClaimDecisions decisions)
    : IRequestHandler<DecideClaims, int>
{
    public async Task<int> Handle(DecideClaims command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var versions = command.Rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Version);
        var ids = versions.Keys.ToList();
        var claims = await access.Visible().Where(c => ids.Contains(c.Id)).OrderBy(c => c.SubmittedAt).ThenBy(c => c.Id).ToListAsync(ct);
        if (claims.Count != ids.Count)
            throw new NotFoundException(nameof(HourClaim));
        var own = await learners.OwnAsync([.. claims.Select(c => c.LearnerId)], ct);
        var kinds = await db.ActivityKinds.Where(k => claims.Select(c => c.KindId).Contains(k.Id)).ToDictionaryAsync(k => k.Id, ct);
        foreach (var claim in claims)
        {
            if (own.Contains(claim.LearnerId))
                throw new RuleException("“{0}” is your own claim. Somebody else decides it: leave it out.", claim.Title);
            db.Expect(claim, versions[claim.Id]);
            var action =
                command.Action == ClaimAction.Confirm && !(claim.State == ClaimState.WithEmployer && kinds[claim.KindId].NeedsRecognition)
                    ? ClaimAction.Credit
                    : command.Action!.Value;
            await decisions.DecideAsync(claim, action, command.Opinion, ct);
        }

        return claims.Count;
    }
}
