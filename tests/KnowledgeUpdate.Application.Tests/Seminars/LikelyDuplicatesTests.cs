using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class LikelyDuplicatesTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task The_same_topic_in_other_words_is_found_and_one_of_another_topic_is_not()
    {
        await BeginAsync(
            SeminarStage.Filed,
            content: (i, c) =>
                i switch
                {
                    0 => c with { Title = "中国—东盟人工智能创新应用与治理高级研修班" },
                    1 => c with { Title = "面向东盟的人工智能创新应用与治理高级研修班" },
                    _ => c with
                    {
                        Courses = [.. c.Courses.Select((course, n) => course with { Topic = $"甘蔗栽培第{n}讲：良种与农机配套" })],
                    },
                }
        );

        var seen = await AsAsync(Year.Bureau, new GetSeminarProposal(Year.Proposals[0]));
        var host = await AsAsync(Year.Hosts[0], new GetSeminarProposal(Year.Proposals[0]));

        var found = Assert.Single(seen.Duplicates);
        Assert.Equal((Year.Proposals[1], true), (found.Id, found.Link));
        // What another unit files is its own until the plan is published: a filer is not told of it.
        Assert.Empty(host.Duplicates);
        var comparison = await AsAsync(Year.Bureau, new CompareProposals(Year.Proposals[0], null, null, Year.Proposals[1]));
        Assert.Contains(comparison.Lines, l => l is { Name: "Name of the seminar", Differs: true });
        // In the reader's words, not as they are kept.
        Assert.Contains(comparison.Lines, l => l is { Name: "Kind", Left: "Advanced seminar", Differs: false });
        Assert.Contains(comparison.Lines, l => l is { Name: "Field", Left: "New-generation information technology" });
        Assert.Contains(
            comparison.Lines,
            l => l is { Name: "Lesson" } && l.Left!.StartsWith("Day 1 · Morning · ", StringComparison.Ordinal)
        );
        Assert.Contains(comparison.Lines, l => l is { Name: "Meals" });
        await Assert.ThrowsAsync<NotFoundException>(() =>
            AsAsync(Year.Hosts[0], new CompareProposals(Year.Proposals[0], null, null, Year.Proposals[1]))
        );
    }
}
