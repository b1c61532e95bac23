using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Records that a national-level proposal was recommended to the ministry.</summary>
/// <param name="Document">The letter it went with.</param>
[Requires(Permission.ForwardToMinistry)]
public sealed record ForwardToMinistry(Guid Id, uint Version, DateOnly? On, string? Document) : ICommand<Unit>;

internal sealed class ForwardToMinistryValidator : AbstractValidator<ForwardToMinistry>
{
    public ForwardToMinistryValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.On).NotNull().WithMessage(_ => text["Enter the date of the letter"]);
        RuleFor(c => c.Document).IsDocumentNumber(text);
    }
}

internal sealed class ForwardToMinistryHandler(PortalDbContext db, SeminarAccess access) : IRequestHandler<ForwardToMinistry, Unit>
{
    public async Task<Unit> Handle(ForwardToMinistry command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        proposal.Forward(command.On!.Value, DocumentNumber.Parse(command.Document));
        return Unit.Value;
    }
}
