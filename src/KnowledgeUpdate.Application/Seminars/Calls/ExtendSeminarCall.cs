using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Extends a call by a recorded decision, which the public page shows.</summary>
/// <param name="ClosesAt">Beijing clock time of the new end.</param>
[Requires(Permission.SaveSeminarCall)]
public sealed record ExtendSeminarCall(Guid Id, uint Version, DateTime? ClosesAt, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class ExtendSeminarCallValidator : AbstractValidator<ExtendSeminarCall>
{
    public ExtendSeminarCallValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.ClosesAt).NotNull().WithMessage(_ => text["Enter the new closing time, as 2026-10-30 24:00"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason; the public page shows it"])
            .MaximumLength(500)
            .WithMessage(_ => text["The reason must be {0} characters or less", 500]);
    }
}

internal sealed class ExtendSeminarCallHandler(PortalDbContext db, Actor actor, CallDeadlines deadlines, TimeProvider clock)
    : IRequestHandler<ExtendSeminarCall, Unit>
{
    public async Task<Unit> Handle(ExtendSeminarCall command, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(call, command.Version);
        var before = call.Terms;
        call.Extend(BeijingTime.At(command.ClosesAt!.Value), command.Reason!, clock.GetUtcNow(), actor.UserName);
        await deadlines.MoveAsync(call, before, cancellationToken);
        return Unit.Value;
    }
}
