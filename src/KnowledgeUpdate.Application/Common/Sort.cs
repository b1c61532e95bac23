using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace KnowledgeUpdate.Application.Common;

/// <summary>
/// One order of a list. All its columns run the same way, so that one comparison of rows, which an index answers, finds a place in it.
/// </summary>
public sealed class Sort<T>
{
    private static readonly MethodInfo More = Comparison(nameof(NpgsqlDbFunctionsExtensions.GreaterThan)),
        Less = Comparison(nameof(NpgsqlDbFunctionsExtensions.LessThan));
    private static readonly MethodInfo TextComparison = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
    private readonly bool isDescending;
    private readonly bool mayLackFirst;

    internal Sort(string name, bool isDescending, IReadOnlyList<LambdaExpression> columns)
    {
        (Name, this.isDescending, Columns) = ($"{typeof(T).Name}{name}", isDescending, columns);
        mayLackFirst =
            columns[0].Body is MemberExpression { Member: PropertyInfo property }
            && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
    }

    /// <summary>Tells this order from every other of every list.</summary>
    internal string Name { get; }

    internal IReadOnlyList<LambdaExpression> Columns { get; }

    /// <summary>Whether a place in this order may lack the value of a column.</summary>
    internal bool MayLack(int column) => column == 0 && mayLackFirst;

    /// <summary>The rows in this order.</summary>
    public IQueryable<T> Apply(IQueryable<T> query) => Order(query, isDescending);

    /// <summary>
    /// The rows beyond a place, in one query or in two to be read one after the other: an index finds rows after a value and rows without
    /// one,
    /// but not both with one condition.
    /// </summary>
    /// <param name="place">Values of the columns; null for all rows.</param>
    /// <param name="backwards">From the place towards the beginning, nearest first.</param>
    internal IEnumerable<IQueryable<T>> Beyond(IQueryable<T> query, object?[]? place, bool backwards)
    {
        var down = isDescending != backwards;
        if (place is null)
            return [Order(query, down)];
        if (!mayLackFirst)
            return [Order(query.Where(Past(place, 0, down)), down)];
        if (place[0] is not null)
            return down
                ? [Order(query.Where(Past(place, 0, down)), down)]
                : [Order(query.Where(Past(place, 0, down)), down), Order(query.Where(Lacks(true)), down)];
        var lacking = Order(query.Where(Lacks(true)).Where(Past(place, 1, down)), down);
        return down ? [lacking, Order(query.Where(Lacks(false)), down)] : [lacking];
    }

    private IQueryable<T> Order(IQueryable<T> query, bool down)
    {
        var body = query.Expression;
        foreach (var (i, column) in Columns.Index())
        {
            var method = (i == 0, down) switch
            {
                (true, false) => nameof(Queryable.OrderBy),
                (true, true) => nameof(Queryable.OrderByDescending),
                (false, false) => nameof(Queryable.ThenBy),
                _ => nameof(Queryable.ThenByDescending),
            };
            body = Expression.Call(typeof(Queryable), method, [typeof(T), column.ReturnType], body, Expression.Quote(column));
        }

        return query.Provider.CreateQuery<T>(body);
    }

    private Expression<Func<T, bool>> Lacks(bool value)
    {
        var column = Columns[0];
        var isNull = Expression.Equal(column.Body, Expression.Constant(null, column.ReturnType));
        return Expression.Lambda<Func<T, bool>>(value ? isNull : Expression.Not(isNull), column.Parameters);
    }

    /// <summary>The columns from one on, compared as a row with the place.</summary>
    private Expression<Func<T, bool>> Past(object?[] place, int from, bool down)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var mine = Columns.Skip(from).Select(c => Inline.Body(c, row)).ToArray();
        var theirs = Columns.Skip(from).Select((c, i) => Parameter(c.ReturnType, place[from + i])).ToArray();
        Expression past =
            mine.Length == 1
                ? Beyond(mine[0], theirs[0], down)
                : Expression.Call(down ? Less : More, Expression.Constant(EF.Functions), Tuple(mine), Tuple(theirs));
        return Expression.Lambda<Func<T, bool>>(past, row);
    }

    private static BinaryExpression Beyond(Expression mine, Expression theirs, bool down)
    {
        // Text has no comparing operators of its own in expressions; the database has.
        var (left, right) =
            mine.Type == typeof(string) ? (Expression.Call(TextComparison, mine, theirs), Expression.Constant(0)) : (mine, theirs);
        return down ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);
    }

    private static UnaryExpression Tuple(Expression[] values) =>
        Expression.Convert(
            Expression.Call(typeof(ValueTuple), nameof(ValueTuple.Create), [.. values.Select(v => v.Type)], values),
            typeof(ITuple)
        );

    /// <summary>A value that reaches the database as a parameter, so that all places share one plan.</summary>
    private static MemberExpression Parameter(Type type, object? value)
    {
        var holder = Activator.CreateInstance(typeof(QueryValue<>).MakeGenericType(type))!;
        var property = holder.GetType().GetProperty(nameof(QueryValue<>.Value))!;
        property.SetValue(holder, value);
        return Expression.Property(Expression.Constant(holder), property);
    }

    private static MethodInfo Comparison(string name) =>
        typeof(NpgsqlDbFunctionsExtensions)
            .GetMethods()
            .Single(m => m.Name == name && m.GetParameters() is [_, { ParameterType: var type }, _] && type == typeof(ITuple));
}
