using System.Collections;
using System.Text;

namespace KnowledgeUpdate.Domain.Common;

/// <summary>
/// Every lawful move of an aggregate, written once: the check, the buttons, the diagram and the CHECK constraint come from it.
/// </summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TAction">The acts that move from one state to another.</typeparam>
public sealed class StateTable<TState, TAction> : IEnumerable<(TState From, TAction Action, TState To)>
    where TState : struct, Enum
    where TAction : struct, Enum
{
    private readonly List<(TState From, TAction Action, TState To)> moves = [];

    /// <summary>Adds a lawful move.</summary>
    public void Add(TState from, TAction action, TState to) => moves.Add((from, action, to));

    /// <summary>The state after <paramref name="action"/>.</summary>
    /// <exception cref="RuleException">The table does not list the move: a refused move always speaks.</exception>
    public TState Next(TState from, TAction action) =>
        TryNext(from, action)
        ?? throw new RuleException("This record is “{0}” now: “{1}” is not possible. Look at it again.", from, action);

    /// <summary>Whether the table lists the move.</summary>
    public bool Allows(TState from, TAction action) => TryNext(from, action) is not null;

    /// <summary>The acts that a page may offer in <paramref name="state"/>.</summary>
    public IEnumerable<TAction> ActionsFrom(TState state) => moves.Where(m => Same(m.From, state)).Select(m => m.Action).Distinct();

    /// <summary>The states in which <paramref name="action"/> is lawful.</summary>
    public IEnumerable<TState> StatesFor(TAction action) =>
        moves.Where(m => EqualityComparer<TAction>.Default.Equals(m.Action, action)).Select(m => m.From).Distinct();

    /// <summary>The diagram, in Mermaid's notation; an area's README shows the one its table prints.</summary>
    public string ToMermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var (from, action, to) in moves)
            text.Append("    ").Append(from).Append(" --> ").Append(to).Append(": ").Append(action).Append('\n');
        return text.ToString();
    }

    /// <inheritdoc />
    public IEnumerator<(TState From, TAction Action, TState To)> GetEnumerator() => moves.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private TState? TryNext(TState from, TAction action)
    {
        foreach (var move in moves)
            if (Same(move.From, from) && EqualityComparer<TAction>.Default.Equals(move.Action, action))
                return move.To;
        return null;
    }

    private static bool Same(TState a, TState b) => EqualityComparer<TState>.Default.Equals(a, b);
}
