namespace KnowledgeUpdate.Domain.Common;

/// <summary>Telephone numbers of the mainland.</summary>
public static partial class PhoneNumber
{
    /// <summary>Whether it is a mobile number.</summary>
    public static bool IsMobile(string? text) => text is not null && Mobile().IsMatch(text);

    /// <summary>Whether it is a mobile or a land-line number, the latter with an extension if any.</summary>
    public static bool IsValid(string? text) => text is not null && (Mobile().IsMatch(text) || Landline().IsMatch(text));

    /// <summary>Folds full-width digits and drops spaces.</summary>
    public static string Normalise(string? text) => Characters.Narrow(text);

    /// <summary>The number with its middle hidden: 138****0008.</summary>
    public static string Mask(string? text) => text is { Length: >= 7 } ? $"{text[..3]}****{text[^4..]}" : "****";

    [System.Text.RegularExpressions.GeneratedRegex(@"^1[3-9][0-9]{9}\z")]
    private static partial System.Text.RegularExpressions.Regex Mobile();

    [System.Text.RegularExpressions.GeneratedRegex(@"^0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?\z")]
    private static partial System.Text.RegularExpressions.Regex Landline();
}
