using FluentValidation;

namespace KnowledgeUpdate.Testing;

/// <summary>What was typed is refused: beside these fields these sentences stand, and no others.</summary>
public static class RefusedInput
{
    public static Task ForAsync(string field, string sentence, Func<Task> act) => ForAsync([(field, sentence)], act);

    public static async Task ForAsync(IReadOnlyList<(string Field, string Sentence)> faults, Func<Task> act)
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(act);
        Assert.Equal(faults, refusal.Errors.Select(e => (e.PropertyName, e.ErrorMessage)));
    }
}
