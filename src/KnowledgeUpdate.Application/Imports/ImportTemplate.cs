using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>The words of the template.</summary>
public static class ImportTemplate
{
    /// <summary>The heading of each column.</summary>
    public static IReadOnlyDictionary<ImportColumn, string> Headings { get; } =
        Imports.Headings.Words.ToDictionary(w => w.Key, w => w.Value[0]);

    /// <summary>The letters of a column of the file, counted from 0.</summary>
    public static string Letters(int column) => Table.Letters(column);
}
