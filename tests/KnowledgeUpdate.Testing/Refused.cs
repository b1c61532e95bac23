namespace KnowledgeUpdate.Testing;

/// <summary>An act is refused by one rule: the one that says this sentence, whole and with its places unfilled.</summary>
public static class Refused
{
    /// <summary>What a table of states says of a move that it does not list.</summary>
    private const string NoMove = "This record is “{0}” now: “{1}” is not possible. Look at it again.";

    /// <summary>Does what a rule must refuse; another rule's refusal is none.</summary>
    /// <returns>The refusal, with the values for the sentence's places.</returns>
    public static RuleException By(string sentence, Action act) => Said(sentence, Assert.Throws<RuleException>(act));

    /// <inheritdoc cref="By(string, Action)" />
    public static RuleException By(string sentence, Func<object?> act) => Said(sentence, Assert.Throws<RuleException>(act));

    /// <inheritdoc cref="By(string, Action)" />
    public static async Task<RuleException> ByAsync(string sentence, Func<Task> act) =>
        Said(sentence, await Assert.ThrowsAsync<RuleException>(act));

    /// <summary>Does what a table of states must refuse: from this state this move is none of its.</summary>
    public static void ByState<TState, TMove>(TState state, TMove move, Action act)
        where TState : struct, Enum
        where TMove : struct, Enum => Assert.Equal([state, move], By(NoMove, act).Args);

    /// <inheritdoc cref="ByState" />
    public static async Task ByStateAsync<TState, TMove>(TState state, TMove move, Func<Task> act)
        where TState : struct, Enum
        where TMove : struct, Enum => Assert.Equal([state, move], (await ByAsync(NoMove, act)).Args);

    private static RuleException Said(string sentence, RuleException refusal)
    {
        Assert.Equal(sentence, refusal.Message);
        return refusal;
    }
}
