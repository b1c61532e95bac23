using System.Linq.Expressions;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Puts an expression in place of a lambda's parameter.</summary>
internal sealed class Inline : ExpressionVisitor
{
    private readonly ParameterExpression parameter;
    private readonly Expression value;

    private Inline(ParameterExpression parameter, Expression value) => (this.parameter, this.value) = (parameter, value);

    public static Expression Body(LambdaExpression lambda, Expression value) => new Inline(lambda.Parameters[0], value).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : base.VisitParameter(node);
}
