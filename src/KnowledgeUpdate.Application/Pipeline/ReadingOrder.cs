using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// Finds characters that no text keeps, in one place for all forms: those that change the reading direction can make a name or title look
/// like another, pictures (emoji) are printed by no document.
/// </summary>
internal static class ReadingOrder
{
    /// <summary>Deeper than any message nests its records.</summary>
    private const int Deepest = 6;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>A failure for each text with such a sign, under the name of its property.</summary>
    public static IEnumerable<ValidationFailure> FaultsOf(object message, IStringLocalizer<SharedText> text) =>
        [
            .. Find(message, "", 0, Characters.TurnsReading)
                .Select(path => new ValidationFailure(path, text["Leave out the invisible signs that turn the direction of the text"])),
            .. Find(message, "", 0, Characters.HasPicture)
                .Select(path => new ValidationFailure(path, text["Leave out the pictures (emoji): documents do not print them"])),
        ];

    /// <summary>Checks content that reaches a handler other than through its message.</summary>
    /// <exception cref="ValidationException">A text has such a sign.</exception>
    public static void Guard(object content, IStringLocalizer<SharedText> text)
    {
        if (FaultsOf(content, text).ToList() is { Count: > 0 } faults)
            throw new ValidationException(faults);
    }

    private static IEnumerable<string> Find(object? value, string path, int depth, Predicate<string> isWrong)
    {
        if (value is null or byte[] || depth > Deepest)
            return [];
        if (value is string text)
            return isWrong(text) ? [path] : [];
        if (value is IEnumerable many)
            return many.Cast<object?>().SelectMany((item, i) => Find(item, $"{path}[{i}]", depth + 1, isWrong));
        var type = value.GetType();
        return type.IsEnum || type.Namespace?.StartsWith("KnowledgeUpdate.", StringComparison.Ordinal) != true
            ? []
            : Properties
                .GetOrAdd(
                    type,
                    t =>
                        [
                            .. t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                                .Where(p => p.GetIndexParameters().Length == 0 && p.CanRead && MayHoldText(p.PropertyType)),
                        ]
                )
                .SelectMany(p => Find(p.GetValue(value), path.Length == 0 ? p.Name : $"{path}.{p.Name}", depth + 1, isWrong));
    }

    private static bool MayHoldText(Type type) =>
        type == typeof(string) || (!type.IsValueType && type != typeof(byte[]) && !typeof(Delegate).IsAssignableFrom(type));
}
