using FluentValidation;
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

internal sealed class UploadRosterHandler(DeliveryAccess access, RosterSheet sheet) : IRequestHandler<UploadRoster, Guid>
{
    public async Task<Guid> Handle(UploadRoster command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(command.SeminarId, cancellationToken);
        sheet.DemandRunning(seminar);
        return sheet.Keep(command.Name, command.Content!, seminar.Id, cancellationToken);
    }
}
