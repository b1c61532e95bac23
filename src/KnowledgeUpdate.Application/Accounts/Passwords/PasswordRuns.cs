namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Finds runs of adjacent characters in a password: in the alphabet, among digits, on the keyboard, forwards and backwards.
/// </summary>
internal static class PasswordRuns
{
    /// <summary>Fewest neighbours that make a row; two stand beside each other in any word.</summary>
    private const int Shortest = 3;

    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890",
        "qwertyuiop[]",
        "asdfghjkl;'",
        "zxcvbnm,./",
        "!@#$%^&*()_+",
        // Columns of the keyboard, as hands walk them.
        "1qaz",
        "2wsx",
        "3edc",
        "4rfv",
        "5tgb",
        "6yhn",
        "7ujm",
        "8ik,",
        "9ol.",
        "0p;/",
    ];

    /// <summary>Length of a password in which each row counts as one character.</summary>
    public static int LengthWithout(string password)
    {
        var (text, length) = (password.ToLowerInvariant(), 0);
        for (var i = 0; i < text.Length; length++)
            i += Math.Max(1, Rows.Max(row => Math.Max(RunAt(text, i, row, 1), RunAt(text, i, row, -1))));
        return length;
    }

    /// <summary>How many characters from here on follow each other in a row; 0 where they are too few.</summary>
    private static int RunAt(string text, int start, string row, int step)
    {
        var longest = 0;
        for (var at = row.IndexOf(text[start], StringComparison.Ordinal); at >= 0; at = row.IndexOf(text[start], at + 1))
        {
            var length = 1;
            while (
                start + length < text.Length
                && at + (length * step) is var next
                && next >= 0
                && next < row.Length
                && row[next] == text[start + length]
            )
                length++;
            longest = Math.Max(longest, length);
        }

        return longest >= Shortest ? longest : 0;
    }
}
