using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A proposal with all that its pages show.</summary>
public sealed record ProposalView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required CallSummary Call { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string OrganisationName { get; init; }

    /// <summary>The reader scores it without knowing host and people.</summary>
    public required bool IsBlind { get; init; }

    public required string? Number { get; init; }

    /// <summary>Name of the unit that gives the first review; null: none is chosen yet.</summary>
    public required string? Reviewer { get; init; }

    public required ProposalState State { get; init; }

    public required ProposalContent Content { get; init; }

    public required IReadOnlyList<ProposalSection> OpenSections { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required DateOnly? ReviewDueOn { get; init; }

    public required int? DaysLeft { get; init; }

    public required int? Rank { get; init; }

    public required int FiledVersions { get; init; }

    public required FieldName? Field { get; init; }

    public required ProposalRights Rights { get; init; }

    public required IReadOnlyList<FormFault> Faults { get; init; }

    public required FeeWorking? Working { get; init; }

    public required string? FeeSource { get; init; }

    public required DateOnly? FeeFrom { get; init; }

    public required string? FeeNote { get; init; }

    public required IReadOnlyList<TrailStep> Trail { get; init; }

    public required IReadOnlyList<HistoryLine> History { get; init; }

    public required IReadOnlyList<Duplicate> Duplicates { get; init; }

    public required (int Used, int Limit) Quota { get; init; }

    /// <summary>Experts’ scores; null where the reader may not know of them.</summary>
    public required IReadOnlyList<ScoreLine>? Scores { get; init; }

    public required decimal? Score { get; init; }

    public required DateOnly? ForwardedOn { get; init; }

    public required string? ForwardedWith { get; init; }

    public required MinistryAnswer? Answer { get; init; }

    public required string? AnswerDocument { get; init; }

    /// <summary>Where a section stands: nothing in it, something missing, or whole.</summary>
    public (bool Untouched, int Missing) StateOf(ProposalSection section) =>
        (ProposalForm.IsUntouched(Content, section), Faults.Count(f => f.Section == section));
}

/// <summary>What a proposal's pages need from the call.</summary>
public sealed record CallSummary(Guid Id, int Year, string Title, CallState State, DateTimeOffset ClosesAt, CallTerms Terms, bool IsOpen);

/// <summary>What the reader may do with a proposal now.</summary>
public sealed record ProposalRights(bool Edit, bool Submit, bool Withdraw, bool Review, bool Forward, bool Copy);

/// <summary>An expert's score; experts' names are not shown.</summary>
public sealed record ScoreLine(int Number, AssignmentState State, IReadOnlyList<decimal> Points, decimal? Score, string? Comment);
