using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Pages.Desk;

public sealed class NoticesModel(IMediator mediator, PortalText words) : PageModel
{
    public Page<NoticeRow> List { get; private set; } = null!;

    public string Sentence(NoticeRow n) => words.Kept(n.Key, n.Args);

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListNotices(new PageOf(p, size)), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(null, 0, ct);
        await mediator.Send(new ReadNotices(), ct);
        return RedirectToPage("Notices");
    }
}
