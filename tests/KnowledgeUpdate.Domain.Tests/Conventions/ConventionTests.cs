using System.Reflection;

namespace KnowledgeUpdate.Domain.Tests.Conventions;

public sealed class ConventionTests
{
    private static readonly Assembly Domain = typeof(RuleException).Assembly;

    private static readonly string Sources = Path.Combine(Root(), "src", "KnowledgeUpdate.Domain");

    public static TheoryData<string> Areas =>
        [
            "Accounts",
            "Attendance",
            "Audit",
            "Calendar",
            "Certificates",
            "Closing",
            "Countersign",
            "Delivery",
            "Enrolments",
            "Evaluations",
            "Experts",
            "Files",
            "Gatherings",
            "Imports",
            "Learners",
            "Organisations",
            "Publicities",
            "Reviews",
            "Rules",
            "Seminars",
            "Tenancy",
            "Work",
        ];

    [Fact]
    public void Every_value_that_people_see_has_a_word()
    {
        var without = Domain
            .GetTypes()
            .Where(t => t.IsEnum && t != typeof(Tone))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(f => f.GetCustomAttribute<TermAttribute>() is not { Word.Length: > 0 })
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}");

        Assert.Empty(without);
    }

    [Fact]
    public void No_two_values_of_an_enum_share_a_word() =>
        Assert.All(
            Domain.GetTypes().Where(t => t.IsEnum && t != typeof(Tone)),
            type => Assert.Distinct(Enum.GetValues(type).Cast<Enum>().Select(v => v.Word()))
        );

    [Fact]
    public void Every_area_has_a_readme() =>
        Assert.Equal(
            Areas.Select(a => a.Data),
            Directory
                .GetDirectories(Sources)
                .Select(d => Path.GetFileName(d)!)
                .Where(d => d is not ("Common" or "bin" or "obj"))
                .Order(StringComparer.Ordinal)
        );

    [Theory, MemberData(nameof(Areas))]
    public void The_diagrams_of_a_readme_are_those_its_tables_print(string area)
    {
        var printed = Domain
            .GetTypes()
            .Where(t => t.Namespace == $"KnowledgeUpdate.Domain.{area}")
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(f => f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition() == typeof(StateTable<,>))
            .Select(f => (string)f.FieldType.GetMethod("ToMermaid")!.Invoke(f.GetValue(null), null)!);

        var drawn = File.ReadAllText(Path.Combine(Sources, area, "README.md"))
            .ReplaceLineEndings("\n")
            .Split("```mermaid\n")
            .Skip(1)
            .Select(b => b.Split("```")[0]);

        Assert.Equal(printed.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "KnowledgeUpdate.sln")))
            at = at.Parent ?? throw new InvalidOperationException("KnowledgeUpdate.sln is not above the tests.");
        return at.FullName;
    }
}
