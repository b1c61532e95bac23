using KnowledgeUpdate.Application.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Account.Lending;

/// <summary>Ends a lent role before its time: for the lender, the deputy, and whoever gives the role.</summary>
[Authorize]
public sealed class EndLentModel(IMediator mediator, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public LentRoleLine Line { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Line = await mediator.Send(new GetLentRole(id), ct);
        if (HttpMethods.IsGet(Request.Method))
            Input.Version = Line.Version;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new EndLentRole(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The role is not lent any more."].Value;
        return LocalRedirect("/account");
    }
}
