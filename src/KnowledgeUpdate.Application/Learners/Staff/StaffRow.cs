using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A row of a list of staff with its verdict. The identity number is masked.</summary>
/// <param name="Number">Row in the file.</param>
/// <param name="Profession">Title, level and series in the file's words.</param>
/// <param name="Leaves">The person is staff of another unit, which is asked.</param>
public sealed record StaffRow(
    int Number,
    string Name,
    string IdentityMask,
    string Profession,
    StaffRowState State,
    IReadOnlyList<CellFault> Faults,
    bool Leaves,
    string? Warning
);

/// <summary>A row read from the file.</summary>
internal sealed record StaffLine
{
    public required int Row { get; init; }

    public required string Name { get; init; }

    public required IdentityKind? Kind { get; init; }

    public required string KindText { get; init; }

    public required string Number { get; init; }

    public required string Series { get; init; }

    public required string Level { get; init; }

    public required string Title { get; init; }

    public required string Field { get; init; }

    public required string Education { get; init; }
}

/// <summary>A row that was checked, with what commits it.</summary>
internal sealed record CheckedStaffLine(StaffRow Row, StaffLine Line, Learner? Learner, Profession Profession);
