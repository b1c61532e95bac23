using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>A name typed from a paper is compared; the right one is never said, and nobody finds it by trying.</summary>
public sealed class CompareCertificateNameTests(PortalFixture portal) : CertificateOfficeTest(portal)
{
    private async Task<string> CodeAsync()
    {
        var (person, _) = await CompleteAsync(1, 2026);
        var id = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        return await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.Code).SingleAsync());
    }

    private Task<NameComparison> CompareAsync(string code, string name, string from = "10.0.0.1") =>
        Province.SendAsPublicAsync(new CompareCertificateName(code, name), from);

    [Theory]
    [InlineData("韦知新", true)]
    [InlineData(" 韦 知新　", true)]
    [InlineData("韦志新", false)]
    [InlineData("韦*新", false)]
    [InlineData("韦新", false)]
    public async Task A_changed_character_does_not_pass(string typed, bool matches) =>
        Assert.Equal(
            (matches, matches ? 3 : 0),
            await CompareAsync(VerificationCode.Format(await CodeAsync()), typed) is var said
                ? (said.Matches!.Value, said.Items.Count)
                : default
        );

    [Fact]
    public async Task After_ten_wrong_names_a_code_is_compared_no_more_that_day_and_others_are()
    {
        var code = await CodeAsync();
        for (var i = 0; i < 9; i++)
            Assert.False((await CompareAsync(code, $"韦{(char)('一' + i)}新", $"10.0.0.{i}")).Matches);
        Assert.True((await CompareAsync(code, "韦知新")).Matches);
        Assert.False((await CompareAsync(code, "韦甲新")).Matches);

        var refused = await CompareAsync(code, "韦知新", "10.9.9.9");

        Assert.Equal((null, true), (refused.Matches, refused.WaitUntil > Province.Clock.Now));
        Assert.False((await CompareAsync("7K3MZQ9T5C1XW8VHS", "韦知新")).Matches);
        Province.Clock.Now += TimeSpan.FromDays(1);
        Assert.True((await CompareAsync(code, "韦知新")).Matches);
    }

    [Fact]
    public async Task A_code_that_does_not_exist_is_counted_and_answered_like_one_that_does()
    {
        for (var i = 0; i < 10; i++)
            Assert.Equal(new NameComparison(false, null), await CompareAsync("7K3MZQ9T5C1XW8VHS", "" + (char)('甲' + i)));
        Assert.NotNull((await CompareAsync("7K3MZQ9T5C1XW8VHS", "韦知新")).WaitUntil);
    }

    [Fact]
    public async Task Wrong_names_are_counted_for_the_address_too_and_right_ones_never()
    {
        var code = await CodeAsync();
        await Province.SendAsync(
            office,
            new EnterRule(RuleKeys.NameTriesFromAddress, 3, null, BeijingTime.DateOf(Province.Clock.Now), "测试", null)
        );
        for (var i = 0; i < 20; i++)
            Assert.True((await CompareAsync(code, "韦知新")).Matches);
        foreach (var other in new[] { "00000000000000001", "00000000000000002", "00000000000000003" })
            Assert.False((await CompareAsync(other, "韦知新")).Matches);

        Assert.NotNull((await CompareAsync(code, "韦知新")).WaitUntil);
        Assert.True((await CompareAsync(code, "韦知新", "10.0.0.2")).Matches);
    }
}
