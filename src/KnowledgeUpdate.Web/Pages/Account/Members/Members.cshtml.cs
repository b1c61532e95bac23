using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Web.Pages.Account.Members;

/// <summary>People with a role in the unit or area, and open invitations.</summary>
public sealed class MembersModel(IMediator mediator, IStringLocalizer<AccountsText> text) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    public MemberList List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListMembers(Words, Role, Unit, Ended, new PageOf(p, size)), ct);

    public async Task<IActionResult> OnPostRevokeAsync(Guid invitation, CancellationToken ct)
    {
        await OnGetAsync(null, 20, ct);
        await mediator.Send(new RevokeInvitation(invitation), ct);
        TempData["Done"] = text["The invitation is taken back; its link no longer works."].Value;
        return LocalRedirect("/account/members");
    }
}
