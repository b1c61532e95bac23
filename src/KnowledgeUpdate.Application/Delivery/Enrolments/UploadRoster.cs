using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Work;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Takes the roster of a seminar in and keeps it, encrypted, until it is imported. Nothing of it is written yet.</summary>
[Requires(Permission.DecideEnrolments)]
public sealed record UploadRoster(Guid SeminarId, string? Name, byte[]? Content) : ICommand<Guid>;

internal sealed class UploadRosterValidator : AbstractValidator<UploadRoster>
{
    public UploadRosterValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.Content)
            .Must(c => c is { Length: > 0 })
            .WithMessage(_ => text["Choose the roster to import"])
            .OverridePropertyName("File");
}

internal sealed class UploadRosterHandler(PortalDbContext db, Actor actor, DeliveryAccess access, IdentityVault vault, TimeProvider clock)
    : IRequestHandler<UploadRoster, Guid>
{
    public async Task<Guid> Handle(UploadRoster command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(command.SeminarId, cancellationToken);
        Rosters.DemandRunning(seminar, clock.GetUtcNow());
        var (name, content, now) = (FileTypes.SafeName(command.Name ?? ""), command.Content!, clock.GetUtcNow());
        SealedUploads.Guard(name, content);
        var lines = RosterFile.Read(content, name, cancellationToken);
        var job = new Job(Rosters.JobKind, JsonSerializer.Serialize(seminar.Id), lines.Count, actor.Me, actor.MembershipId, now);
        db.AddUpload(vault, job, Rosters.SubjectKind, "Roster", name, content);
        return job.Id;
    }
}
