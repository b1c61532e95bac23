namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>
/// Every page in English: what is Chinese in it says so, lest an English voice read it, and what is English does not say that it is
/// Chinese.
/// </summary>
public sealed class LanguageTests(PortalFixture portal) : SampleYearTest(portal)
{
    [Theory]
    [InlineData("<p>Unit 邕江大学</p>"), InlineData("<p lang=zh-CN>邕江大学 <span lang=en>邕江</span></p>")]
    [InlineData("<p lang=zh-CN>Not filled in</p>"), InlineData("<select><option>邕江大学</option></select>")]
    public void A_fault_is_found(string html) => Assert.Single(Voices.Faults($"<html lang=en><body>{html}"));

    [Theory]
    [InlineData("<p>Unit <span lang=zh-CN>邕江大学</span></p>"), InlineData("<p lang=zh-CN>GX-2027-001</p>")]
    [InlineData("<script>'邕江大学'</script>"), InlineData("<p lang=zh-CN>《DNA 与 RNA》 <span lang=en>Not filled in</span></p>")]
    public void What_is_right_is_not_found(string html) => Assert.Empty(Voices.Faults($"<html lang=en><body>{html}"));

    [Fact]
    public async Task Chinese_within_English_pages_is_marked_as_Chinese_and_nothing_else_is()
    {
        var people = new Dictionary<char, Person?> { ['P'] = null };
        foreach (var (letter, role, unit) in Roles)
            people[letter] = await Province.PersonAsync(role, unit);
        var (addresses, expert) = await AddressesAsync(people['O']!, people['N']!);
        people['E'] = expert;
        var clients = new Dictionary<char, HttpClient>();
        foreach (var (letter, person) in people)
            clients[letter] = await ClientAsync(person);

        var amiss = new List<string>();
        foreach (var (row, url) in addresses)
            if (await PageAsync(row, url) is { } html)
                amiss.AddRange(Voices.Faults(html).Select(f => $"{row.Route}: {f}"));

        Assert.True(amiss.Count == 0, $"{amiss.Count}:\n{string.Join('\n', amiss.Distinct())}");

        // As the first who may open it.
        async Task<string?> PageAsync(Row row, string url)
        {
            foreach (var letter in row.Who)
            {
                var answer = await clients[letter].GetAsync($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}culture=en");
                if (answer.StatusCode == HttpStatusCode.OK)
                    return answer.Content.Headers.ContentType?.MediaType == "text/html" ? await answer.Content.ReadAsStringAsync() : null;
            }
            return null;
        }
    }
}
