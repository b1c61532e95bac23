using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Account;

/// <summary>The reader's own account and open sessions.</summary>
[NoPostKey]
public sealed class IndexModel(IMediator mediator, IStringLocalizer<AccountsText> text) : PageModel
{
    [BindProperty]
    public string? Language { get; set; }

    public MemberRecord Record { get; private set; } = null!;

    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var own = await mediator.Send(new GetProfile(), ct);
        Record = own with { Memberships = [.. own.Memberships.Select(m => m with { MayEnd = false })] };
        Sessions = await mediator.Send(new ListMySessions(), ct);
        Language ??= Record.Language;
    }

    public async Task<IActionResult> OnPostLanguageAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        await mediator.Send(new ChooseLanguage(Language), ct);
        TempData["Done"] = text["Letters to you are in this language from now on."].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndSessionAsync(Guid session, CancellationToken ct)
    {
        await mediator.Send(new EndSession(session), ct);
        TempData["Done"] = text["The session has ended."].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        await mediator.Send(new EndOtherSessions(), ct);
        TempData["Done"] = text["All other sessions have ended."].Value;
        return RedirectToPage();
    }
}
