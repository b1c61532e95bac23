namespace KnowledgeUpdate.Testing;

/// <summary>The repository's own files, as the tests of conventions read them.</summary>
public static class Repository
{
    public static readonly string Root = Find();

    public static IEnumerable<(string Path, string Text)> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
                && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}")
            )
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetRelativePath(Root, f), File.ReadAllText(f)));

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "KnowledgeUpdate.sln")))
            at = at.Parent ?? throw new InvalidOperationException("KnowledgeUpdate.sln is not above the tests.");
        return at.FullName;
    }
}
