using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Web.Pages.Account.Members;

/// <summary>Ends a membership of a person.</summary>
public sealed class EndMembershipModel(IMediator mediator, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public DateOnly? Last { get; set; }

        public string? Reason { get; set; }

        public Guid? Successor { get; set; }

        public bool WithPhrases { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MemberRecord Record { get; private set; } = null!;

    public MembershipLine Line { get; private set; } = null!;

    /// <summary>What waits at the desk; null if the role has no desk.</summary>
    public Handover? Handover { get; private set; }

    public async Task OnGetAsync(Guid user, Guid id, CancellationToken ct)
    {
        Record = await mediator.Send(new GetMember(user), ct);
        Line = Record.Memberships.FirstOrDefault(m => m.Id == id) ?? throw new NotFoundException("Membership");
        if (!Line.MayEnd)
            throw new ForbiddenException("Somebody above you gives and ends this role.");
        Handover = MemberAccess.HasDesk(Line.Role) ? await mediator.Send(new GetHandover(id), ct) : null;
        if (HttpMethods.IsGet(Request.Method))
            Input.Version = Line.Version;
    }

    public async Task<IActionResult> OnPostAsync(Guid user, Guid id, CancellationToken ct)
    {
        await OnGetAsync(user, id, ct);
        await mediator.Send(new EndMembership(id, Input.Version, Input.Last, Input.Reason, Input.Successor, Input.WithPhrases), ct);
        TempData["Done"] = text["The membership ends on {0:yyyy-MM-dd}.", Input.Last!].Value;
        return LocalRedirect("/account/members");
    }
}
