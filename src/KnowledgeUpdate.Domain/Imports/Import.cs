using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Imports;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>已上传</summary>
    [Term("Uploaded", Tone.Warn)] Uploaded,

    /// <summary>已对应列</summary>
    [Term("Columns matched", Tone.Warn)] Mapped,

    /// <summary>已检查</summary>
    [Term("Checked", Tone.Warn)] Checked,

    /// <summary>正在写入</summary>
    [Term("Being written", Tone.Wait)] Committing,

    /// <summary>已写入</summary>
    [Term("Written", Tone.Good)] Committed,

    /// <summary>写入失败</summary>
    [Term("Writing failed", Tone.Bad)] Failed,

    /// <summary>已取消</summary>
    [Term("Import cancelled", Tone.Idle)] Cancelled,

    /// <summary>已撤回</summary>
    [Term("Undone", Tone.Idle)] Undone,
}

/// <summary>What moves an import.</summary>
public enum ImportAction
{
    /// <summary>对应列</summary>
    [Term("Match columns")] Map,

    /// <summary>检查</summary>
    [Term("Check")] Check,

    /// <summary>写入</summary>
    [Term("Write")] Commit,

    /// <summary>写完</summary>
    [Term("Finish writing")] Finish,

    /// <summary>中断</summary>
    [Term("Stop at a fault")] Fail,

    /// <summary>取消</summary>
    [Term("Cancel the import")] Cancel,

    /// <summary>撤回</summary>
    [Term("Undo")] Undo,
}

/// <summary>Columns of a file of hours, in the order in which people read them.</summary>
public enum ImportColumn
{
    /// <summary>姓名</summary>
    [Term("Name of the person")] Name,

    /// <summary>证件类型</summary>
    [Term("Kind of identity document")] IdentityKind,

    /// <summary>证件号码</summary>
    [Term("Identity number")] Number,

    /// <summary>学习活动</summary>
    [Term("Activity")] Title,

    /// <summary>举办单位</summary>
    [Term("Organiser")] Provider,

    /// <summary>开始日期</summary>
    [Term("First day")] From,

    /// <summary>结束日期</summary>
    [Term("Last day")] To,

    /// <summary>学时类别</summary>
    [Term("Category of hours")] Category,

    /// <summary>学时</summary>
    [Term("Hours")] Hours,

    /// <summary>学时年度</summary>
    [Term("Learning year")] LearningYear,

    /// <summary>证书编号</summary>
    [Term("Certificate number")] CertificateNumber,
}

/// <summary>Repairs that the portal can make by itself once the person agrees.</summary>
public enum ImportRepair
{
    /// <summary>None.</summary>
    [Term("No repair")] None,

    /// <summary>去掉首尾和多余空格</summary>
    [Term("Drop superfluous spaces")] Trim,

    /// <summary>全角改为半角</summary>
    [Term("Full-width digits and letters to half-width")] HalfWidth,

    /// <summary>末位小写 x 改为大写</summary>
    [Term("The last character x of the identity number to X")] UpperX,

    /// <summary>Excel 日期数值改为年月日</summary>
    [Term("Excel's number of days to a date")] ExcelDate,

    /// <summary>补回丢失的首位 0</summary>
    [Term("Put back the zero that was lost in front")] LeadingZero,

    /// <summary>姓名中的间隔号统一</summary>
    [Term("One form for the dot of a name")] NameDot,
}

/// <summary>What an import does with a row.</summary>
public enum ImportResult
{
    /// <summary>新建</summary>
    [Term("To be entered", Tone.Good)] Create,

    /// <summary>修正后新建</summary>
    [Term("To be entered after repair", Tone.Wait)] Repaired,

    /// <summary>不变</summary>
    [Term("Credited already", Tone.Idle)] Unchanged,

    /// <summary>拒绝</summary>
    [Term("Not taken", Tone.Bad)] Refused,
}

/// <summary>A cell that stands in the way.</summary>
/// <param name="Row">Number of the row in the file.</param>
/// <param name="Cell">Its place as the file's program names it, such as D18.</param>
/// <param name="Before">What stands there; an identity number is masked.</param>
/// <param name="After">What the repair makes of it; null when only a person knows.</param>
public sealed record ImportExample(int Row, string Cell, string Before, string? After);

/// <summary>Rows that the same act repairs.</summary>
/// <param name="Problem">What is wrong and what to do, an English key.</param>
/// <param name="Repair">The repair, where the portal knows it; <see cref="ImportRepair.None"/> otherwise.</param>
/// <param name="Rows">Rows that have it.</param>
/// <param name="Examples">The first of them, at most <see cref="ImportFindings.MostExamples"/>.</param>
public sealed record ImportProblem(string Problem, ImportColumn? Column, ImportRepair Repair, int Rows, IReadOnlyList<ImportExample> Examples);

/// <summary>A row of the preview, the person masked.</summary>
/// <param name="Note">Why, an English key; null when there is nothing to say.</param>
public sealed record ImportPreviewRow(ImportResult Result, int Row, string Person, string Title, string Day, string Hours, string? Note);

/// <summary>What a check found in every row.</summary>
/// <param name="Rows">Rows that are not empty.</param>
/// <param name="Create">Rows to be entered, those after repair among them.</param>
/// <param name="Repaired">Rows to be entered thanks to a repair.</param>
/// <param name="Unchanged">Rows credited already, or twice in the file.</param>
/// <param name="Refused">Rows that are not taken.</param>
/// <param name="Repairable">Refused rows that repairs on offer would mend.</param>
/// <param name="NewLearners">Learners that would be entered.</param>
/// <param name="Preview">Some rows of each result.</param>
public sealed record ImportFindings(int Rows, int Create, int Repaired, int Unchanged, int Refused, int Repairable, int NewLearners, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<ImportPreviewRow> Preview)
{
    /// <summary>Places that are kept for one problem; the marked file has all.</summary>
    public const int MostExamples = 100;

    /// <summary>Rows that are kept for one result.</summary>
    public const int MostPreviewed = 50;
}

/// <summary>Which column of the file, counted from 0, holds what.</summary>
/// <param name="HeadRow">Number of the row with the headings: a title may stand above it.</param>
/// <param name="Headings">Headings of the file.</param>
/// <param name="Columns">Place of each column; one that the file does not have is missing.</param>
public sealed record ImportMapping(int HeadRow, IReadOnlyList<string> Headings, IReadOnlyDictionary<ImportColumn, int> Columns)
{
    /// <summary>Columns without which hours cannot be entered.</summary>
    public static readonly IReadOnlyList<ImportColumn> Required = [ImportColumn.Name, ImportColumn.Number, ImportColumn.Title, ImportColumn.From, ImportColumn.Category, ImportColumn.Hours];

    /// <summary>Required columns that are not matched.</summary>
    public IEnumerable<ImportColumn> Missing() => Required.Where(c => !Columns.ContainsKey(c));
}

/// <summary>An import 批量导入 of credited hours that a unit files for many learners: nothing is written before it is committed, and all of it or nothing is.</summary>
public sealed class Import : Entity
{
    /// <summary>Largest file: some 800,000 rows, as csv too.</summary>
    public const int MaxFileSize = 200 * 1024 * 1024;

    /// <summary>How long it can be undone.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromHours(24);

    /// <summary>Every lawful move.</summary>
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
    public Import(Guid organisationId, bool ownStaffOnly, string fileName, int size, ImportMapping mapping, Guid by, DateTimeOffset now) =>
        (OrganisationId, OwnStaffOnly, FileName, Size, Mapping, FiledById, FiledAt) = (organisationId, ownStaffOnly, fileName, size, mapping, by, now);

    /// <summary>The unit that files.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Whether it files for its own staff only; the programme office files for anybody.</summary>
    public bool OwnStaffOnly { get; private set; }

    /// <summary>Name of the file.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Bytes of the file.</summary>
    public int Size { get; private set; }

    /// <summary>Where it stands.</summary>
    public ImportState State { get; private set; }

    /// <summary>Which column holds what.</summary>
    public ImportMapping Mapping { get; private set; } = null!;

    /// <summary>Repairs that the person has agreed to.</summary>
    public IReadOnlyList<ImportRepair> Repairs { get; private set; } = [];

    /// <summary>What the last check found.</summary>
    [Personal]
    public ImportFindings? Findings { get; private set; }

    /// <summary>Who filed.</summary>
    public Guid FiledById { get; private set; }

    /// <summary>When the file was taken in.</summary>
    public DateTimeOffset FiledAt { get; private set; }

    /// <summary>The work that writes it.</summary>
    public Guid? JobId { get; private set; }

    /// <summary>Entries written.</summary>
    public int Credited { get; private set; }

    /// <summary>Learners entered.</summary>
    public int Entered { get; private set; }

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

    /// <summary>Takes what a check found.</summary>
    /// <param name="repairs">The repairs under which it was found.</param>
    public void Check(IReadOnlyList<ImportRepair> repairs, ImportFindings findings) => (State, Repairs, Findings) = (States.Next(State, ImportAction.Check), repairs, findings);

    /// <summary>Orders the writing.</summary>
    /// <exception cref="RuleException">No row is to be entered.</exception>
    public void Commit(Guid jobId)
    {
        var next = States.Next(State, ImportAction.Commit);
        if (Findings is not { Create: > 0 })
            throw new RuleException("No row of this file is to be entered.");
        (State, JobId) = (next, jobId);
    }

    /// <summary>All is written.</summary>
    public void Finish(int credited, int entered, DateTimeOffset now) => (State, Credited, Entered, CommittedAt) = (States.Next(State, ImportAction.Finish), credited, entered, now);

    /// <summary>The writing stopped at a fault: nothing of it is in the ledger. Another check begins it anew.</summary>
    public void Fail() => State = States.Next(State, ImportAction.Fail);

    /// <summary>Gives it up; nothing of it is in the ledger.</summary>
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
}
