using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Finds a sentence of the domain in whichever area's file has it, and fills its places in the reader's language.</summary>
public sealed class PortalText(IStringLocalizerFactory factory)
{
    private readonly IStringLocalizer[] areas =
    [
        .. new[]
        {
            typeof(SharedText),
            typeof(SeminarsText),
            typeof(DeliveryText),
            typeof(AccountsText),
            typeof(OrganisationsText),
            typeof(LearnersText),
            typeof(ImportText),
            typeof(WorkText),
            typeof(CountersignText),
        }.Select(factory.Create),
    ];

    /// <summary>The sentence.</summary>
    public string this[string key] => Find(key);

    /// <summary>The sentence with values in its places.</summary>
    public string this[string key, params object?[] args] => string.Format(OneOf.Sentence(key, Find(key), args), [.. args.Select(Word)]);

    /// <summary>The word of an enum value.</summary>
    public string this[Enum value] => Find(value.Word());

    /// <summary>A number of rows, as it stands before the word of what is counted.</summary>
    public string this[RowCount count] => count.IsMore ? this["more than {0}", count.Value.ToString("N0")] : count.Value.ToString();

    /// <summary>A rule's sentence.</summary>
    public string Of(RuleException rule) => this[rule.Message, [.. rule.Args]];

    /// <summary>A refusal's sentence.</summary>
    public string Of(ForbiddenException refusal) => this[refusal.Message, [.. refusal.Args]];

    private object? Word(object? value) =>
        value switch
        {
            Enum word => Find(word.Word()),
            string key => Find(key),
            _ => value,
        };

    private string Find(string key)
    {
        foreach (var area in areas)
            if (area[key] is { ResourceNotFound: false } found)
                return found.Value;
        return key;
    }
}
