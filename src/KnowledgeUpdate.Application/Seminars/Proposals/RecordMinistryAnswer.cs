using FluentValidation;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Records the ministry's answer to a national-level proposal.</summary>
[Requires(Permission.ForwardToMinistry)]
public sealed record RecordMinistryAnswer(Guid Id, uint Version, MinistryAnswer? Answer, string? Document) : ICommand<Unit>;

internal sealed class RecordMinistryAnswerValidator : AbstractValidator<RecordMinistryAnswer>
{
    public RecordMinistryAnswerValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Answer).NotNull().WithMessage(_ => text["Choose the ministry's answer"]);
        RuleFor(c => c.Document).NotEmpty().WithMessage(_ => text["Enter number and date of the answer"]);
    }
}

internal sealed class RecordMinistryAnswerHandler(PortalDbContext db, SeminarAccess access) : IRequestHandler<RecordMinistryAnswer, Unit>
{
    public async Task<Unit> Handle(RecordMinistryAnswer command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        proposal.RecordAnswer(command.Answer!.Value, command.Document!);
        return Unit.Value;
    }
}
