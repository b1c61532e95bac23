using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Web.Pages.Account.Members;

/// <summary>Records that another account is the same person's.</summary>
public sealed class SamePersonModel(IMediator mediator, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Other { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MemberRecord Record { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Record = await mediator.Send(new GetMember(id, ToKeep: true), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new RecordSamePerson(id, Input.Other, Input.Reason), ct);
        TempData["Done"] = text["Both accounts count as one person's."].Value;
        return LocalRedirect($"/account/members/{id}");
    }
}
