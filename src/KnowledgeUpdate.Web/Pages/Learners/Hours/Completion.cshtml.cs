using System.Globalization;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Learners.Hours;

/// <summary>Who has completed the year: by city, by field, by title level.</summary>
public sealed class CompletionModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<LearnersText> text) : PageModel
{
    /// <summary>Codes of Guangxi's cities as they lie on the map, west to east.</summary>
    private static readonly string[][] Map =
    [
        ["", "451200", "450200", "450300", "451100"],
        ["451000", "450100", "451300", "450800", "450400"],
        ["451400", "450600", "450700", "450500", "450900"],
    ];

    public Application.Learners.Completion Figures { get; private set; } = null!;

    /// <summary>The grid of cities; null if none of them is in the reader's area.</summary>
    public CityGrid? Grid
    {
        get
        {
            var cities = Figures.Cities.Where(s => Map.Any(r => r.Contains(s.Key)) && s.Key.Length > 0).ToDictionary(s => s.Key);
            if (cities.Count == 0)
                return null;
            string Percent(Share s) => s.Learners == 0 ? "—" : Show.Hours(s.Percent) + " %";
            var best = cities.Values.MaxBy(s => s.Percent)!;
            return new CityGrid(
                text["Completion by city"],
                text["{0} leads with {1} %.", best.Name, Show.Hours(best.Percent)],
                [
                    .. Map.Select(row =>
                        (IReadOnlyList<CityCell?>)
                            [
                                .. row.Select(code =>
                                    cities.TryGetValue(code, out var s)
                                        ? new CityCell(s.Name, s.Learners == 0 ? double.NaN : (double)s.Percent, Percent(s))
                                        : null
                                ),
                            ]
                    ),
                ],
                [25, 50, 75],
                [text["under {0} %", 25], text["{0} to {1} %", 25, 50], text["{0} to {1} %", 50, 75], text["{0} % and more", 75]]
            );
        }
    }

    /// <summary>Name of a group.</summary>
    public string NameOf(Share share) =>
        Enum.TryParse<TitleLevel>(share.Key, out var level) && share.Name.Length == 0 ? words[level]
        : share.Key.Length == 0 ? text["Not stated"]
        : CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? share.Name
        : share.NameEn;

    /// <summary>A figure with the way to its rows.</summary>
    /// <param name="by">Parameter of the group; null: everybody.</param>
    /// <param name="complete">Those complete or those behind; null: all.</param>
    public CompletionFigure Figure(int number, string? by, Share share, bool? complete)
    {
        var query = new Dictionary<string, string?> { ["year"] = Figures.Year.ToString(CultureInfo.InvariantCulture) };
        if (by is not null)
            query[by] = share.Key;
        if (complete is { } done)
            query["complete"] = done ? "true" : "false";
        // A department also sees who works under it; the figures count its fields alone.
        if (actor.ScopeOf(Permission.ReadCompletion) == Scope.Field)
            query["mine"] = "true";
        return new CompletionFigure(
            number,
            number == 0 ? null : Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("/learners", query),
            words.Clauses([
                by is null ? text["Total"] : NameOf(share),
                words.Pair(
                    complete switch
                    {
                        true => text["complete"],
                        false => text["behind"],
                        null => text["Learners"],
                    },
                    number
                ),
            ])
        );
    }

    public async Task OnGetAsync(short? year, CancellationToken ct) =>
        Figures = await mediator.Send(new GetCompletion(year is >= 2000 and <= 2100 ? year : null), ct);

    public async Task<IActionResult> OnPostAsync(short? year, CancellationToken ct)
    {
        await OnGetAsync(year, ct);
        await mediator.Send(new RefreshCompletion(), ct);
        TempData["Done"] = text["The figures were counted again."].Value;
        return RedirectToPage(new { year });
    }
}
