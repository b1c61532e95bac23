using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Ends a kind of activity: study after that day cannot be claimed under it.</summary>
[Requires(Permission.EnterActivityKind)]
public sealed record EndActivityKind(Guid Id, uint Version, DateOnly? Last) : ICommand<Unit>;

internal sealed class EndActivityKindValidator : AbstractValidator<EndActivityKind>
{
    public EndActivityKindValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Last).NotNull().WithMessage(_ => text["Enter the last day"]);
}

internal sealed class EndActivityKindHandler(PortalDbContext db) : IRequestHandler<EndActivityKind, Unit>
{
    public async Task<Unit> Handle(EndActivityKind command, CancellationToken cancellationToken)
    {
        var kind = await db.ActivityKinds.SingleOrNotFoundAsync(k => k.Id == command.Id, cancellationToken);
        db.Expect(kind, command.Version);
        kind.EndOn(command.Last!.Value);
        return Unit.Value;
    }
}
