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

    public void Head(string title) => say($"\n{title}\n{Row("figure", "ours", "limit", "ratio", "target")}");

    public void Add(Figure figure)
    {
        figures.Add(figure);
        say(
            $"{Row(figure.Name, Number(figure.Ours), Number(figure.Limit), Number(figure.Ratio), Number(figure.Target))}  "
                + $"{(figure.Met ? "met" : "MISSED")}"
        );
    }

    public async Task WriteAsync(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, figures, Json);
    }

    private static string Row(string figure, string ours, string limit, string ratio, string target) =>
        $"{figure.PadRight(52)} {ours.PadLeft(9)} {limit.PadLeft(9)} {ratio.PadLeft(7)} {target.PadLeft(7)}";

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
