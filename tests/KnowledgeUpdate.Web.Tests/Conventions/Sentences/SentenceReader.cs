using KnowledgeUpdate.Domain.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>
/// Reads every sentence that people see out of the sources, by what the compiler knows of them: the first argument of a localiser, and
/// whatever reaches a parameter, property, field or result marked with <see cref="SentenceAttribute"/>. Pages are read as the compiler sees
/// them, from the code generated of them.
/// </summary>
internal static class SentenceReader
{
    private static readonly Lazy<IReadOnlyList<Sentence>> All = new(ReadAll);

    public static IReadOnlyList<Sentence> Sentences => All.Value;

    private static IReadOnlyList<Sentence> ReadAll()
    {
        var found = new List<Sentence>();
        foreach (var compilation in Compilations.ByProject.Values)
        {
            Parallel.ForEach(
                compilation.SyntaxTrees,
                tree =>
                {
                    var sentences = new FileReader(compilation.GetSemanticModel(tree), AreaOf(tree.FilePath)).Read();
                    lock (found)
                        found.AddRange(sentences);
                }
            );
        }

        return [.. found.Distinct().OrderBy(s => s.Place, StringComparer.Ordinal).ThenBy(s => s.Key, StringComparer.Ordinal)];
    }

    /// <summary>The area that says what stands in a file. What serves all areas says it in the shared text.</summary>
    private static string AreaOf(string path)
    {
        var steps = Path.GetRelativePath(Path.Combine(Repository.Root, "src"), path).Split(Path.DirectorySeparatorChar);
        var at = Array.IndexOf(steps, "Pages");
        var area = at >= 0 ? PageAreas.GetValueOrDefault(steps[at + 1], steps[at + 1]) : steps[1];
        return TextAreas.Contains(area) ? area : "Shared";
    }

    /// <summary>Pages that are an entrance for people rather than an area.</summary>
    private static readonly Dictionary<string, string> PageAreas = new()
    {
        ["Account"] = "Accounts",
        ["ApiKeys"] = "Certificates",
        ["Claims"] = "Learners",
        ["Desk"] = "Work",
        ["Employer"] = "Learners",
        ["History"] = "Audit",
        ["Jobs"] = "Work",
        ["Learn"] = "Learners",
        ["Public"] = "Seminars",
        ["Verify"] = "Certificates",
    };

    /// <summary>Areas that have a text of their own.</summary>
    public static readonly IReadOnlySet<string> TextAreas = Repository
        .Files("src/KnowledgeUpdate.Application", "*Text.zh-CN.resx")
        .Select(f => Path.GetFileName(f.Path)[..^"Text.zh-CN.resx".Length])
        .ToHashSet();

    private sealed class FileReader(SemanticModel model, string area)
    {
        /// <summary>Functions whose results other tests look at: names of acts and records as words, and marks of what is kept.</summary>
        private static readonly HashSet<string> Makers = ["Sentence", "Word", "KeyOf", "WordOf", "NameOf"];

        private readonly List<Sentence> found = [];

        public IReadOnlyList<Sentence> Read()
        {
            var root = model.SyntaxTree.GetRoot();
            foreach (var node in root.DescendantNodes())
            {
                switch (node)
                {
                    case ElementAccessExpressionSyntax access when model.GetOperation(access) is IPropertyReferenceOperation indexer:
                        Indexer(indexer);
                        break;
                    case InvocationExpressionSyntax
                    or BaseObjectCreationExpressionSyntax
                    or ConstructorInitializerSyntax
                    or PrimaryConstructorBaseTypeSyntax:
                        Arguments(model.GetOperation(node));
                        break;
                    case AssignmentExpressionSyntax assignment when IsMarked(model.GetSymbolInfo(assignment.Left).Symbol):
                        Say(model.GetOperation(assignment.Right));
                        break;
                    case AssignmentExpressionSyntax { Right: TupleExpressionSyntax given } parts when Parts(parts.Left) is { } names:
                        foreach (var (i, _) in names.Index().Where(n => IsMarked(n.Item)))
                            Say(model.GetOperation(given.Arguments[i].Expression));
                        break;
                    case CollectionExpressionSyntax list when IsMarked(FieldOf(list)):
                        foreach (var element in list.Elements.OfType<ExpressionElementSyntax>())
                            Say(model.GetOperation(element.Expression));
                        break;
                    case PropertyDeclarationSyntax { Identifier.Text: not "Message" } property
                        when IsMarked(model.GetDeclaredSymbol(property)):
                        if (property.Initializer is { } first)
                            Say(model.GetOperation(first.Value));
                        if (property.ExpressionBody is { } body)
                            Say(model.GetOperation(body.Expression));
                        break;
                    case VariableDeclaratorSyntax { Initializer: { Value: not CollectionExpressionSyntax } start } field
                        when IsMarked(model.GetDeclaredSymbol(field)):
                        Say(model.GetOperation(start.Value));
                        break;
                    case MethodDeclarationSyntax method when IsMarkedResult(model.GetDeclaredSymbol(method)):
                        Results(method);
                        break;
                    case EnumMemberDeclarationSyntax member when model.GetDeclaredSymbol(member) is IFieldSymbol value && IsShown(value):
                        Add(WordOf(value), area, member, isOfArea: true);
                        break;
                }
            }

            return found;
        }

        /// <summary>The field whose list this is.</summary>
        private ISymbol? FieldOf(CollectionExpressionSyntax list) =>
            list.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax field } ? model.GetDeclaredSymbol(field) : null;

        private static bool IsText(TypeSyntax type) => type.ToString() is "string" or "string?";

        private void Results(MethodDeclarationSyntax method)
        {
            // Words made of names of the code, and keys that were checked where they were said.
            if (Makers.Contains(method.Identifier.Text))
                return;
            if (method.ExpressionBody is { } body)
                Say(model.GetOperation(body.Expression));
            foreach (var result in method.DescendantNodes().OfType<ReturnStatementSyntax>())
            {
                if (result.Expression is { } value)
                    Say(model.GetOperation(value));
            }
        }

        /// <summary>A localiser says its key in its own area; the portal's words in whichever has it.</summary>
        private void Indexer(IPropertyReferenceOperation indexer)
        {
            if (indexer.Instance?.Type is not { } type || indexer.Arguments is not [var first, ..])
                return;
            if (first.Parameter?.Type.SpecialType != SpecialType.System_String)
                return;
            if (type is INamedTypeSymbol { Name: "IStringLocalizer" or "IHtmlLocalizer" } localiser)
                Say(
                    first.Value,
                    localiser.TypeArguments is [{ } text] ? text.Name[..^"Text".Length] : area,
                    isOfArea: localiser.TypeArguments.Length == 1
                );
            else if (IsMarked(first.Parameter))
                Say(first.Value);
        }

        private void Arguments(IOperation? operation)
        {
            var arguments = operation switch
            {
                IInvocationOperation call => call.Arguments,
                IObjectCreationOperation made => made.Arguments,
                _ => [],
            };
            // An enum's value without a term is its own word, which is read where the enum is written.
            if (operation is IObjectCreationOperation { Type.Name: nameof(TermAttribute) })
                return;
            foreach (var argument in arguments.Where(a => a.ArgumentKind != ArgumentKind.DefaultValue && IsMarked(a.Parameter)))
                Say(argument.Value, area, IsOfArea(argument.Parameter));
        }

        private static bool IsOfArea(ISymbol? symbol) =>
            symbol!
                .GetAttributes()
                .Any(a => a.AttributeClass?.Name == nameof(SentenceAttribute) && a.NamedArguments.Any(n => n.Value.Value is true));

        private void Say(IOperation? value) => Say(value, area, isOfArea: false);

        /// <summary>Every constant that a value may be; what is neither constant nor marked is told with its place.</summary>
        private void Say(IOperation? value, string said, bool isOfArea)
        {
            switch (value)
            {
                case null or ILiteralOperation { ConstantValue.Value: null } or IThrowOperation:
                    return;
                case { ConstantValue: { HasValue: true, Value: string key } }:
                    // A constant is said where it is written, unless a localiser says where.
                    var home = !isOfArea && value is IFieldReferenceOperation { Field: var constant } ? AreaOf(constant, said) : said;
                    Add(key, home, value.Syntax, isOfArea);
                    return;
                case IConditionalOperation choice:
                    Say(choice.WhenTrue, said, isOfArea);
                    Say(choice.WhenFalse, said, isOfArea);
                    return;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                        Say(arm.Value, said, isOfArea);
                    return;
                case ICoalesceOperation choice:
                    Say(choice.Value, said, isOfArea);
                    Say(choice.WhenNull, said, isOfArea);
                    return;
                case IConversionOperation conversion:
                    Say(conversion.Operand, said, isOfArea);
                    return;
                case IAwaitOperation awaited:
                    Say(awaited.Operation, said, isOfArea);
                    return;
                case IInvocationOperation { TargetMethod: { Name: "Word", ContainingType.Name: nameof(Terms) } } word:
                    Words(word.Arguments[0].Value, said, isOfArea);
                    return;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } waited }:
                    Say(waited, said, isOfArea);
                    return;
                case IParenthesizedOperation inner:
                    Say(inner.Operand, said, isOfArea);
                    return;
                case ILocalReferenceOperation { Local: var local }:
                    Local(local, value, said, isOfArea);
                    return;
                case IPropertyReferenceOperation { Property: var property } when IsMarked(property) || IsPlain(property.ContainingType):
                case IFieldReferenceOperation { Field: var field } when IsMarked(field) || field.ContainingType.IsTupleType:
                case IParameterReferenceOperation { Parameter: var parameter } when IsMarked(parameter) || IsLambda(parameter):
                case IInvocationOperation { TargetMethod: var method } when IsMarkedResult(method):
                    return;
                default:
                    Add(null, said, value.Syntax, isOfArea);
                    return;
            }
        }

        /// <summary>All words of an enum: in a localiser's own area, else where the enum is written, as its terms say them.</summary>
        private void Words(IOperation value, string said, bool isOfArea)
        {
            while (value is IConversionOperation conversion)
                value = conversion.Operand;
            if (!isOfArea || value.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
                return;
            foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue))
            {
                Add(WordOf(field), said, value.Syntax, isOfArea);
            }
        }

        private static string WordOf(IFieldSymbol value) => TermOf(value)?.ConstructorArguments[0].Value as string ?? value.Name;

        private static AttributeData? TermOf(IFieldSymbol value) =>
            value.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == nameof(TermAttribute));

        /// <summary>Values of the domain's enums are shown, others where they have a term.</summary>
        private static bool IsShown(IFieldSymbol value) =>
            value.ContainingType.Name != nameof(Tone)
            && (
                TermOf(value) is not null
                || value.ContainingNamespace.ToString()!.StartsWith("KnowledgeUpdate.Domain.", StringComparison.Ordinal)
            );

        /// <summary>Types that cannot be marked: what goes into them is not followed.</summary>
        private static bool IsPlain(INamedTypeSymbol type) => type.IsAnonymousType || type.Name is "KeyValuePair" or "IGrouping";

        private static string AreaOf(ISymbol symbol, string otherwise) =>
            symbol.DeclaringSyntaxReferences is [var written, ..] ? SentenceReader.AreaOf(written.SyntaxTree.FilePath) : otherwise;

        private static bool IsLambda(IParameterSymbol parameter) =>
            parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction };

        /// <summary>A local says whatever it is given in its method.</summary>
        private void Local(ILocalSymbol local, IOperation use, string said, bool isOfArea)
        {
            var scope =
                use.Syntax.Ancestors()
                    .LastOrDefault(a =>
                        a
                            is MemberDeclarationSyntax
                                and not TypeDeclarationSyntax
                                and not NamespaceDeclarationSyntax
                                and not FileScopedNamespaceDeclarationSyntax
                    )
                ?? use.Syntax.SyntaxTree.GetRoot();
            var values = new List<IOperation?>();
            foreach (var node in scope.DescendantNodes())
            {
                if (node is IsPatternExpressionSyntax { Pattern: var pattern } test && Names(pattern).Any(n => Same(n, local)))
                    values.Add(model.GetOperation(test.Expression));
                else if (
                    node is SubpatternSyntax { NameColon.Name: { } name, Pattern: var part }
                    && Names(part).Any(n => Same(n, local))
                    && IsMarked(model.GetSymbolInfo(name).Symbol)
                )
                    return;
                else if (node is ForEachStatementSyntax each && Same(model.GetDeclaredSymbol(each), local))
                    values.AddRange(Elements(model.GetOperation(each.Expression)));
                else if (node is VariableDeclaratorSyntax { Initializer: { } start } && Same(model.GetDeclaredSymbol(node), local))
                    values.Add(model.GetOperation(start.Value));
                else if (node is AssignmentExpressionSyntax { Left: var left, Right: var right })
                {
                    if (Same(model.GetSymbolInfo(left).Symbol, local))
                        values.Add(model.GetOperation(right));
                    else if (Parts(left) is { } names && right is TupleExpressionSyntax tuple)
                        values.AddRange(
                            names
                                .Index()
                                .Where(n => Same(n.Item, local))
                                .Select(n => model.GetOperation(tuple.Arguments[n.Index].Expression))
                        );
                    else if (Parts(left) is { } taken && taken.Any(n => Same(n, local)))
                        return;
                }
            }

            if (values.Count == 0)
                Add(null, said, use.Syntax, isOfArea);
            foreach (var value in values)
                Say(value, said, isOfArea);
        }

        /// <summary>The names that stand for the whole value that a pattern looks at.</summary>
        private IEnumerable<ISymbol?> Names(PatternSyntax pattern) =>
            pattern switch
            {
                RecursivePatternSyntax { Designation: { } name } => [Declared(name)],
                DeclarationPatternSyntax { Designation: { } name } => [Declared(name)],
                VarPatternSyntax { Designation: { } name } => [Declared(name)],
                _ => [],
            };

        private ISymbol? Declared(VariableDesignationSyntax name) =>
            name is SingleVariableDesignationSyntax one ? model.GetDeclaredSymbol(one) : null;

        private static IEnumerable<IOperation?> Elements(IOperation? collection) =>
            collection switch
            {
                IArrayCreationOperation { Initializer: { } list } => list.ElementValues,
                IConversionOperation conversion => Elements(conversion.Operand),
                _ => [null],
            };

        private List<ISymbol?>? Parts(ExpressionSyntax left) =>
            left switch
            {
                DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax names } =>
                [
                    .. names.Variables.Select(v => Declared(v)),
                ],
                TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(a => model.GetSymbolInfo(a.Expression).Symbol)],
                _ => null,
            };

        private static bool Same(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

        private static bool IsMarked(ISymbol? symbol) =>
            symbol is not null
            && (
                symbol.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(SentenceAttribute))
                // A positional record's parameter marks its property.
                || (
                    symbol is IPropertySymbol { ContainingType: { IsRecord: true } type }
                    && type.InstanceConstructors.SelectMany(c => c.Parameters)
                        .Any(p => p.Name == symbol.Name && p.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(SentenceAttribute)))
                )
            );

        private static bool IsMarkedResult(IMethodSymbol? method) =>
            method?.GetReturnTypeAttributes().Any(a => a.AttributeClass?.Name == nameof(SentenceAttribute)) == true;

        private void Add(string? key, string said, SyntaxNode node, bool isOfArea)
        {
            var span = node.GetLocation().GetMappedLineSpan();
            var path = Path.GetRelativePath(Repository.Root, span.Path);
            found.Add(new Sentence(key, said, $"{path}:{span.StartLinePosition.Line + 1}", isOfArea));
        }
    }
}
