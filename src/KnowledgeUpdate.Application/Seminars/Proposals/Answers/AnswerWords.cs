using System.Globalization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Puts what is shown of an answer into the reader's words.</summary>
internal sealed class AnswerWords(PortalText words, IReadOnlyDictionary<string, string> fields)
{
    /// <summary>With the fields' names in the reader's language, read once.</summary>
    public static async Task<AnswerWords> ReadAsync(PortalDbContext db, PortalText words, CancellationToken ct) =>
        new(
            words,
            await db.Fields.ToDictionaryAsync(
                f => f.Code,
                f => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? f.Name : f.NameEn,
                ct
            )
        );

    /// <summary>A row of an answer; null where it says nothing.</summary>
    public string? Text(AnswerRow? row)
    {
        var parts = (row?.Parts ?? []).Select(Word).Where(p => !string.IsNullOrEmpty(p)).ToList();
        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }

    private string? Word(object? part) =>
        part switch
        {
            Enum word => words[word],
            Said said => words[said.Key, [.. said.Args]],
            FieldCode field => fields.GetValueOrDefault(field.Code, field.Code),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal amount => amount.ToString("0.##", CultureInfo.InvariantCulture),
            _ => Convert.ToString(part, CultureInfo.InvariantCulture),
        };
}
