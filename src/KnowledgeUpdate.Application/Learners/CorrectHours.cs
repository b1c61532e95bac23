using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Reverses an entry of the ledger; both entries stay.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record ReverseHours(short Year, Guid Id, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class ReverseHoursValidator : AbstractValidator<ReverseHours>
{
    public ReverseHoursValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason: the person reads it"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class ReverseHoursHandler(PortalDbContext db, HourLedger ledger, AuditWriter audit, Notifier notifier) : IRequestHandler<ReverseHours, Unit>
{
    public async Task<Unit> Handle(ReverseHours command, CancellationToken cancellationToken)
    {
        var entry = await db.HourEntries.AsNoTracking().SingleOrNotFoundAsync(e => e.LearningYear == command.Year && e.Id == command.Id, cancellationToken);
        if (entry.SourceKind == HourSource.Claim)
        {
            var claim = await db.HourClaims.SingleAsync(c => c.Id == entry.SourceId, cancellationToken);
            if (claim.State == ClaimState.Credited)
                claim.Move(ClaimAction.Reverse);
        }

        if (!await ledger.ReverseAsync(entry, command.Reason!, cancellationToken))
            throw new RuleException("This entry has been reversed already.");
        audit.Note(nameof(Learner), entry.LearnerId, "Hours were reversed");
        var user = await db.Learners.Where(l => l.Id == entry.LearnerId).Select(l => l.UserId).SingleAsync(cancellationToken);
        if (user is { } id)
            await notifier.TellAsync(id, "{0} hours of “{1}” were reversed", $"/learn/entries/{entry.LearningYear}/{entry.Id}", cancellationToken, entry.Hours.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture), entry.Title);
        return Unit.Value;
    }
}
