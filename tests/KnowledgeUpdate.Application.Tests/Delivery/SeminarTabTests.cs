using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>Each tab of a seminar's page reads what it shows.</summary>
public sealed class SeminarTabTests(PortalFixture portal) : UseCaseTest(portal)
{
    [Fact]
    public async Task The_head_is_one_statement_and_the_first_tab_reads_nothing_of_the_others()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);

        var (head, ofHead) = await CountAsync(new GetSeminarHead(seminar.Id), seminar.Host);
        var (view, ofView) = await CountAsync(new GetSeminar(seminar.Id), seminar.Host);

        Assert.Equal(head, view.Head);
        Assert.Equal((SeminarState.Filed, true), (head.State, view.Rights.IsHost));
        Assert.Single(ofHead);
        Assert.InRange(ofView.Count, 2, 11);
        Assert.DoesNotContain(ofView, s => s.Contains("closing_papers", StringComparison.Ordinal));
    }

    private async Task<(T Answer, IReadOnlyList<string> Sent)> CountAsync<T>(MediatR.IRequest<T> query, Person person)
    {
        using var sent = new SentStatements();
        var answer = await Province.SendAsync(person, query);
        return (answer, sent.All);
    }
}
