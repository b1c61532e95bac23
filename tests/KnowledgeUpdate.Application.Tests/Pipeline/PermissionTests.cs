using System.Reflection;
using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Application.Tests.Pipeline;

/// <summary>Roles stand in one table; the rest of the house asks it.</summary>
public sealed partial class PermissionTests
{
    private static readonly string Root = Repository.Root;

    [Fact]
    public async Task The_document_says_what_the_table_says()
    {
        var file = Path.Combine(Root, "docs", "permissions.md");
        if (Environment.GetEnvironmentVariable("KU_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(file, PermissionDocument.Print());

        Assert.Equal(await File.ReadAllTextAsync(file), PermissionDocument.Print());
    }

    [Fact]
    public void Every_permission_stands_in_the_table_once() =>
        Assert.Equal(Enum.GetValues<Permission>(), Permissions.All.Select(g => g.Permission).Order());

    [Fact]
    public void Every_role_says_who_gives_it() => Assert.Equal(Enum.GetValues<Role>(), RoleRules.All.Select(r => r.Role).Order());

    [Fact]
    public void Nobody_confirms_a_role_of_those_that_they_give_themselves() =>
        Assert.Empty(RoleRules.All.Where(r => r.ConfirmedBy is { } by && r.GivenBy.ContainsKey(by)).Select(r => r.Role));

    [Fact]
    public void Every_permission_is_asked_for_somewhere()
    {
        var messages = typeof(Actor).Assembly.GetTypes().Select(t => t.GetCustomAttribute<RequiresAttribute>()?.Permission).ToHashSet();
        var code = string.Concat(Sources().Where(f => !IsTable(f)).Select(File.ReadAllText));

        Assert.DoesNotContain(
            Enum.GetValues<Permission>(),
            p => !messages.Contains(p) && !code.Contains($"Permission.{p})", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Nothing_but_the_table_asks_which_role_somebody_acts_in() =>
        Assert.Empty(
            Sources()
                .Where(f => !IsTable(f))
                .SelectMany(f => File.ReadLines(f).Where(l => ByRole().IsMatch(l)).Select(l => $"{Path.GetFileName(f)}: {l.Trim()}"))
        );

    private static IEnumerable<string> Sources() =>
        new[] { "KnowledgeUpdate.Application", "KnowledgeUpdate.Web" }
            .SelectMany(p => Directory.EnumerateFiles(Path.Combine(Root, "src", p), "*.cs*", SearchOption.AllDirectories))
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static bool IsTable(string file) => file.Contains("/Pipeline/Access/", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\b[aA]ct(or|ing)\.Role (switch\b|is (?!\{))|\b[aA]ct(or|ing)\.Role(!\.Value)? [!=]= Role\.|"
            + @"\.Role == Role\.\w+ \|\| \w+\.Role == Role\."
    )]
    private static partial Regex ByRole();
}
