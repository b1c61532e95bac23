using FluentValidation;
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

internal sealed class UploadUnitFileHandler(UnitSheet sheet) : IRequestHandler<UploadUnitFile, Guid>
{
    public Task<Guid> Handle(UploadUnitFile command, CancellationToken cancellationToken) =>
        Task.FromResult(sheet.Keep(command.Name, command.Content!, new { }, cancellationToken));
}
