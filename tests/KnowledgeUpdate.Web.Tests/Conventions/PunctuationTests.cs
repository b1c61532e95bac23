using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>
/// Marks follow the reader's language: a colon, a comma or a semicolon that code puts between two things comes from
/// <see cref="PortalText.Pair"/>, <see cref="PortalText.List"/> or <see cref="PortalText.Clauses"/>.
/// </summary>
public sealed partial class PunctuationTests
{
    /// <summary>
    /// What is written here is Chinese whoever reads it: official documents, what files bring, and what the ledger keeps as its reason.
    /// </summary>
    private static readonly string[] Chinese =
    [
        "src/KnowledgeUpdate.Application/Attendance/PrintSignInSheet.cs",
        "src/KnowledgeUpdate.Application/Common/ChineseWords.cs",
        "src/KnowledgeUpdate.Application/Imports/Hours/FootRows.cs",
        "src/KnowledgeUpdate.Application/Learners/Hours/HourLedger.cs",
        "src/KnowledgeUpdate.Application/Pipeline/Access/PermissionDocument.cs",
        "src/KnowledgeUpdate.Application/Seminars/Plans/DownloadPlanDocument.cs",
        "src/KnowledgeUpdate.Application/Seminars/Proposals/DownloadProposalForm.cs",
    ];

    [Theory]
    [InlineData("\"；\" + x"), InlineData("string.Join(\"、\", x)"), InlineData("$\"{x}：{y}\""), InlineData("$\"{x}（{y}）\"")]
    public void A_mark_between_two_things_is_found(string code) => Assert.Single(Marks(code));

    [Theory]
    [InlineData("$\"{x}：{y}个半天\""), InlineData("x.TrimEnd('：')"), InlineData("\"公需科目（必修）\""), InlineData("$\"{x}: {y}\"")]
    public void What_is_right_is_not_found(string code) => Assert.Empty(Marks(code));

    [Fact]
    public void No_English_sentence_has_a_Chinese_mark() =>
        None(
            SentenceReader
                .Sentences.Where(s => s.Key is { } key && Mark().IsMatch(key))
                .Select(s => $"{s.Key}\t{s.Place}")
                .Concat(Singulars.All.Values.Where(s => Mark().IsMatch(s)))
        );

    [Fact]
    public void No_page_writes_a_Chinese_mark() =>
        None(
            from file in Repository.Files("src/KnowledgeUpdate.Web/Pages", "*.cshtml")
            from line in Comment().Replace(file.Text, "").Split('\n')
            where Mark().IsMatch(line)
            select $"{file.Path}: {line.Trim()}"
        );

    [Fact]
    public void No_code_puts_a_Chinese_mark_between_two_things() =>
        None(
            from file in Repository
                .Files("src/KnowledgeUpdate.Application", "*.cs")
                .Concat(Repository.Files("src/KnowledgeUpdate.Web", "*.cs"))
            where !Chinese.Contains(file.Path) && !file.Path.Contains("/Dev/", StringComparison.Ordinal)
            from mark in Marks(file.Text)
            select $"{file.Path}: {mark}"
        );

    /// <summary>Texts of code that have a mark and no word of Chinese.</summary>
    private static IEnumerable<string> Marks(string code) =>
        CSharpSyntaxTree
            .ParseText(code)
            .GetRoot()
            .DescendantNodes()
            .Select(n =>
                n switch
                {
                    InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.OfType<InterpolatedStringTextSyntax>()),
                    LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
                    _ => "",
                }
            )
            .Where(text => Mark().IsMatch(text) && !Letter().IsMatch(text));

    private static void None(IEnumerable<string> faults)
    {
        var all = faults.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n{string.Join('\n', all)}");
    }

    [GeneratedRegex("[，；：、（）。？！]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Letter();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
