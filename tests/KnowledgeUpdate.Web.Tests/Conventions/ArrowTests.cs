using System.Text.RegularExpressions;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>The arrows between areas are those of docs/ARCHITECTURE.md.</summary>
public sealed partial class ArrowTests
{
    [Fact]
    public void The_picture_shows_the_arrows_of_the_code()
    {
        var picture = Repository.Files("docs", "ARCHITECTURE.md").Single().Text;
        var drawn = picture[(picture.IndexOf("```arrows", StringComparison.Ordinal) + 9)..];

        Assert.Equal(Arrows(), drawn[..drawn.IndexOf("```", StringComparison.Ordinal)].Trim().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void No_arrow_leads_back_to_where_it_began()
    {
        var arrows = Arrows()
            .Split('\n')
            .Select(l => l.Split(" -> "))
            .ToDictionary(l => l[0], l => l[1].Split(", "), StringComparer.Ordinal);

        Assert.DoesNotContain(arrows.Keys, a => Reached(a).Contains(a));

        HashSet<string> Reached(string from)
        {
            var (seen, next) = (new HashSet<string>(), new Stack<string>(arrows[from]));
            while (next.TryPop(out var area))
                if (seen.Add(area) && arrows.TryGetValue(area, out var further))
                    foreach (var one in further)
                        next.Push(one);
            return seen;
        }
    }

    private static string Arrows()
    {
        var files = Repository.Files("src/KnowledgeUpdate.Application", "*.cs").Select(f => (Area: f.Path.Split('/')[2], f.Text)).ToList();
        // What serves every area is no area.
        var areas = files
            .Select(f => f.Area)
            .Where(a => !a.EndsWith(".cs", StringComparison.Ordinal))
            .Except(["Common", "Pipeline"])
            .ToHashSet();
        var arrows =
            from file in files
            where areas.Contains(file.Area)
            from used in Used().Matches(file.Text).Concat(Named().Matches(file.Text)).Select(m => m.Groups[1].Value)
            where areas.Contains(used) && used != file.Area
            group used by file.Area into of
            orderby of.Key
            select $"{of.Key} -> {string.Join(", ", of.Distinct().Order(StringComparer.Ordinal))}";
        return string.Join('\n', arrows);
    }

    [GeneratedRegex(@"^using KnowledgeUpdate\.Application\.(\w+);", RegexOptions.Multiline)]
    private static partial Regex Used();

    /// <summary>A type named with its area, as in Learners.HourLedger; not a set of the database nor a name of the domain.</summary>
    [GeneratedRegex(@"^(?!\s*//)[^""\r\n]*?(?<![.\w])([A-Z]\w+)\.[A-Z]\w+", RegexOptions.Multiline)]
    private static partial Regex Named();
}
