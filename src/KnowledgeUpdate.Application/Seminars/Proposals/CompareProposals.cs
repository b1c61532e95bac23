using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

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

/// <summary>One answer on both sides.</summary>
/// <param name="Name">English key of the answer.</param>
public sealed record ComparedLine(ProposalSection Section, [Sentence] string Name, string? Left, string? Right)
{
    /// <summary>The two sides differ.</summary>
    public bool Differs => Left != Right;
}

internal sealed class CompareProposalsHandler(PortalDbContext db, SeminarAccess access)
    : IRequestHandler<CompareProposals, ProposalComparison>
{
    public async Task<ProposalComparison> Handle(CompareProposals query, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(query.Id, cancellationToken);
        if (query.OtherId is { } otherId)
        {
            var other = await access.FindAsync(otherId, cancellationToken);
            return new ProposalComparison(Name(proposal), Name(other), [], 0, 0, Lines(proposal.Content, other.Content));
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
            Lines(left.Content, right.Content)
        );
    }

    private static string Name(SeminarProposal p) => $"{p.Number} {p.Title}";

    private static List<ComparedLine> Lines(ProposalContent left, ProposalContent right)
    {
        var (a, b) = (Json(left), Json(right));
        return
        [
            .. ProposalAnswers.All.SelectMany(answer =>
                answer.IsList
                    ? Rows(answer, a[answer.Property] as JsonArray, b[answer.Property] as JsonArray)
                    : [new ComparedLine(answer.Section, answer.Name, Text(a[answer.Property]), Text(b[answer.Property]))]
            ),
        ];
    }

    private static IEnumerable<ComparedLine> Rows(ProposalAnswer answer, JsonArray? left, JsonArray? right)
    {
        for (var i = 0; i < Math.Max(left?.Count ?? 0, right?.Count ?? 0); i++)
            yield return new ComparedLine(
                answer.Section,
                answer.Name,
                i < left?.Count ? Text(left[i]) : null,
                i < right?.Count ? Text(right[i]) : null
            );
    }

    private static JsonObject Json(ProposalContent content) => JsonSerializer.SerializeToNode(content, PortalModel.Json)!.AsObject();

    private static string? Text(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonObject o => string.Join(
                " · ",
                o.Where(p => p.Key is not ("Id" or "Sha256" or "IsAcademician") && p.Value is not null).Select(p => Text(p.Value))
            ),
            _ => node.ToString(),
        };
}
