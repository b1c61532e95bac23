using System.Text;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>The return address of a page: always an address of this portal, and safe in a header.</summary>
public static class LocalAddress
{
    /// <summary>The address, with characters outside ASCII escaped; the fallback if it does not lead to this portal.</summary>
    public static string Of(string? asked, string otherwise) => IsLocal(asked) ? Escaped(asked!) : otherwise;

    /// <summary>Whether an address leads to a page of this host.</summary>
    private static bool IsLocal(string? url) =>
        url is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') && !rest.Any(char.IsControl);

    /// <summary>Escapes what a header cannot hold; what is escaped already stays as it is.</summary>
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
