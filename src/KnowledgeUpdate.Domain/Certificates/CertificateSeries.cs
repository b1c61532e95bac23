using System.Globalization;
using System.Text.RegularExpressions;

namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>
/// The numbers of a kind and year 证书编号规则: a pattern and the last number given. Gapless, since a number is taken in the transaction that
/// issues.
/// </summary>
public sealed partial class CertificateSeries : Entity
{
    /// <summary>Place of the running number in a pattern; the zeros tell its width.</summary>
    public const string Running = "{000000}";

    /// <summary>Place of the year in a pattern.</summary>
    public const string YearPlace = "{year}";

    public const int MaxLength = 60;

    /// <summary>Fewest and most digits of the running number: a province issues thousands of numbers a year, never a billion.</summary>
    public const int FewestDigits = 3,
        MostDigits = 9;

    private CertificateSeries() { }

    /// <param name="pattern">Text with <see cref="YearPlace"/> and a running number such as <see cref="Running"/>.</param>
    /// <exception cref="RuleException">The pattern is not one.</exception>
    public CertificateSeries(CertificateKind kind, short year, string pattern) => (Kind, Year, Pattern) = (kind, year, Checked(pattern));

    public CertificateKind Kind { get; private set; }

    public short Year { get; private set; }

    /// <summary>Text with the year and a running number.</summary>
    public string Pattern { get; private set; } = "";

    /// <summary>Last number given; 0: none.</summary>
    public int Last { get; private set; }

    public string NumberOf(int n) => NumberOf(Pattern, Year, n);

    /// <summary>The n-th number of a pattern and year.</summary>
    public static string NumberOf(string pattern, short year, int n) =>
        Place()
            .Replace(
                pattern,
                place =>
                    place.Value == YearPlace
                        ? year.ToString(CultureInfo.InvariantCulture)
                        : n.ToString(new string('0', place.Length - 2), CultureInfo.InvariantCulture)
            );

    /// <summary>Changes the pattern, before the first number.</summary>
    /// <exception cref="RuleException">Numbers have been given, or the pattern is not one.</exception>
    public void Rename(string pattern)
    {
        if (Last > 0)
            throw new RuleException("{0} numbers of this series have been given: its pattern stays for the year.", Last);
        Pattern = Checked(pattern);
    }

    /// <summary>What is wrong with a pattern; null: nothing.</summary>
    public static Said? Fault(string? pattern)
    {
        var text = pattern?.Trim() ?? "";
        var places = Place().Matches(text).Select(m => m.Value).ToList();
        if (text.Length == 0)
            return new("Enter the pattern");
        if (text.Length > MaxLength)
            return new("A pattern has at most {0} characters", MaxLength);
        if (places.Count(p => p == YearPlace) != 1)
            return new("Write {0} once, where the year stands", YearPlace);
        if (places.Where(p => p != YearPlace).ToList() is not [var running])
            return new("Write a running number once, such as {0}: as many zeros as it has digits", Running);
        if (running.Length - 2 is < FewestDigits or > MostDigits)
            return new("The running number has {0} to {1} digits", FewestDigits, MostDigits);
        // A number is used as a file name in a batch, in an address and on one line of the signed text.
        return Place()
            .Replace(text, "")
            .Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || "{}/\\:*?\"<>|#%".Contains(c, StringComparison.Ordinal))
            ? new("Leave out spaces and the signs {0}", "{ } / \\ : * ? \" < > | # %")
            : null;
    }

    private static string Checked(string pattern) => Fault(pattern) is { } fault ? throw new RuleException(fault) : pattern.Trim();

    [GeneratedRegex(@"\{year\}|\{0+\}")]
    private static partial Regex Place();
}
