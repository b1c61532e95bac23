using FluentValidation;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Says which column of the file holds what, remembers it for the unit, and checks every row.</summary>
/// <param name="Category">The category of every row, where the file has no column for it.</param>
/// <param name="Columns">Place of each column, counted from 0; null or missing: the file does not have it.</param>
[Requires(Permission.ImportHours)]
public sealed record MapImport(Guid Id, uint Version, IReadOnlyDictionary<ImportColumn, int?> Columns, HourCategory? Category = null)
    : ICommand<Unit>;

internal sealed class MapImportValidator : AbstractValidator<MapImport>
{
    public MapImportValidator(IStringLocalizer<ImportsText> text)
    {
        RuleFor(c => c.Columns)
            .Must((c, columns) => c.Category is not null || columns.GetValueOrDefault(ImportColumn.Category) is >= 0)
            .OverridePropertyName($"Columns[{ImportColumn.Category}]")
            .WithMessage(_ => text["Choose the column for “{0}”, or one category for all rows.", text[ImportColumn.Category.Word()].Value]);
        foreach (var column in ImportMapping.Required.Where(r => r != ImportColumn.Category))
            RuleFor(c => c.Columns)
                .Must(c => c.TryGetValue(column, out var place) && place is >= 0)
                .OverridePropertyName($"Columns[{column}]")
                .WithMessage(_ => text["Choose the column for “{0}”.", text[column.Word()].Value]);
    }
}

internal sealed class MapImportHandler(PortalDbContext db, ImportAccess imports) : IRequestHandler<MapImport, Unit>
{
    public async Task<Unit> Handle(MapImport command, CancellationToken cancellationToken)
    {
        var import = await imports.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(import, command.Version);
        var places = command
            .Columns.Where(c => c.Value is { } place && place >= 0 && place < import.Mapping.Headings.Count)
            .ToDictionary(c => c.Key, c => c.Value!.Value);
        // A column that the file has decides; one category for all is for files without it.
        import.Map(
            import.Mapping with
            {
                Columns = places,
                Category = places.ContainsKey(ImportColumn.Category) ? null : command.Category,
            }
        );
        var headings = await db.ImportHeadings.SingleOrDefaultAsync(h => h.OrganisationId == import.OrganisationId, cancellationToken);
        if (headings is null)
            db.Add(headings = new ImportHeadings(import.OrganisationId));
        headings.Remember(import.Mapping);
        await imports.CheckAsync(import, import.Repairs, cancellationToken);
        return Unit.Value;
    }
}
