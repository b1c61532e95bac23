using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Web.Pages.Account.Passwords;

/// <summary>Gives a person a temporary password, shown in this answer only.</summary>
public sealed class ResetPasswordModel(IMediator mediator) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MemberRecord Record { get; private set; } = null!;

    public string? Temporary { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Record = await mediator.Send(new GetMember(id, ToKeep: true), ct);
        if (HttpMethods.IsGet(Request.Method))
            Input.Version = Record.Version;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        Temporary = await mediator.Send(new ResetPassword(id, Input.Version), ct);
        return Page();
    }
}
