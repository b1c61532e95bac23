using System.Text;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Where to go back to, as an address of this portal that fits into a header.</summary>
public static class LocalAddress
{
    /// <summary>The address with what is beyond ASCII escaped; the other one when it is none of this portal's pages.</summary>
    public static string Of(string? asked, string otherwise) => IsLocal(asked) ? Escaped(asked!) : otherwise;

    /// <summary>Whether an address leads to a page of this host.</summary>
    private static bool IsLocal(string? url) =>
        url is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') && !rest.Any(char.IsControl);

    /// <summary>Escapes byte for byte what a header cannot hold; what was escaped already stays.</summary>
    private static string Escaped(string url)
    {
        if (Ascii.IsValid(url) && !url.Contains(' ', StringComparison.Ordinal))
            return url;
        var address = new StringBuilder();
        foreach (var rune in url.EnumerateRunes())
            if (rune.Value is > ' ' and <= '~')
                address.Append((char)rune.Value);
            else
                address.Append(Uri.EscapeDataString(rune.ToString()));
        return address.ToString();
    }
}
