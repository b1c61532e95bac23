using FluentValidation;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Corrects a person's name or identity number, and issues anew every valid certificate that prints the old one: all of it or nothing.
/// </summary>
/// <param name="Number">Empty: stays as it is.</param>
/// <returns>How many certificates were replaced.</returns>
[Requires(Permission.CorrectLearner)]
public sealed record CorrectLearner(Guid Id, uint Version, string? Name, IdentityKind Kind, string? Number, string? Reason)
    : ICommand<int>,
        IHasReason;

internal sealed class CorrectLearnerValidator : AbstractValidator<CorrectLearner>
{
    public CorrectLearnerValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason, and the paper that shows it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class CorrectLearnerHandler(
    PortalDbContext db,
    LearnerAccess access,
    LearnerRegistry registry,
    HourCertificates certificates,
    CertificateReplacements replacements,
    Notifier notifier,
    IStringLocalizer<LearnersText> text
) : IRequestHandler<CorrectLearner, int>
{
    public async Task<int> Handle(CorrectLearner command, CancellationToken cancellationToken)
    {
        var learner = await access.FindAsync(command.Id, cancellationToken);
        db.Expect(learner, command.Version);
        await access.GuardOwnAsync(learner.Id, cancellationToken);
        if (learner.MergedIntoId is not null)
            throw new RuleException("This record is merged into another. Correct the one that is kept.");
        var before = (learner.Name, learner.IdentityHash);
        if (string.IsNullOrWhiteSpace(command.Number))
        {
            if (command.Kind != learner.IdentityKind)
                throw Faults.Beside(nameof(command.Number), text["Enter the number of the other document"]);
            learner.Rename(registry.CheckName(command.Name));
        }
        else
        {
            var identity = await registry.CheckAsync(new IdentityInput(command.Name, command.Kind, command.Number), cancellationToken);
            await registry.IdentifyAsync(learner, identity, nameof(command.Number), cancellationToken);
            learner.Rename(identity.Name);
        }

        if (before.Name == learner.Name && before.IdentityHash.AsSpan().SequenceEqual(learner.IdentityHash))
            throw Faults.Beside(nameof(command.Name), text["Change the name or the number: nothing differs from the record"]);
        var replaced = 0;
        foreach (var certificate in await certificates.ValidOf(learner.Id).ToListAsync(cancellationToken))
            if (CertificateReplacements.Differs(certificate.Facts, learner.Name, learner.IdentityMask))
            {
                await replacements.ReplaceAsync(certificate, HourCertificates.HolderOf(learner), command.Reason!, cancellationToken);
                replaced++;
            }

        if (learner.UserId is { } user)
            await notifier.TellAsync(
                user,
                "Your name or identity number was corrected by the programme office",
                Links.MyRecord,
                cancellationToken
            );
        return replaced;
    }
}
