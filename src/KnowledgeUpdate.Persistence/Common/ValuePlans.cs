using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace KnowledgeUpdate.Persistence.Common;

/// <summary>
/// Marks the queries whose results vary too much with their values for one prepared plan: those by a pattern or by an area. The statement
/// carries the mark, and <see cref="TenantInterceptor"/> has it planned by its values each time.
/// </summary>
internal sealed class ValuePlans : IQueryExpressionInterceptor
{
    public static readonly ValuePlans Instance = new();

    /// <summary>The comment before such a statement.</summary>
    public const string Mark = "plan by values";

    private ValuePlans() { }

    /// <inheritdoc />
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        var finder = new Finder();
        finder.Visit(queryExpression);
        return finder.Found ? new Marker().Visit(queryExpression) : queryExpression;
    }

    private sealed class Finder : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            Found |= node.Method.Name is nameof(NpgsqlDbFunctionsExtensions.ILike) or nameof(LTree.IsDescendantOf);
            return base.VisitMethodCall(node);
        }
    }

    /// <summary>Puts the mark at the first table that the query begins with.</summary>
    private sealed class Marker : ExpressionVisitor
    {
        private static readonly MethodInfo TagWith = typeof(EntityFrameworkQueryableExtensions).GetMethod(
            nameof(EntityFrameworkQueryableExtensions.TagWith)
        )!;

        private bool done;

        protected override Expression VisitExtension(Expression node)
        {
            if (done || node is not EntityQueryRootExpression root)
                return base.VisitExtension(node);
            done = true;
            return Expression.Call(TagWith.MakeGenericMethod(root.ElementType), root, Expression.Constant(Mark));
        }
    }
}
