using FluentValidation;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Work;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Takes a file of units in and keeps it until it is imported. Nothing of it is written yet.</summary>
[Requires(Permission.EnterUnit)]
public sealed record UploadUnitFile(string? Name, byte[]? Content) : ICommand<Guid>;

internal sealed class UploadUnitFileValidator : AbstractValidator<UploadUnitFile>
{
    public UploadUnitFileValidator(IStringLocalizer<OrganisationsText> text) =>
        RuleFor(c => c.Content)
            .Must(c => c is { Length: > 0 })
            .WithMessage(_ => text["Choose the file to import"])
            .OverridePropertyName("File");
}

internal sealed class UploadUnitFileHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<UploadUnitFile, Guid>
{
    public Task<Guid> Handle(UploadUnitFile command, CancellationToken cancellationToken)
    {
        var (name, content, now) = (FileTypes.SafeName(command.Name ?? ""), command.Content!, clock.GetUtcNow());
        if (content.Length > Attachment.MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", name);
        var file = UnitFile.Read(content, name, cancellationToken);
        var job = new Job(UnitImports.JobKind, "{}", file.Rows.Count, actor.Me, actor.MembershipId, now);
        var attachment = Table.IsWorkbook(content)
            ? Attachment.Create(UnitImports.SubjectKind, job.Id, "Units", name, content, actor.Me, now)
            : Attachment.CreateCsv(UnitImports.SubjectKind, job.Id, "Units", name, content, actor.Me, now);
        db.AddRange(job, attachment, new AttachmentContent { AttachmentId = attachment.Id, Content = content });
        return Task.FromResult(job.Id);
    }
}
