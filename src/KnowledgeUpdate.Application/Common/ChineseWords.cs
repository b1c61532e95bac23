using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Words for official documents and sheets, which are Chinese whatever the reader's language.</summary>
[Service]
public sealed class ChineseWords(PortalText words)
{
    /// <summary>The word of a key.</summary>
    public string this[[Sentence] string key] => PortalText.In(Languages.Chinese, () => words[key]);

    /// <summary>The word of an enum value; empty for none.</summary>
    public string this[Enum? value] => value is null ? "" : PortalText.In(Languages.Chinese, () => words[value]);

    /// <summary>Sources of a row's money.</summary>
    public string Money(PlanRow row) =>
        string.Join(
            "、",
            new[]
            {
                row.CentralFunds > 0 ? this["Central budget"] : null,
                row.RegionFunds > 0 ? this["Region's budget"] : null,
                row.OwnFunds > 0 ? this["Own money of the unit"] : null,
            }
                .OfType<string>()
                .Take(2)
        );
}
