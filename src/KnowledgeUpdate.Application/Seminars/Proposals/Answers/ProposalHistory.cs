using System.Text.Json;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The history of a filing form, answer by answer.</summary>
[Service]
internal sealed class ProposalHistory(PortalDbContext db, PortalText text) : IHistoryDocuments
{
    /// <summary>Answers about a person, of which the history says no more than that they changed.</summary>
    private static readonly HashSet<string> Personal = ["Contact", "Telephone"];

    private const string Masked = "***";

    public string Entity => nameof(SeminarProposal);

    public string Property => nameof(SeminarProposal.Content);

    public async Task<IReadOnlyList<IReadOnlyList<HistoryValue>>> ReadAsync(IReadOnlyList<HistorySides> documents, CancellationToken ct)
    {
        var words = await AnswerWords.ReadAsync(db, text, ct);
        return [.. documents.Select(d => Differences(Read(d.Before), Read(d.After), words))];
    }

    private List<HistoryValue> Differences(ProposalContent before, ProposalContent after, AnswerWords words) =>
        [
            .. from answer in ProposalAnswers.All
            let sides = (Before: answer.Read(before), After: answer.Read(after))
            from i in Enumerable.Range(0, Math.Max(sides.Before.Count, sides.After.Count))
            let left = sides.Before.ElementAtOrDefault(i)
            let right = sides.After.ElementAtOrDefault(i)
            where !Equals(left?.Value, right?.Value)
            select new HistoryValue(
                Entity,
                Property,
                Shown(answer, words.Text(left)),
                Shown(answer, words.Text(right)),
                Name: new HistoryName(PortalText.AreaOf(typeof(ProposalHistory)), answer.Name)
            ),
        ];

    private static string? Shown(ProposalAnswer answer, string? value) =>
        value is null || !Personal.Contains(answer.Name) ? HistoryReader.Cut(value) : Masked;

    private static ProposalContent Read(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? json.Deserialize<ProposalContent>(PortalModel.Json)! : new ProposalContent();
}
