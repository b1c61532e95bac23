using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>What the pages that draft a call and correct its terms offer to choose from.</summary>
public abstract class CallFormPage(IMediator mediator, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    [BindProperty]
    public CallInput Input { get; set; } = new();

    public CallOptions Options { get; private set; } = null!;

    protected IMediator Mediator => mediator;

    protected IStringLocalizer<SeminarsText> Text => text;

    public IReadOnlyList<Choice> KindChoices => [.. Enum.GetValues<SeminarKind>().Select(k => new Choice(k.ToString(), words[k]))];

    public IReadOnlyList<Choice> FieldChoices => [.. Options.Fields.Select(f => new Choice(f.Code, Show.IsChinese ? f.Name : f.NameEn))];

    public IReadOnlyList<Choice> LevelChoices => [.. Enum.GetValues<TitleLevel>().Select(l => new Choice(l.ToString(), words[l]))];

    public IReadOnlyList<Choice> MethodChoices =>
        [
            new(nameof(ScoreMethod.Mean), words[ScoreMethod.Mean]),
            new(nameof(ScoreMethod.Median), words[ScoreMethod.Median], text["One expert far from the others moves it little"]),
        ];

    public IReadOnlyList<SelectListItem> Recommenders => [.. Options.Recommenders.Select(r => new SelectListItem(r.Name, r.Id.ToString()))];

    public IReadOnlyList<SelectListItem> FeeClasses =>
        [
            .. (Options.Fees?.Classes ?? []).Select(c => new SelectListItem(
                text["{0}, {1:0.##} yuan a person and day", c.Name, c.Total],
                c.Name
            )),
        ];

    /// <summary>Loads the choices; rows that the form needs to be typed into are there.</summary>
    protected async Task LoadOptionsAsync(CancellationToken ct)
    {
        Options = await mediator.Send(new GetCallOptions(), ct);
        foreach (var kind in Enum.GetValues<SeminarKind>())
            Input.KindLimits.TryAdd(kind, null);
    }

    protected PageResult Shown()
    {
        ModelState.Clear();
        return Page();
    }
}
