using FluentValidation;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Shows a learner's full identity number: to the employer that has confirmed the employment, to the bureau of the area, to the office. Who
/// looked and why is written to the history.
/// </summary>
[Requires(Permission.RevealIdentity), Reconfirm]
public sealed record RevealIdentity(Guid LearnerId, string? Reason) : ICommand<string>, IHasReason;

internal sealed class RevealIdentityValidator : AbstractValidator<RevealIdentity>
{
    public RevealIdentityValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why you need the number: it is written to the history"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class RevealIdentityHandler(LearnerAccess access, IdentityVault vault, AuditWriter audit)
    : IRequestHandler<RevealIdentity, string>
{
    public async Task<string> Handle(RevealIdentity command, CancellationToken cancellationToken)
    {
        var learner = await access.Answering().SingleOrNotFoundAsync(l => l.Id == command.LearnerId, cancellationToken);
        audit.Note(nameof(Learner), learner.Id, "The identity number was shown");
        return vault.Decrypt(learner.IdentityCipher);
    }
}
