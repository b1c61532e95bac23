using FluentValidation;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The employer, or above it the bureau or office, says whether the account that asks is the person of the record.</summary>
[Requires(Permission.DecideRecordBinding)]
public sealed record DecideRecordBinding(Guid Id, uint Version, bool? Confirm, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class DecideRecordBindingValidator : AbstractValidator<DecideRecordBinding>
{
    public DecideRecordBindingValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Confirm).NotNull().WithMessage(_ => text["Choose whether the account is this person's"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .When(c => c.Confirm == false)
            .WithMessage(_ => text["Enter the reason: the person reads it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class DecideRecordBindingHandler(PortalDbContext db, Actor actor, BindingAccess access, RecordBindings bindings)
    : IRequestHandler<DecideRecordBinding, Unit>
{
    public async Task<Unit> Handle(DecideRecordBinding command, CancellationToken cancellationToken)
    {
        var binding = await access.FindAsync(command.Id, cancellationToken);
        db.Expect(binding, command.Version);
        await access.DemandDeciderAsync(binding, cancellationToken);
        RecordBinding.States.Next(binding.State, command.Confirm == true ? BindingAction.Confirm : BindingAction.Refuse);
        if (command.Confirm == true)
            await bindings.ConfirmAsync(binding, actor.Me, cancellationToken);
        else
            await bindings.RefuseAsync(binding, command.Reason!, actor.Me, cancellationToken);
        return Unit.Value;
    }
}
