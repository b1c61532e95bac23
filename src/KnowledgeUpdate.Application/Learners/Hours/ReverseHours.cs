using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Reverses an entry of the ledger; both entries stay. Certificates that print its hours are under review from this moment on.
/// </summary>
[Requires(Permission.ReverseHours)]
public sealed record ReverseHours(short Year, Guid Id, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class ReverseHoursValidator : AbstractValidator<ReverseHours>
{
    public ReverseHoursValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason: the person reads it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class ReverseHoursHandler(PortalDbContext db, LearnerAccess access, HourReversal reversal)
    : IRequestHandler<ReverseHours, Unit>
{
    public async Task<Unit> Handle(ReverseHours command, CancellationToken cancellationToken)
    {
        var entry = await db
            .HourEntries.AsNoTracking()
            .SingleOrNotFoundAsync(e => e.LearningYear == command.Year && e.Id == command.Id, cancellationToken);
        await access.GuardOwnAsync(entry.LearnerId, cancellationToken);
        if (!await reversal.ReverseAsync(entry, command.Reason!, cancellationToken))
            throw new RuleException("This entry has been reversed already.");
        return Unit.Value;
    }
}
