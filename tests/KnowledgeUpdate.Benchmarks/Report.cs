using System.Globalization;
using System.Text.Json;

namespace KnowledgeUpdate.Benchmarks;

/// <summary>The figures of a run, printed as they come and written as JSON at the end.</summary>
internal sealed class Report(Action<string> say)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };
    private readonly List<Figure> figures = [];

    /// <summary>Every figure is met.</summary>
    public bool IsMet => figures.All(f => f.Met);

    /// <summary>Begins a table.</summary>
    public void Head(string title) => say(string.Create(CultureInfo.InvariantCulture, $"\n{title}\n{"figure",-52} {"ours",9} {"limit",9} {"ratio",7} {"target",7}"));

    /// <summary>Adds a figure.</summary>
    public void Add(Figure figure)
    {
        figures.Add(figure);
        say(string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-52} {figure.Ours,9:0.00} {figure.Limit,9:0.00} {figure.Ratio,7:0.00} {figure.Target,7:0.00}  {(figure.Met ? "met" : "MISSED")}"));
    }

    /// <summary>Writes all figures.</summary>
    public async Task WriteAsync(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, figures, Json);
    }
}
