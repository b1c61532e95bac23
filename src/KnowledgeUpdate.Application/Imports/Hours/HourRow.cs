using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>A row of the file, read: what it says, or why it cannot be taken.</summary>
internal sealed class HourRow
{
    public int Number { get; init; }

    public string Name { get; set; } = "";

    public IdentityKind Kind { get; set; }

    public string Identity { get; set; } = "";

    public string Title { get; set; } = "";

    public string Provider { get; set; } = "";

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    public HourCategory Category { get; set; }

    /// <summary>Whether the category was read.</summary>
    public bool HasCategory { get; set; }

    public decimal Hours { get; set; }

    public short Year { get; set; }

    public string? Certificate { get; set; }

    /// <summary>Kind of activity as the file has it; empty where it has none.</summary>
    public string ActivityKind { get; set; } = "";

    public List<RowFault>? Faults { get; private set; }

    public bool IsRepaired { get; set; }

    /// <summary>Keyed hash of the identity number.</summary>
    public byte[] Hash { get; set; } = [];

    public Guid LearnerId { get; set; }

    public bool IsNewLearner { get; set; }

    /// <summary>Whether no row before names the person.</summary>
    public bool IsFirstOfPerson { get; set; }

    /// <summary>Entries that the learner's year has.</summary>
    public int Seen { get; set; }

    /// <summary>Whether it is to be entered.</summary>
    public bool IsGood => Result is ImportResult.Create or ImportResult.Repaired;

    public Guid SourceId { get; set; }

    public ImportResult Result { get; set; }

    /// <summary>Why the row is left as it is, an English key.</summary>
    [Sentence]
    public string? Note { get; set; }

    public void Refuse(ImportColumn column, [Sentence] string problem, string before = "") =>
        Add(new RowFault(column, problem, ImportRepair.None, before, null));

    public void Add(RowFault fault)
    {
        (Faults ??= []).Add(fault);
        Result = ImportResult.Refused;
    }
}
