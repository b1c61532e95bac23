using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>What is taken in at a glance has no more members than can be counted at a glance.</summary>
public sealed class ShapeTests
{
    /// <summary>Members of a record that are told apart by their place.</summary>
    private const int MostByPlace = 8;

    /// <summary>Things that one assignment sets.</summary>
    private const int MostAtOnce = 3;

    private static readonly Lazy<IReadOnlyList<(string Path, SyntaxNode Root)>> Code = new(() =>
        [
            .. Repository
                .Files("src", "*.cs")
                .Concat(Repository.Files("tests", "*.cs"))
                .Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal))
                .Select(f => (f.Path, (SyntaxNode)CSharpSyntaxTree.ParseText(f.Text).GetCompilationUnitRoot())),
        ]
    );

    [Fact]
    public void A_record_of_more_than_eight_members_has_them_by_name() =>
        Assert.Empty(
            Code.Value.SelectMany(f => f.Root.DescendantNodes().OfType<RecordDeclarationSyntax>())
                .Where(r => r.ParameterList?.Parameters.Count > MostByPlace)
                .Select(r => r.Identifier.Text)
        );

    [Fact]
    public void An_assignment_of_more_than_three_things_is_statements() =>
        Assert.Empty(
            from file in Code.Value
            from assignment in file.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            where assignment.Right is TupleExpressionSyntax given && given.Arguments.Count > MostAtOnce
            where assignment.Left is TupleExpressionSyntax or DeclarationExpressionSyntax
            select $"{file.Path}:{assignment.GetLocation().GetLineSpan().StartLinePosition.Line + 1}"
        );
}
