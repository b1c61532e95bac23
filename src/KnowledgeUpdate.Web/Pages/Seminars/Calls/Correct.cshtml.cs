using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>Corrects wrong terms of a published call; the public page shows what was changed and why.</summary>
public sealed class CorrectModel(IMediator mediator, PortalText words, IStringLocalizer<SeminarsText> text)
    : CallFormPage(mediator, words, text)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CallView Call { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Call = await Mediator.Send(new GetSeminarCall(Id), ct);
        Input = CallInput.Of(Call);
        await LoadOptionsAsync(ct);
        return Call.Rights.MayCorrect ? Page() : RedirectToPage("Details", new { id = Id });
    }

    public async Task<IActionResult> OnPostAsync(string? add, string? remove, CancellationToken ct)
    {
        Call = await Mediator.Send(new GetSeminarCall(Id), ct);
        await LoadOptionsAsync(ct);
        if (Input.ChangeRows(add, remove))
            return Shown();
        Input.DropBlankRows(ModelState);
        await Mediator.Send(new CorrectSeminarCall(Id, Input.Version, Input.Terms(), Input.Reason), ct);
        TempData["Done"] = Text["The terms are corrected; whoever began or filed a proposal is told."].Value;
        return RedirectToPage("Details", new { id = Id });
    }
}
