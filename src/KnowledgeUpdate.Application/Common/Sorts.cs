using System.Collections;
using System.Linq.Expressions;

namespace KnowledgeUpdate.Application.Common;

/// <summary>
/// The orders that a list offers, by the name in its address; a leading minus turns one round. Each ends with what no two rows share, so
/// that
/// every row has its place, and has an index with the tenant first and then its columns. Rows without a value stand after those with one.
/// </summary>
/// <param name="usual">The order unless the address asks for another.</param>
/// <param name="tieBreaker">What no two rows share, usually the id.</param>
public sealed class Sorts<T>(string usual, Expression<Func<T, object?>> tieBreaker) : IEnumerable<string>
{
    private readonly Dictionary<string, LambdaExpression[]> offered = [];

    /// <param name="columns">What the database sorts by, all of one table; only the first may be without value.</param>
    public void Add(string name, params Expression<Func<T, object?>>[] columns) =>
        offered.Add(name, [.. columns.Append(tieBreaker).Select(Plain)]);

    /// <summary>Offers the order of the tie-breaker itself, which is that of entry where it is the id.</summary>
    public void Add(string name) => offered.Add(name, [Plain(tieBreaker)]);

    /// <summary>The order asked for, or the usual one.</summary>
    public Sort<T> Of(string? asked = null)
    {
        var name = asked is not null && offered.ContainsKey(asked.TrimStart('-')) ? asked : usual;
        return new Sort<T>(name, name.StartsWith('-'), offered[name.TrimStart('-')]);
    }

    /// <summary>The names of all orders, both ways round.</summary>
    public IEnumerator<string> GetEnumerator() => offered.Keys.SelectMany(n => new[] { n, "-" + n }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static LambdaExpression Plain(Expression<Func<T, object?>> column) =>
        Expression.Lambda(
            column.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : column.Body,
            column.Parameters
        );
}
