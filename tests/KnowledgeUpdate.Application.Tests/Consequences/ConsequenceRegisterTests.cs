using System.Reflection;
using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Consequences;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Application.Tests.Consequences;

/// <summary>Nothing is taken back without a row that says what follows.</summary>
public sealed partial class ConsequenceRegisterTests
{
    /// <summary>Words of a message's name that take something back.</summary>
    private static readonly string[] Verbs =
    [
        "Amend",
        "Amendment",
        "Cancel",
        "Change",
        "Close",
        "Correct",
        "Decide",
        "Decline",
        "End",
        "Forget",
        "Lapse",
        "Merge",
        "Move",
        "Remove",
        "Reopen",
        "Replace",
        "Reset",
        "Retake",
        "Return",
        "Reverse",
        "Revoke",
        "Split",
        "Undo",
        "Void",
        "Withdraw",
    ];

    [Fact]
    public void Every_message_that_takes_something_back_has_a_row_or_a_reason()
    {
        var registered = ConsequenceRegister.Rows.SelectMany(r => r.By).Concat(ConsequenceRegister.Exempt.Keys).ToHashSet();

        Assert.Empty(
            Commands().Where(c => Word().Matches(c.Name).Any(w => Verbs.Contains(w.Value)) && !registered.Contains(c)).Select(c => c.Name)
        );
    }

    [Fact]
    public void Every_move_out_of_a_decided_state_has_a_row_or_a_reason()
    {
        var registered = ConsequenceRegister.Rows.SelectMany(r => r.Moves).Concat(ConsequenceRegister.Onward.Keys).ToHashSet();
        var tables = Tables().ToList();

        Assert.True(tables.Count > 10, $"only {tables.Count} state tables were seen");
        Assert.Empty(tables.Select(t => t.State).Except(DecidedStates.All.Keys).Select(t => t.Name));
        Assert.Empty(
            tables
                .SelectMany(t => t.Moves.Where(m => DecidedStates.All[t.State].Contains(m.From) && !registered.Contains(m)))
                .Select(m => $"{m.From.GetType().Name}.{m.From} {m.Action}")
        );
    }

    [Fact]
    public void The_register_names_what_there_is_and_nothing_twice()
    {
        var (commands, moves, rows) = (Commands().ToHashSet(), Tables().SelectMany(t => t.Moves).ToHashSet(), ConsequenceRegister.Rows);

        Assert.Empty(rows.SelectMany(r => r.By).Concat(ConsequenceRegister.Exempt.Keys).Except(commands).Select(t => t.Name));
        Assert.Distinct(rows.SelectMany(r => r.By).Concat(ConsequenceRegister.Exempt.Keys));
        Assert.Empty(rows.SelectMany(r => r.Moves).Concat(ConsequenceRegister.Onward.Keys).Except(moves));
        Assert.Distinct(rows.SelectMany(r => r.Moves).Concat(ConsequenceRegister.Onward.Keys));
        Assert.Distinct(rows.SelectMany(r => r.Consequences).Select(c => c.Id));
        Assert.All(rows, r => Assert.NotEmpty(r.Consequences));
    }

    [Fact]
    public void Every_edge_that_follows_is_walked_and_none_that_is_open()
    {
        var edges = ConsequenceRegister.Rows.SelectMany(r => r.Consequences).ToList();
        var walked = typeof(ConsequenceRegisterTests)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods())
            .SelectMany(m => m.GetCustomAttribute<WalksAttribute>()?.Edges ?? [])
            .ToHashSet();
        var follows = edges.Where(e => e.Fate is Fate.SameAct or Fate.WorkItem).Select(e => e.Id).ToHashSet();

        Assert.Empty(walked.Except(edges.Where(e => e.Fate != Fate.Open).Select(e => e.Id)));
        Assert.Empty(follows.Except(walked));
        Assert.Empty(edges.Where(e => e.Fate == Fate.Open).Select(e => e.Id));
    }

    [Fact]
    public void The_document_is_the_register_printed()
    {
        var path = Path.Combine(Root(), "docs", "consequences.md");
        if (Environment.GetEnvironmentVariable("KU_WRITE_DOCS") == "1")
            File.WriteAllText(path, ConsequenceRegister.ToMarkdown());

        Assert.Equal(ConsequenceRegister.ToMarkdown(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static IEnumerable<Type> Commands() =>
        typeof(Actor)
            .Assembly.GetTypes()
            .Where(t =>
                t is { IsAbstract: false }
                && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>))
            );

    private static IEnumerable<(Type State, List<Move> Moves)> Tables() =>
        typeof(RuleException)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(f => f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition() == typeof(StateTable<,>))
            .Select(f =>
                (
                    f.FieldType.GetGenericArguments()[0],
                    ((System.Collections.IEnumerable)f.GetValue(null)!)
                        .Cast<System.Runtime.CompilerServices.ITuple>()
                        .Select(m => new Move((Enum)m[0]!, (Enum)m[1]!))
                        .ToList()
                )
            );

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "KnowledgeUpdate.sln")))
            at = at.Parent ?? throw new InvalidOperationException("KnowledgeUpdate.sln is not above the tests.");
        return at.FullName;
    }

    [GeneratedRegex("[A-Z][a-z]+")]
    private static partial Regex Word();
}
