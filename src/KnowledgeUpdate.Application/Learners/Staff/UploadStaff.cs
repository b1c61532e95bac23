using FluentValidation;
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

internal sealed class UploadStaffHandler(Actor actor, StaffSheet sheet) : IRequestHandler<UploadStaff, Guid>
{
    public Task<Guid> Handle(UploadStaff command, CancellationToken cancellationToken) =>
        Task.FromResult(sheet.Keep(command.Name, command.Content!, actor.MyUnit, cancellationToken));
}
