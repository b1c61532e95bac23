using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Web.Pages.Account.Members;

/// <summary>Ends a person's account.</summary>
public sealed class EndAccountModel(IMediator mediator, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MemberRecord Record { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Record = await mediator.Send(new GetMember(id, ToKeep: true), ct);
        if (HttpMethods.IsGet(Request.Method))
            Input.Version = Record.Version;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new EndAccount(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The account of {0} has ended.", Record.Name].Value;
        return LocalRedirect("/account/members");
    }
}
