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
/// <param name="Content">The file, to be read more than once; it stays the caller's.</param>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record UploadImport(string? Name, Stream? Content) : ICommand<Guid>
{
    /// <summary>A file that is in memory already.</summary>
    public UploadImport(string? name, byte[] content) : this(name, new MemoryStream(content, writable: false)) { }
}

internal sealed class UploadImportValidator : AbstractValidator<UploadImport>
{
    public UploadImportValidator(IStringLocalizer<ImportText> text) =>
        RuleFor(c => c.Content).Must(c => c is { CanSeek: true, Length: > 0 }).WithMessage(_ => text["Choose the file to import"]).OverridePropertyName("File");
}

internal sealed class UploadImportHandler(PortalDbContext db, Actor actor, AuditWriter audit, IdentityVault vault, TimeProvider clock) : IRequestHandler<UploadImport, Guid>
{
    public async Task<Guid> Handle(UploadImport command, CancellationToken cancellationToken)
    {
        var (name, content, unit) = (FileTypes.SafeName(command.Name ?? ""), command.Content!, actor.MyUnit);
        Table.Guard(content, name);
        var remembered = await db.ImportHeadings.Where(h => h.OrganisationId == unit).Select(h => h.Columns).SingleOrDefaultAsync(cancellationToken);
        content.Position = 0;
        var mapping = Headings.Find(Table.Read(content, name, cancellationToken), remembered ?? new Dictionary<string, ImportColumn>(), name);
        var import = new Import(unit, !actor.Is(Role.ProgrammeOffice), name, (int)content.Length, mapping, actor.Me, clock.GetUtcNow());
        db.Add(import);
        await audit.SaveAsync(cancellationToken);
        content.Position = 0;
        await SealedFile.WriteAsync(db, vault, import.Id, content, cancellationToken);
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
    /// <summary>Checks every row, keeps what is found and stages what is good.</summary>
    public static async Task CheckAsync(this ImportDesk desk, Import import, IReadOnlyList<ImportRepair> repairs, CancellationToken ct)
    {
        import.Check(repairs, await desk.StageAsync(import, repairs, ct));
    }

    /// <summary>Judges every row and stages the good ones in place of those that were staged before.</summary>
    internal static async Task<ImportFindings> StageAsync(this ImportDesk desk, Import import, IReadOnlyList<ImportRepair> repairs, CancellationToken ct)
    {
        await using var content = await desk.OpenAsync(import, ct);
        var (findings, staged) = (default(FindingsWriter), desk.Staged(import));
        await staged.ClearAsync(ct);
        await desk.JudgeAllAsync(import, content, repairs, reader =>
        {
            var writer = findings = new FindingsWriter(reader);
            return rows =>
            {
                rows.ForEach(writer.Add);
                return staged.AddAsync(rows, ct);
            };
        }, ct);
        return findings!.ToFindings();
    }
}
