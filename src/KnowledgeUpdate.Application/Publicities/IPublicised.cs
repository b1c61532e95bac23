using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Records of one kind that are made public for objections: contributed by the area that has them.</summary>
public interface IPublicised
{
    /// <summary>Kind of the record.</summary>
    string SubjectKind { get; }

    /// <summary>Titles of the rows of the list: an objection is about one of them, or about all.</summary>
    IReadOnlyList<string> RowsOf(Publicity publicity);

    /// <summary>Whether the actor is a party to a row: nobody answers an objection to what their own unit filed.</summary>
    Task<bool> IsPartyAsync(Publicity publicity, string about, CancellationToken ct);

    /// <summary>Where the list is corrected.</summary>
    string CorrectionLink(Guid subjectId);
}
