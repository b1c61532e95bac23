using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The employer, bureau or office says that a record is bound to the wrong account: it is frozen at once.</summary>
[Requires(Permission.DecideRecordBinding)]
public sealed record FreezeRecordBinding(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class FreezeRecordBindingHandler(PortalDbContext db, BindingAccess access, RecordBindings bindings)
    : IRequestHandler<FreezeRecordBinding, Unit>
{
    public async Task<Unit> Handle(FreezeRecordBinding command, CancellationToken cancellationToken)
    {
        var binding = await access.FindAsync(command.Id, cancellationToken);
        db.Expect(binding, command.Version);
        RecordBinding.States.Next(binding.State, BindingAction.Freeze);
        if (!await access.MayFreezeAsync(binding, cancellationToken))
            throw new ForbiddenException(
                "Only whoever answers for the person freezes a binding: the confirmed employer, the HR bureau, the programme office."
            );
        await bindings.NotMeAsync(binding, cancellationToken);
        return Unit.Value;
    }
}
