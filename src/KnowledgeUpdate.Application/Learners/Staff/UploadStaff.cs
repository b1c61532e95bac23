using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Work;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Takes a unit's list of staff in and keeps it, encrypted, until it is imported. Nothing of it is written yet.</summary>
[Requires(Permission.EnterLearner)]
public sealed record UploadStaff(string? Name, byte[]? Content) : ICommand<Guid>;

internal sealed class UploadStaffValidator : AbstractValidator<UploadStaff>
{
    public UploadStaffValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Content)
            .Must(c => c is { Length: > 0 })
            .WithMessage(_ => text["Choose the list to import"])
            .OverridePropertyName("File");
}

internal sealed class UploadStaffHandler(PortalDbContext db, Actor actor, IdentityVault vault, TimeProvider clock)
    : IRequestHandler<UploadStaff, Guid>
{
    public Task<Guid> Handle(UploadStaff command, CancellationToken cancellationToken)
    {
        var (name, content, now) = (FileTypes.SafeName(command.Name ?? ""), command.Content!, clock.GetUtcNow());
        SealedUploads.Guard(name, content);
        var lines = StaffFile.Read(content, name, cancellationToken);
        var job = new Job(StaffLists.JobKind, JsonSerializer.Serialize(actor.MyUnit), lines.Count, actor.Me, actor.MembershipId, now);
        db.AddUpload(vault, job, StaffLists.SubjectKind, "Staff", name, content);
        return Task.FromResult(job.Id);
    }
}
