namespace KnowledgeUpdate.Domain.Imports;

/// <summary>
/// Rows on their way into the ledger, some thousands together, a list for each column: staged by the check, entered by one statement. No
/// identity number stands here in clear.
/// </summary>
/// <remarks>Separate rows would cost an index entry, a foreign key and a row header each; these cost only their content.</remarks>
public sealed class ImportChunk : ITenantOwned, IUntracked
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public Guid ImportId { get; init; }

    /// <summary>Its place among the import's chunks, counted from 0.</summary>
    public int Chunk { get; init; }

    /// <summary>Number of each row in the file.</summary>
    public int[] Rows { get; init; } = [];

    /// <summary>Id of the entry it becomes.</summary>
    public Guid[] EntryIds { get; init; } = [];

    /// <summary>Where the entry comes from: the same content of the same unit has the same source.</summary>
    public Guid[] SourceIds { get; init; } = [];

    /// <summary>The learner, as found by the hash; a new one otherwise.</summary>
    public Guid[] LearnerIds { get; init; } = [];

    /// <summary>
    /// Entries that the learner's year had when the row was checked; if the number has changed, the row is checked again.
    /// </summary>
    public int[] Seen { get; init; } = [];

    /// <summary>Name as the file has it.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Keyed hash of the identity number; null where the learner is known.</summary>
    public byte[]?[] IdentityHashes { get; init; } = [];

    /// <summary>The number, encrypted, of a new learner.</summary>
    public byte[]?[] IdentityCiphers { get; init; } = [];

    /// <summary>The number masked, of a new learner.</summary>
    public string?[] IdentityMasks { get; init; } = [];

    /// <summary>Kind of the document, of a new learner.</summary>
    public string?[] IdentityKinds { get; init; } = [];

    public short[] LearningYears { get; init; } = [];

    public string[] Categories { get; init; } = [];

    /// <summary>Hours 学时.</summary>
    public decimal[] Hours { get; init; } = [];

    public string[] Titles { get; init; } = [];

    public string[] Providers { get; init; } = [];

    /// <summary>First day of study.</summary>
    public DateOnly[] StudiedFrom { get; init; } = [];

    /// <summary>Last day of study.</summary>
    public DateOnly[] StudiedTo { get; init; } = [];

    /// <summary>The certificate's number; null where the row has none.</summary>
    public string?[] Certificates { get; init; } = [];
}
