using FluentValidation;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Imports;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Takes a file of hours in, encrypted, and finds its columns. Nothing of it is written yet.</summary>
/// <param name="Content">The file, to be read more than once; the caller disposes it.</param>
[Requires(Permission.ImportHours)]
public sealed record UploadImport(string? Name, Stream? Content) : ICommand<Guid>
{
    /// <summary>A file that is in memory already.</summary>
    public UploadImport(string? name, byte[] content)
        : this(name, new MemoryStream(content, writable: false)) { }
}

internal sealed class UploadImportValidator : AbstractValidator<UploadImport>
{
    public UploadImportValidator(IStringLocalizer<ImportsText> text) =>
        RuleFor(c => c.Content)
            .Must(c => c is { CanSeek: true, Length: > 0 })
            .WithMessage(_ => text["Choose the file to import"])
            .OverridePropertyName("File");
}

internal sealed class UploadImportHandler(PortalDbContext db, Actor actor, AuditWriter audit, IdentityVault vault, TimeProvider clock)
    : IRequestHandler<UploadImport, Guid>
{
    public async Task<Guid> Handle(UploadImport command, CancellationToken cancellationToken)
    {
        var (name, content, unit) = (FileTypes.SafeName(command.Name ?? ""), command.Content!, actor.MyUnit);
        Table.Guard(content, name);
        var remembered = await db
            .ImportHeadings.Where(h => h.OrganisationId == unit)
            .Select(h => h.Columns)
            .SingleOrDefaultAsync(cancellationToken);
        content.Position = 0;
        var mapping = Headings.Find(
            Table.Read(content, name, cancellationToken),
            remembered ?? new Dictionary<string, ImportColumn>(),
            name
        );
        var import = new Import(
            unit,
            actor.ScopeOf(Permission.ImportHours) == Scope.OwnUnit,
            name,
            (int)content.Length,
            mapping,
            actor.Me,
            clock.GetUtcNow()
        );
        db.Add(import);
        await audit.SaveAsync(cancellationToken);
        content.Position = 0;
        await SealedFile.WriteAsync(db, vault, import.Id, content, cancellationToken);
        return import.Id;
    }
}
