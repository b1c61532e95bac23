using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>A row of a roster with its verdict. The identity number is masked.</summary>
/// <param name="Number">Row in the file.</param>
public sealed record RosterRow(
    int Number,
    string Name,
    string IdentityMask,
    string Employer,
    RosterRowState State,
    IReadOnlyList<CellFault> Faults,
    IReadOnlyList<UnmetCondition> Unmet,
    string? Warning
);

/// <summary>A row read from the file.</summary>
internal sealed record RosterLine(int Row, string Name, IdentityKind? Kind, string KindText, string Number, string Employer);

/// <summary>A row that was checked, with what commits it.</summary>
internal sealed record CheckedRosterLine(RosterRow Row, RosterLine Line, Learner? Learner, Organisation? Employer);
