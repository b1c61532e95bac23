using System.Collections.Frozen;
using System.Reflection;
using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>
/// The words of acts, of kinds of records and of their values. Each stands in the text of the area that has the type, or in the shared one.
/// </summary>
/// <remarks>
/// A name from the code is its own word: SubmitSeminarProposal is “Submit seminar proposal”, HeadCount is “Head count”. Where that word
/// means something else in the area, the property has its <see cref="TermAttribute"/>.
/// </remarks>
public static class HistoryNames
{
    private static readonly FrozenDictionary<string, Type> Types = Acts()
        .Concat(Kinds())
        .GroupBy(t => t.Name)
        .ToFrozenDictionary(g => g.Key, g => g.First());

    /// <summary>Every name that a history can show.</summary>
    public static IReadOnlyList<HistoryName> All =>
        [
            .. Types.Keys.Select(OfType),
            .. Enum.GetNames<SecurityEvent>().Select(OfType),
            .. from kind in Kinds()
            from property in kind.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            where property.SetMethod is not null
            where property.Name is not (nameof(Entity.Id) or nameof(Entity.TenantId) or nameof(Entity.Version))
            select OfValue(kind.Name, property.Name),
        ];

    /// <summary>The word of an act or of a kind of record.</summary>
    public static HistoryName OfType(string name) =>
        Enum.TryParse<SecurityEvent>(name, out var refused)
            ? new(PortalText.AreaOf(typeof(SecurityEvent)), refused.Word())
            : new(AreaOf(name), WordOf(name));

    /// <summary>Whether something is an act that has a word.</summary>
    public static bool IsAct(string name) => Types.ContainsKey(name);

    /// <summary>The word of a value.</summary>
    /// <param name="entity">Type of the row that has it.</param>
    public static HistoryName OfValue(string entity, string property) =>
        new(
            AreaOf(entity),
            Types.GetValueOrDefault(entity)?.GetProperty(property)?.GetCustomAttribute<TermAttribute>()?.Word ?? WordOf(property)
        );

    /// <summary>What is no type any more is looked up in every text.</summary>
    private static string AreaOf(string type) => Types.TryGetValue(type, out var known) ? PortalText.AreaOf(known) : "";

    private static IEnumerable<Type> Acts() =>
        typeof(HistoryNames)
            .Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>)));

    private static IEnumerable<Type> Kinds() =>
        typeof(Entity)
            .Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Entity)) && !typeof(IUntracked).IsAssignableFrom(t));

    [return: Sentence]
    private static string WordOf(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
