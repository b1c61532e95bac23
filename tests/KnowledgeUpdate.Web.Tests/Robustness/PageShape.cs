using System.Reflection;
using KnowledgeUpdate.Web.Tests.Conventions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>
/// What a page takes: its handlers and the names of their values, read from the compiled page itself, so that a new page is known without a
/// word.
/// </summary>
internal sealed record PageShape(Row Row, string Url, IReadOnlyList<HandlerShape> Handlers)
{
    private const int Deep = 3;

    public static PageShape Of(Row row, string url, CompiledPageActionDescriptor page) =>
        new(
            row,
            url,
            [
                .. page.HandlerMethods.Select(h => new HandlerShape(
                    h.HttpMethod,
                    h.Name ?? "",
                    [
                        .. page
                            .BoundProperties.Where(p =>
                                h.HttpMethod == "Post"
                                || p is PageBoundPropertyDescriptor { BindingInfo: not null } && SupportsGet(page, p.Name)
                            )
                            .SelectMany(p => Values(p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType, Deep)),
                        .. h
                            .Parameters.Where(p => p.ParameterType != typeof(CancellationToken))
                            .SelectMany(p => Values(p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType, Deep)),
                    ]
                )),
            ]
        );

    private static bool SupportsGet(CompiledPageActionDescriptor page, string name) =>
        page.HandlerTypeInfo.GetProperty(name)?.GetCustomAttribute<Microsoft.AspNetCore.Mvc.BindPropertyAttribute>()?.SupportsGet == true;

    /// <summary>The names under which a type is sent, with what each of them holds.</summary>
    private static IEnumerable<ValueShape> Values(string name, Type type, int deep)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type))
            return [new ValueShape(name, ValueKind.File, [])];
        if (type == typeof(string))
            return [new ValueShape(name, ValueKind.Text, [])];
        if (type.IsEnum)
            return [new ValueShape(name, ValueKind.Word, Enum.GetNames(type))];
        if (type == typeof(bool))
            return [new ValueShape(name, ValueKind.Word, ["true", "false"])];
        if (type == typeof(Guid))
            return [new ValueShape(name, ValueKind.Id, [])];
        if (type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset))
            return [new ValueShape(name, ValueKind.Date, [])];
        if (type.IsPrimitive || type == typeof(decimal) || type == typeof(TimeOnly))
            return [new ValueShape(name, ValueKind.Number, [])];
        if (deep == 0)
            return [];
        if (
            type.IsArray
            || (
                type.IsGenericType
                && type.GetInterfaces()
                    .Append(type)
                    .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                    is not null
            )
        )
        {
            var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[^1];
            return type.GetGenericArguments().Length == 2
                ? Values($"{name}[x]", element, deep - 1)
                : [.. Values($"{name}[0]", element, deep - 1), .. Values(name, element, 0)];
        }

        return type.GetProperties()
            .Where(p => p.SetMethod is { IsPublic: true })
            .SelectMany(p => Values($"{name}.{p.Name}", p.PropertyType, deep - 1));
    }
}

/// <summary>A handler of a page.</summary>
internal sealed record HandlerShape(string Method, string Name, IReadOnlyList<ValueShape> Values);

/// <summary>A value that a handler takes.</summary>
internal sealed record ValueShape(string Name, ValueKind Kind, IReadOnlyList<string> Words);
