using FluentValidation;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Files;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Attaches a file to the closing papers.</summary>
[Requires(Permission.FileClosingPapers)]
public sealed record AttachToPapers(Guid GatheringId, string? Category, string? Name, byte[]? Content) : ICommand<Unit>;

internal sealed class AttachToPapersValidator : AbstractValidator<AttachToPapers>
{
    public AttachToPapersValidator(IStringLocalizer<ClosingText> text)
    {
        RuleFor(c => c.Content)
            .Must(c => c is { Length: > 0 })
            .WithMessage(_ => text["Choose the file to attach"])
            .OverridePropertyName("File");
        RuleFor(c => c.Category)
            .Must(c => c is not null && ClosingPapers.Categories.Contains(c))
            .WithMessage(_ => text["Choose what the file is"]);
    }
}

internal sealed class AttachToPapersHandler(PortalDbContext db, Actor actor, ClosingAccess access, PapersReader reader, TimeProvider clock)
    : IRequestHandler<AttachToPapers, Unit>
{
    public async Task<Unit> Handle(AttachToPapers command, CancellationToken cancellationToken)
    {
        var gathering = await access.FindOwnAsync(command.GatheringId, cancellationToken);
        if (!gathering.IsRunning)
            throw new RuleException("It is “{0}”: its closing papers can no longer be changed.", gathering.Standing);
        if (await reader.FilesOf(gathering).CountAsync(cancellationToken) >= PapersReader.MostFiles)
            throw new RuleException("The papers have at most {0} files. Remove one first.", PapersReader.MostFiles);
        var file = Attachment.Create(
            access.KindOf(gathering),
            gathering.Id,
            command.Category!,
            command.Name ?? "",
            command.Content!,
            actor.Me,
            clock.GetUtcNow()
        );
        db.AddRange(file, new AttachmentContent { AttachmentId = file.Id, Content = command.Content! });
        return Unit.Value;
    }
}
