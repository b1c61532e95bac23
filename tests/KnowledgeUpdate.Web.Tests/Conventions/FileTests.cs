using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>Every thing stands at its address: one thing in a file, of its name; lines and folders that can be taken in.</summary>
public sealed partial class FileTests
{
    /// <summary>Columns of a line.</summary>
    private const int Widest = 140;

    /// <summary>Files of code in a folder.</summary>
    private const int Most = 30;

    /// <summary>Files in a folder of pages, where most pages are two.</summary>
    private const int MostOfPages = 20;

    private const string Pages = "src/KnowledgeUpdate.Web/Pages/";

    private static readonly Lazy<IReadOnlyList<(string Path, IReadOnlyList<BaseTypeDeclarationSyntax> Types)>> Code = new(() =>
        [
            .. Repository
                .Files("src", "*.cs")
                .Concat(Repository.Files("tests", "*.cs"))
                .Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal))
                .Select(f =>
                    (
                        f.Path,
                        (IReadOnlyList<BaseTypeDeclarationSyntax>)
                            [
                                .. CSharpSyntaxTree
                                    .ParseText(f.Text)
                                    .GetCompilationUnitRoot()
                                    .Members.OfType<BaseNamespaceDeclarationSyntax>()
                                    .SelectMany(n => n.Members.OfType<BaseTypeDeclarationSyntax>()),
                            ]
                    )
                ),
        ]
    );

    [Fact]
    public void A_message_stands_in_a_file_of_its_name_or_beside_the_list_of_which_it_is_the_twin() =>
        None(
            from file in Code.Value
            from message in file.Types.Where(IsMessage)
            where
                Name(message) != NameOf(file.Path)
                && !(file.Types.Count(IsMessage) == 2 && file.Types.Any(t => Name(t) == NameOf(file.Path)))
            select $"{Name(message)} in {file.Path}"
        );

    [Fact]
    public void An_entity_a_mapping_a_service_and_a_test_class_stand_in_a_file_of_their_name() =>
        None(
            from file in Code.Value
            from type in file.Types
            where Name(type) != NameOf(file.Path) && IsThing(type)
            select $"{Name(type)} in {file.Path}"
        );

    [Fact]
    public void An_enum_of_which_others_speak_stands_in_a_file_of_its_name()
    {
        var texts = Code.Value.ToDictionary(f => f.Path, f => File.ReadAllText(Path.Combine(Repository.Root, f.Path)));
        None(
            from file in Code.Value
            from type in file.Types.OfType<EnumDeclarationSyntax>()
            where Name(type) != NameOf(file.Path)
            let word = new Regex($@"\b{Name(type)}\b")
            where texts.Any(t => t.Key != file.Path && word.IsMatch(t.Value))
            select $"{Name(type)} in {file.Path}"
        );
    }

    [Fact]
    public void No_line_of_code_pages_scripts_and_style_is_wider_than_140_columns() =>
        None(
            from file in new[] { "*.cs", "*.cshtml", "*.js", "theme.css" }.SelectMany(p =>
                Repository.Files("src", p).Concat(Repository.Files("tests", p))
            )
            where !Made().IsMatch(file.Path)
            from line in file.Text.Split('\n').Index()
            where line.Item.Length > Widest
            select $"{file.Path}:{line.Index + 1}"
        );

    [Fact]
    public void An_address_of_the_portal_stands_in_one_file() =>
        None(
            from file in Repository.Files("src/KnowledgeUpdate.Application", "*.cs")
            where !file.Path.EndsWith("/Links.cs", StringComparison.Ordinal)
            from line in file.Text.Split('\n').Index()
            where Written().IsMatch(line.Item)
            select $"{file.Path}:{line.Index + 1}"
        );

    [Fact]
    public void No_folder_of_code_holds_more_than_can_be_taken_in() =>
        None(
            from file in Code.Value
            where !file.Path.StartsWith(Pages, StringComparison.Ordinal)
            group file by Path.GetDirectoryName(file.Path) into folder
            where folder.Count() > Most
            select $"{folder.Key}: {folder.Count()} files"
        );

    [Fact]
    public void No_folder_of_pages_holds_more_than_can_be_taken_in() =>
        None(
            from file in PageFiles()
            group file by Path.GetDirectoryName(file.Path) into folder
            where folder.Count() > MostOfPages
            select $"{folder.Key}: {folder.Count()} files"
        );

    /// <summary>
    /// A name that leads nowhere gives an empty link, or fails when the form is sent. In a partial view it is the whole name, since a short
    /// one is resolved from the page that shows the view.
    /// </summary>
    [Fact]
    public void A_page_or_a_partial_view_that_is_named_is_there() =>
        None(
            from file in PageFiles()
            let here = Path.GetFileName(file.Path).StartsWith('_') ? "" : Path.GetDirectoryName(file.Path) + "/"
            from name in PageName()
                .Matches(file.Text)
                .Select(m => m.Groups[1].Value)
                .Select(n => n.StartsWith('/') ? Pages + n[1..] : here + n)
                .Concat(ViewName().Matches(file.Text).Select(m => Pages + m.Groups[1].Value))
            where !File.Exists(Path.Combine(Repository.Root, name + ".cshtml"))
            select $"{name} in {file.Path}"
        );

    private static IEnumerable<(string Path, string Text)> PageFiles() =>
        Repository.Files(Pages, "*.cs").Concat(Repository.Files(Pages, "*.cshtml"));

    private static bool IsMessage(BaseTypeDeclarationSyntax type) =>
        type is RecordDeclarationSyntax { BaseList: { } bases } && Message().IsMatch(bases.ToString());

    private static bool IsThing(BaseTypeDeclarationSyntax type) =>
        type is ClassDeclarationSyntax { BaseList: var bases } one
        && (
            (bases is not null && Thing().IsMatch(bases.ToString()))
            || one.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Service")
            || one.Members.OfType<MethodDeclarationSyntax>()
                .Any(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() is "Fact" or "Theory"))
        );

    private static string Name(BaseTypeDeclarationSyntax type) => type.Identifier.Text;

    private static string NameOf(string path) =>
        Path.GetFileName(path)[..^".cs".Length].Replace(".cshtml", "Model", StringComparison.Ordinal);

    private static void None(IEnumerable<string> faults)
    {
        var all = faults.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n{string.Join('\n', all)}");
    }

    [GeneratedRegex(@"\b(ICommand|IQuery)<")]
    private static partial Regex Message();

    [GeneratedRegex(@"(^|[:,]\s*)(Entity\b|IEntityTypeConfiguration<)")]
    private static partial Regex Thing();

    /// <summary>A literal that begins with a slash and a word; parts of a workbook do too.</summary>
    [GeneratedRegex("""\$?"/(?!xl/|worksheet)[a-z-]+[/"{?#]""")]
    private static partial Regex Written();

    /// <summary>A page, by its name.</summary>
    [GeneratedRegex(@"(?:asp-page=|RedirectToPage\(\s*|Url\.Page\(\s*)""([\w/]+)""")]
    private static partial Regex PageName();

    /// <summary>A partial view, by its path.</summary>
    [GeneratedRegex(@"""~?/Pages/([\w/]+)\.cshtml""")]
    private static partial Regex ViewName();

    [GeneratedRegex("/Migrations/|/lib/|/obj/")]
    private static partial Regex Made();
}
