namespace KnowledgeUpdate.Domain.Imports;

/// <summary>The headings that a unit's people last chose for the columns.</summary>
public sealed class ImportHeadings : Entity, IUntracked
{
    private ImportHeadings() { }

    /// <summary>Begins to remember for a unit.</summary>
    public ImportHeadings(Guid organisationId) => OrganisationId = organisationId;

    public Guid OrganisationId { get; private set; }

    /// <summary>The column that a heading stands for.</summary>
    public IReadOnlyDictionary<string, ImportColumn> Columns { get; private set; } = new Dictionary<string, ImportColumn>();

    /// <summary>Remembers what was chosen; headings that the file does not have stay as they were.</summary>
    public void Remember(ImportMapping mapping)
    {
        var columns = Columns.Where(c => !mapping.Headings.Contains(c.Key)).ToDictionary();
        foreach (var (column, place) in mapping.Columns)
            if (mapping.Headings[place].Length > 0)
                columns[mapping.Headings[place]] = column;
        Columns = columns;
    }
}
