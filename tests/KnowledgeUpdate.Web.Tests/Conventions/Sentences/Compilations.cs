using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>The sources as the compiler knows them, by project: made once for all tests that read them.</summary>
internal static class Compilations
{
    private static readonly Lazy<IReadOnlyDictionary<string, CSharpCompilation>> All = new(Make);

    public static IReadOnlyDictionary<string, CSharpCompilation> ByProject => All.Value;

    private static Dictionary<string, CSharpCompilation> Make()
    {
        var made = new Dictionary<string, CSharpCompilation>();
        var outside = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(f => !Path.GetFileName(f).StartsWith("KnowledgeUpdate.", StringComparison.Ordinal))
            .Select(f => (MetadataReference)MetadataReference.CreateFromFile(f))
            .ToList();
        foreach (var project in new[] { "Domain", "Documents", "Persistence", "Application", "Web" })
        {
            made[project] = CSharpCompilation.Create(
                $"KnowledgeUpdate.{project}",
                Files(project).Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), path: f)),
                outside,
                new CSharpCompilationOptions(
                    project == "Web" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                    nullableContextOptions: NullableContextOptions.Enable
                )
            );
            outside.Add(made[project].ToMetadataReference());
        }

        return made;
    }

    private static IEnumerable<string> Files(string project)
    {
        var folder = Path.Combine(Repository.Root, "src", $"KnowledgeUpdate.{project}");
        var made = Path.Combine(folder, "obj", "Debug", "net10.0");
        return Repository
            .Files(Path.GetRelativePath(Repository.Root, folder), "*.cs")
            .Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(f => Path.Combine(Repository.Root, f.Path))
            .Append(Path.Combine(made, $"KnowledgeUpdate.{project}.GlobalUsings.g.cs"))
            .Concat(
                Directory.Exists(Path.Combine(made, "generated"))
                    ? Directory
                        .EnumerateFiles(Path.Combine(made, "generated"), "*_cshtml.g.cs", SearchOption.AllDirectories)
                        .Where(g => File.Exists(PageOf(g, folder)))
                    : []
            );
    }

    /// <summary>The page of which a file was generated: what was removed since still lies there.</summary>
    private static string PageOf(string generated, string folder)
    {
        var at = generated.IndexOf($"{Path.DirectorySeparatorChar}Pages{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        return folder + generated[at..].Replace("_cshtml.g.cs", ".cshtml", StringComparison.Ordinal);
    }
}
