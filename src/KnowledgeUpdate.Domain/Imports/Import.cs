namespace KnowledgeUpdate.Domain.Imports;

/// <summary>
/// An import 批量导入 of credited hours that a unit files for many learners: nothing is written before it is committed, and all of it or
/// nothing is.
/// </summary>
public sealed class Import : Entity
{
    /// <summary>Largest file: some 800,000 rows, as csv too.</summary>
    public const int MaxFileSize = 200 * 1024 * 1024;

    /// <summary>How long it can be undone.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromHours(24);

    public static readonly StateTable<ImportState, ImportAction> States = new()
    {
        { ImportState.Uploaded, ImportAction.Map, ImportState.Mapped },
        { ImportState.Uploaded, ImportAction.Cancel, ImportState.Cancelled },
        { ImportState.Mapped, ImportAction.Map, ImportState.Mapped },
        { ImportState.Mapped, ImportAction.Check, ImportState.Checked },
        { ImportState.Mapped, ImportAction.Cancel, ImportState.Cancelled },
        { ImportState.Checked, ImportAction.Map, ImportState.Mapped },
        { ImportState.Checked, ImportAction.Check, ImportState.Checked },
        { ImportState.Checked, ImportAction.Commit, ImportState.Committing },
        { ImportState.Checked, ImportAction.Cancel, ImportState.Cancelled },
        { ImportState.Committing, ImportAction.Finish, ImportState.Committed },
        { ImportState.Committing, ImportAction.Fail, ImportState.Failed },
        { ImportState.Committing, ImportAction.Cancel, ImportState.Cancelled },
        { ImportState.Failed, ImportAction.Check, ImportState.Checked },
        { ImportState.Failed, ImportAction.Cancel, ImportState.Cancelled },
        { ImportState.Committed, ImportAction.Undo, ImportState.Undone },
    };

    private Import() { }

    /// <summary>Takes a file in.</summary>
    /// <param name="organisationId">The unit that files.</param>
    /// <param name="ownStaffOnly">Whether it may file for its own staff only.</param>
    /// <param name="mapping">The columns as far as their headings tell.</param>
    public Import(Guid organisationId, bool ownStaffOnly, string fileName, int size, ImportMapping mapping, Guid by, DateTimeOffset now)
    {
        OrganisationId = organisationId;
        OwnStaffOnly = ownStaffOnly;
        FileName = fileName;
        Size = size;
        Mapping = mapping;
        FiledById = by;
        FiledAt = now;
    }

    /// <summary>The unit that files.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Whether it files for its own staff only; the programme office files for anybody.</summary>
    public bool OwnStaffOnly { get; private set; }

    /// <summary>Name of the file.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Bytes of the file.</summary>
    public int Size { get; private set; }

    public ImportState State { get; private set; }

    /// <summary>Which column holds what.</summary>
    public ImportMapping Mapping { get; private set; } = null!;

    /// <summary>Repairs that the person has agreed to.</summary>
    public IReadOnlyList<ImportRepair> Repairs { get; private set; } = [];

    /// <summary>What the last check found.</summary>
    [Personal]
    public ImportFindings? Findings { get; private set; }

    public Guid FiledById { get; private set; }

    /// <summary>When the file was taken in.</summary>
    public DateTimeOffset FiledAt { get; private set; }

    /// <summary>The work that writes it.</summary>
    public Guid? JobId { get; private set; }

    public int Credited { get; private set; }

    public int Entered { get; private set; }

    /// <summary>People whom it entered and who left when it was undone.</summary>
    public int Withdrawn { get; private set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? CommittedAt { get; private set; }

    /// <summary>When it was undone.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Says which column holds what. What was found before no longer holds.</summary>
    /// <exception cref="RuleException">A required column is missing, or one stands for two; or it is too late.</exception>
    public void Map(ImportMapping mapping)
    {
        if (mapping.Missing().Any())
            throw new RuleException("Choose the column for “{0}”.", mapping.Missing().First());
        if (mapping.Columns.GroupBy(c => c.Value).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RuleException("One column of the file is chosen for “{0}” and for “{1}”.", twice.First().Key, twice.Last().Key);
        (State, Mapping, Findings) = (States.Next(State, ImportAction.Map), mapping, null);
    }

    /// <summary>Stores the findings of a check.</summary>
    /// <param name="repairs">The repairs under which it was found.</param>
    public void Check(IReadOnlyList<ImportRepair> repairs, ImportFindings findings) =>
        (State, Repairs, Findings) = (States.Next(State, ImportAction.Check), repairs, findings);

    /// <param name="under">The rules of now.</param>
    /// <exception cref="RuleException">No row is to be entered, or other rules hold than when the rows were judged.</exception>
    public void Commit(Guid jobId, string under)
    {
        var next = States.Next(State, ImportAction.Commit);
        if (IsStale(under))
            throw new RuleException("The rules or the open learning years have changed since the check. Check the file again.");
        if (Findings is not { Create: > 0 })
            throw new RuleException("No row of this file is to be entered.");
        (State, JobId) = (next, jobId);
    }

    /// <summary>Whether other rules hold than when its rows were judged.</summary>
    /// <param name="under">The rules of now.</param>
    public bool IsStale(string under) => Findings is { } found && found.Under != under;

    public void Finish(int credited, int entered, DateTimeOffset now)
    {
        State = States.Next(State, ImportAction.Finish);
        Credited = credited;
        Entered = entered;
        CommittedAt = now;
    }

    /// <summary>Writing failed: nothing of it is in the ledger. Another check starts it again.</summary>
    public void Fail() => State = States.Next(State, ImportAction.Fail);

    /// <summary>Cancels it; nothing of it is in the ledger.</summary>
    public void Cancel() => State = States.Next(State, ImportAction.Cancel);

    /// <summary>Undoes it by reversal.</summary>
    /// <exception cref="RuleException">It is not written, is undone already, or more than 24 hours old.</exception>
    public void Undo(DateTimeOffset now)
    {
        var next = States.Next(State, ImportAction.Undo);
        if (now - CommittedAt > UndoWithin)
            throw new RuleException("An import can be undone within 24 hours. Correct single entries by reversal.");
        (State, UndoneAt) = (next, now);
    }

    /// <summary>Says how many of the people whom it entered left with it.</summary>
    public void PeopleLeft(int people) => Withdrawn = people;
}
