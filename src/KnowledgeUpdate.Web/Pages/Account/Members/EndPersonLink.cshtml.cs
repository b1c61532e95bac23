using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Web.Pages.Account.Members;

/// <summary>Takes back that two accounts are one person's.</summary>
public sealed class EndPersonLinkModel(IMediator mediator, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MemberRecord Record { get; private set; } = null!;

    public PersonLinkLine Line { get; private set; } = null!;

    public async Task OnGetAsync(Guid user, Guid id, CancellationToken ct)
    {
        Record = await mediator.Send(new GetMember(user, ToKeep: true), ct);
        Line = Record.Persons.FirstOrDefault(p => p.Id == id) ?? throw new NotFoundException("PersonLink");
        if (HttpMethods.IsGet(Request.Method))
            Input.Version = Line.Version;
    }

    public async Task<IActionResult> OnPostAsync(Guid user, Guid id, CancellationToken ct)
    {
        await OnGetAsync(user, id, ct);
        await mediator.Send(new EndPersonLink(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The accounts count as two people's again."].Value;
        return LocalRedirect($"/account/members/{user}");
    }
}
