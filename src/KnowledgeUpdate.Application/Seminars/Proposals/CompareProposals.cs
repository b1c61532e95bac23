using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Two filed versions of a proposal side by side, or two proposals (a likely duplicate).</summary>
/// <param name="OtherId">Another proposal to compare with; null compares versions of this one.</param>
[Requires(Permission.ListSeminarProposals)]
public sealed record CompareProposals(Guid Id, int? Left, int? Right, Guid? OtherId) : IQuery<ProposalComparison>;

/// <summary>What differs and what is the same.</summary>
public sealed record ProposalComparison(
    string LeftTitle,
    string RightTitle,
    IReadOnlyList<VersionName> Versions,
    int Left,
    int Right,
    IReadOnlyList<ComparedLine> Lines
);

public sealed record VersionName(int Number, DateTimeOffset FiledAt);

/// <summary>One answer on both sides, in the reader's words.</summary>
/// <param name="Name">English key of the answer.</param>
public sealed record ComparedLine(ProposalSection Section, [Sentence] string Name, string? Left, string? Right, bool Differs);

internal sealed class CompareProposalsHandler(PortalDbContext db, SeminarAccess access, PortalText words)
    : IRequestHandler<CompareProposals, ProposalComparison>
{
    public async Task<ProposalComparison> Handle(CompareProposals query, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(query.Id, cancellationToken);
        var answers = await AnswerWords.ReadAsync(db, words, cancellationToken);
        if (query.OtherId is { } otherId)
        {
            var other = await access.FindAsync(otherId, cancellationToken);
            return new ProposalComparison(Name(proposal), Name(other), [], 0, 0, Lines(proposal.Content, other.Content, answers));
        }

        var versions = await db
            .ProposalVersions.Where(v => v.ProposalId == proposal.Id)
            .OrderBy(v => v.Number)
            .ToListAsync(cancellationToken);
        if (versions.Count == 0)
            throw new RuleException("The proposal has not been filed yet: there is no version to compare.");
        var right = versions.FirstOrDefault(v => v.Number == query.Right) ?? versions[^1];
        var left = versions.FirstOrDefault(v => v.Number == query.Left) ?? versions[Math.Max(0, versions.Count - 2)];
        return new ProposalComparison(
            Name(proposal),
            Name(proposal),
            [.. versions.Select(v => new VersionName(v.Number, v.FiledAt))],
            left.Number,
            right.Number,
            Lines(left.Content, right.Content, answers)
        );
    }

    private static string Name(SeminarProposal p) => $"{p.Number} {p.Title}";

    private static List<ComparedLine> Lines(ProposalContent left, ProposalContent right, AnswerWords words) =>
        [
            .. ProposalAnswers.All.SelectMany(answer =>
            {
                var (a, b) = (answer.Read(left), answer.Read(right));
                return Enumerable
                    .Range(0, Math.Max(a.Count, b.Count))
                    .Select(i => (Left: i < a.Count ? a[i] : null, Right: i < b.Count ? b[i] : null))
                    .Select(r => new ComparedLine(
                        answer.Section,
                        answer.Name,
                        words.Text(r.Left),
                        words.Text(r.Right),
                        !Equals(r.Left?.Value, r.Right?.Value)
                    ));
            }),
        ];
}
