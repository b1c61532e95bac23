using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>An expert who scores proposals: fields and employer.</summary>
public sealed class Expert : Entity
{
    private Expert() { }

    /// <summary>Enters an expert.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="employerId">The unit that employs the expert: it decides conflicts of interest.</param>
    public Expert(Guid userId, string name, Guid employerId, string title, IReadOnlyList<string> fields) =>
        (UserId, Name, EmployerId, Title, Fields) = (userId, name.Trim(), employerId, title.Trim(), fields);

    /// <summary>The account.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Employer.</summary>
    public Guid EmployerId { get; private set; }

    /// <summary>Professional title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Codes of the fields.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    /// <summary>Takes part in new assignments.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Changes what is known of the expert.</summary>
    public void Revise(Guid employerId, string title, IReadOnlyList<string> fields, bool isActive) =>
        (EmployerId, Title, Fields, IsActive) = (employerId, title.Trim(), fields, isActive);
}

/// <summary>Why a person may not see or score a proposal.</summary>
public enum ConflictReason
{
    /// <summary>同一单位</summary>
    [Term("Same unit")] SameUnit,

    /// <summary>上下级单位</summary>
    [Term("Unit above or below")] LineUnit,

    /// <summary>列为讲师</summary>
    [Term("Named as lecturer")] NamedAsLecturer,

    /// <summary>本人申明</summary>
    [Term("Declared")] Declared,
}

/// <summary>A conflict of interest between a person and a proposal. The database refuses an assignment against it.</summary>
public sealed class ConflictOfInterest : Entity
{
    private ConflictOfInterest() { }

    /// <summary>Records a conflict.</summary>
    public ConflictOfInterest(Guid userId, Guid proposalId, ConflictReason reason, string? note = null) =>
        (UserId, ProposalId, Reason, Note) = (userId, proposalId, reason, note);

    /// <summary>The person.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The proposal.</summary>
    public Guid ProposalId { get; private set; }

    /// <summary>Why.</summary>
    public ConflictReason Reason { get; private set; }

    /// <summary>What the person declared.</summary>
    public string? Note { get; private set; }

    /// <summary>The computed conflicts of a person with a proposal.</summary>
    public static IEnumerable<ConflictReason> Between(string name, Organisation employer, Organisation host, IReadOnlyCollection<string> lecturers)
    {
        if (employer.Id == host.Id)
            yield return ConflictReason.SameUnit;
        else if (employer.IsInLineWith(host))
            yield return ConflictReason.LineUnit;
        if (lecturers.Contains(name))
            yield return ConflictReason.NamedAsLecturer;
    }
}

/// <summary>Where an expert's score stands.</summary>
public enum AssignmentState
{
    /// <summary>待评</summary>
    [Term("To be scored", Tone.Wait)] Open,

    /// <summary>已提交</summary>
    [Term("Score submitted", Tone.Good)] Submitted,

    /// <summary>已回避</summary>
    [Term("Stood aside", Tone.Idle)] StoodAside,
}

/// <summary>A proposal given to an expert to score.</summary>
public sealed class ExpertAssignment : Entity
{
    private ExpertAssignment() { }

    /// <summary>Assigns.</summary>
    public ExpertAssignment(Guid callId, Guid proposalId, Guid expertId, Guid userId) =>
        (CallId, ProposalId, ExpertId, UserId) = (callId, proposalId, expertId, userId);

    /// <summary>The call.</summary>
    public Guid CallId { get; private set; }

    /// <summary>The proposal.</summary>
    public Guid ProposalId { get; private set; }

    /// <summary>The expert.</summary>
    public Guid ExpertId { get; private set; }

    /// <summary>The expert's account.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Where it stands.</summary>
    public AssignmentState State { get; private set; }

    /// <summary>Points by criterion, 0 to 100, in the call's order.</summary>
    [Personal]
    public IReadOnlyList<decimal> Points { get; private set; } = [];

    /// <summary>Weighted points, 0 to 100.</summary>
    [Personal]
    public decimal? Score { get; private set; }

    /// <summary>The expert's comment.</summary>
    [Personal]
    public string? Comment { get; private set; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Submits the score; until scoring closes it may be given again.</summary>
    /// <exception cref="RuleException">A criterion lacks points, points are out of range, or the expert stood aside.</exception>
    public void Submit(IReadOnlyList<ScoringCriterion> criteria, IReadOnlyList<decimal> points, string comment, DateTimeOffset now)
    {
        if (State == AssignmentState.StoodAside)
            throw new RuleException("You stood aside from this proposal.");
        if (points.Count != criteria.Count || points.Any(p => p is < 0 or > 100))
            throw new RuleException("Give every criterion points from 0 to 100.");
        (Points, Comment, SubmittedAt, State) = (points, comment.Trim(), now, AssignmentState.Submitted);
        Score = decimal.Round(criteria.Zip(points, (c, p) => c.Weight * p).Sum() / 100m, 2);
    }

    /// <summary>Stands aside because of a declared conflict.</summary>
    public void StandAside() => (State, Score, Points, Comment) = (AssignmentState.StoodAside, null, [], null);
}
