using System.Text.RegularExpressions;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>A test of a refusal says which rule refuses: it passes by no other.</summary>
public sealed partial class RefusalTests
{
    [Fact]
    public void A_refusal_is_known_by_its_sentence()
    {
        var nameless = (
            from file in Repository.Files("tests", "*.cs")
            where Path.GetFileName(file.Path) is not ("Refused.cs" or "RefusedInput.cs")
            from line in file.Text.Split('\n').Index()
            where Nameless().IsMatch(line.Item)
            select $"{file.Path}:{line.Index + 1}"
        ).ToList();
        Assert.True(nameless.Count == 0, $"Say which rule with Refused or RefusedInput:\n{string.Join('\n', nameless)}");
    }

    [GeneratedRegex(@"Throws(Any)?(Async)?<([\w.]+\.)?(Rule|Validation)Exception>\(")]
    private static partial Regex Nameless();
}
