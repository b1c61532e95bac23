using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>Whoever moves the state of a record that has a trail leaves a step in it, or says here why not.</summary>
public sealed class TrailTests
{
    private static readonly string[] Reviewed =
    [
        nameof(AnnualPlan),
        nameof(CreditedGathering),
        nameof(HourClaim),
        nameof(Objection),
        nameof(PlanAmendment),
        nameof(Seminar),
        nameof(SeminarProposal),
    ];

    /// <summary>Classes that move a state without a step, each with its reason.</summary>
    private static readonly Dictionary<string, string> WithoutStep = new()
    {
        ["BeginExpertScoringHandler"] = "all proposals of a call go on together; the decision is about the call",
        ["Crediting"] = "closed when the last hour is in the ledger: nobody decides it",
        ["HourReversal"] = "the reversal of the entry has the reason, and the claim only follows it",
        ["OpenPlanBenchHandler"] = "all proposals of a call go on together; the decision is about the call",
        ["ProposalsOfEndedUnit"] = "drafts end with their unit, whose closing has the reason",
        ["SeminarOpening"] = "cancelled by an amendment of the plan, which has the step",
        ["SettleRecordBindingHandler"] = "claims of an account that was not the person's are taken back with its binding",
    };

    [Fact]
    public void A_move_of_a_state_leaves_a_step_or_has_a_reason()
    {
        var moves = Moves();
        var movers = Movers(moves).GroupBy(m => m.Class).ToDictionary(g => g.Key, g => (Step: g.Any(m => m.LeavesStep), g.First().Move));

        Assert.Equal(
            string.Join('\n', WithoutStep.Keys.Order(StringComparer.Ordinal)),
            string.Join('\n', movers.Where(m => !m.Value.Step).Select(m => m.Key).Order(StringComparer.Ordinal))
        );
    }

    /// <summary>Methods of reviewed entities that set their state, themselves or by another method of theirs.</summary>
    private static HashSet<string> Moves()
    {
        var calls = new List<(string Method, string Called)>();
        // Each kind of gathering moves its own state; the moves common to all call this one.
        var moves = new HashSet<string> { $"{nameof(CreditedGathering)}.Move" };
        var compilation = Compilations.ByProject["Domain"];
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(method) is not { ContainingType.Name: var type } symbol || !Reviewed.Contains(type))
                    continue;
                if (
                    method
                        .DescendantNodes()
                        .OfType<AssignmentExpressionSyntax>()
                        .SelectMany(a => a.Left is TupleExpressionSyntax tuple ? tuple.Arguments.Select(x => x.Expression) : [a.Left])
                        .Any(left => left.ToString() == "State")
                )
                    moves.Add(NameOf(symbol));
                calls.AddRange(
                    method
                        .DescendantNodes()
                        .OfType<InvocationExpressionSyntax>()
                        .Select(i => model.GetSymbolInfo(i).Symbol)
                        .OfType<IMethodSymbol>()
                        .Where(called => called.ContainingType.Name == type)
                        .Select(called => (NameOf(symbol), NameOf(called)))
                );
            }
        }

        int before;
        do
        {
            before = moves.Count;
            moves.UnionWith(calls.Where(c => moves.Contains(c.Called)).Select(c => c.Method));
        } while (before != moves.Count);

        return moves;
    }

    private static IEnumerable<(string Class, string Move, bool LeavesStep)> Movers(HashSet<string> moves)
    {
        var compilation = Compilations.ByProject["Application"];
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var type in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            {
                var called = type.DescendantNodes()
                    .OfType<InvocationExpressionSyntax>()
                    .Select(i => model.GetSymbolInfo(i).Symbol)
                    .OfType<IMethodSymbol>()
                    .Select(NameOf)
                    .ToHashSet();
                if (called.FirstOrDefault(moves.Contains) is { } move)
                    yield return (
                        type.Identifier.Text,
                        move,
                        called.Contains($"{nameof(FlowMove)}.{nameof(FlowMove.Step)}")
                            || called.Contains($"{nameof(ReviewTrail)}.{nameof(ReviewTrail.Add)}")
                    );
            }
        }
    }

    private static string NameOf(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";
}
