using FluentValidation;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Takes a file of hours in, encrypted, and finds its columns. Nothing of it is written yet.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record UploadImport(string? Name, byte[]? Content) : ICommand<Guid>;

internal sealed class UploadImportValidator : AbstractValidator<UploadImport>
{
    public UploadImportValidator(IStringLocalizer<ImportText> text) =>
        RuleFor(c => c.Content).Must(c => c is { Length: > 0 }).WithMessage(_ => text["Choose the file to import"]).OverridePropertyName("File");
}

internal sealed class UploadImportHandler(PortalDbContext db, Actor actor, IdentityVault vault, TimeProvider clock) : IRequestHandler<UploadImport, Guid>
{
    public async Task<Guid> Handle(UploadImport command, CancellationToken cancellationToken)
    {
        var (name, content, unit) = (FileTypes.SafeName(command.Name ?? ""), command.Content!, actor.MyUnit);
        Table.Guard(content, name);
        var remembered = await db.ImportHeadings.Where(h => h.OrganisationId == unit).Select(h => h.Columns).SingleOrDefaultAsync(cancellationToken);
        using var stream = new MemoryStream(content, writable: false);
        var mapping = Headings.Find(Table.Read(stream, name), remembered ?? new Dictionary<string, ImportColumn>(), name);
        var import = new Import(unit, !actor.Is(Role.ProgrammeOffice), name, content.Length, mapping, actor.Me, clock.GetUtcNow());
        db.AddRange(import, new ImportFile { ImportId = import.Id, Content = vault.Seal(content) });
        return import.Id;
    }
}

/// <summary>Says which column of the file holds what, remembers it for the unit, and checks every row.</summary>
/// <param name="Columns">Place of each column, counted from 0; null or missing: the file does not have it.</param>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record MapImport(Guid Id, uint Version, IReadOnlyDictionary<ImportColumn, int?> Columns) : ICommand<Unit>;

internal sealed class MapImportValidator : AbstractValidator<MapImport>
{
    public MapImportValidator(IStringLocalizer<ImportText> text)
    {
        foreach (var column in ImportMapping.Required)
            RuleFor(c => c.Columns).Must(c => c.TryGetValue(column, out var place) && place is >= 0).OverridePropertyName($"Columns[{column}]").WithMessage(_ => text["Choose the column for “{0}”.", text[column.Word()].Value]);
    }
}

internal sealed class MapImportHandler(PortalDbContext db, ImportDesk desk) : IRequestHandler<MapImport, Unit>
{
    public async Task<Unit> Handle(MapImport command, CancellationToken cancellationToken)
    {
        var import = await desk.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(import, command.Version);
        var places = command.Columns.Where(c => c.Value is { } place && place >= 0 && place < import.Mapping.Headings.Count).ToDictionary(c => c.Key, c => c.Value!.Value);
        import.Map(import.Mapping with { Columns = places });
        var headings = await db.ImportHeadings.SingleOrDefaultAsync(h => h.OrganisationId == import.OrganisationId, cancellationToken);
        if (headings is null)
            db.Add(headings = new ImportHeadings(import.OrganisationId));
        headings.Remember(import.Mapping);
        await desk.CheckAsync(import, import.Repairs, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Checks every row again, with more repairs agreed to.</summary>
/// <param name="Repairs">Repairs in addition to those agreed to already.</param>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record CheckImport(Guid Id, uint Version, IReadOnlyList<ImportRepair> Repairs) : ICommand<Unit>;

internal sealed class CheckImportHandler(PortalDbContext db, ImportDesk desk) : IRequestHandler<CheckImport, Unit>
{
    public async Task<Unit> Handle(CheckImport command, CancellationToken cancellationToken)
    {
        var import = await desk.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(import, command.Version);
        await desk.CheckAsync(import, [.. import.Repairs.Union(command.Repairs).Where(r => r != ImportRepair.None).Order()], cancellationToken);
        return Unit.Value;
    }
}

internal static class Checks
{
    /// <summary>Checks every row and keeps what is found.</summary>
    public static async Task CheckAsync(this ImportDesk desk, Import import, IReadOnlyList<ImportRepair> repairs, CancellationToken ct)
    {
        using var content = await desk.OpenAsync(import, ct);
        FindingsWriter? findings = null;
        await desk.JudgeAllAsync(import, content, repairs, reader => (findings = new FindingsWriter(reader)).Add, ct);
        import.Check(repairs, findings!.ToFindings());
    }
}
