using FluentValidation;
using KnowledgeUpdate.Application.Gatherings;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>Takes the roster of a seminar in and keeps it, encrypted, until it is imported. Nothing of it is written yet.</summary>
[Requires(Permission.DecideEnrolments)]
public sealed record UploadRoster(Guid GatheringId, string? Name, byte[]? Content) : ICommand<Guid>;

internal sealed class UploadRosterValidator : AbstractValidator<UploadRoster>
{
    public UploadRosterValidator(IStringLocalizer<EnrolmentsText> text) =>
        RuleFor(c => c.Content)
            .Must(c => c is { Length: > 0 })
            .WithMessage(_ => text["Choose the roster to import"])
            .OverridePropertyName("File");
}

internal sealed class UploadRosterHandler(GatheringAccess access, RosterSheet sheet) : IRequestHandler<UploadRoster, Guid>
{
    public async Task<Guid> Handle(UploadRoster command, CancellationToken cancellationToken)
    {
        var gathering = await access.FindOwnAsync(command.GatheringId, cancellationToken);
        sheet.DemandRunning(gathering);
        return sheet.Keep(command.Name, command.Content!, gathering.Id, cancellationToken);
    }
}
