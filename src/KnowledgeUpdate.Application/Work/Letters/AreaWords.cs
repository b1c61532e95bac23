using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Work;

/// <summary>Finds the sentence of a notice in the area that says it, so that a letter never goes out in the other language.</summary>
public sealed class AreaWords(IStringLocalizerFactory factory)
{
    private readonly IStringLocalizer[] areas =
    [
        .. new[]
        {
            typeof(WorkText),
            typeof(LearnersText),
            typeof(DeliveryText),
            typeof(SeminarsText),
            typeof(AccountsText),
            typeof(ImportText),
            typeof(OrganisationsText),
            typeof(SharedText),
        }.Select(factory.Create),
    ];

    /// <summary>The sentence with its values, in the language of the moment.</summary>
    public string Of(string key, params object[] args) =>
        areas.Select(a => a[key, args]).FirstOrDefault(s => !s.ResourceNotFound)?.Value ?? areas[0][key, args].Value;
}
