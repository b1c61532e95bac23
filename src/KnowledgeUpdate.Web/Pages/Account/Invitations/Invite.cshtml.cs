using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Web.Pages.Account.Invitations;

/// <summary>Invites somebody to a role in a unit.</summary>
public sealed class InviteModel(IMediator mediator, Actor actor, MemberAccess access, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Unit { get; set; }

        public Role? Role { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Role> Roles => access.Roles;

    /// <summary>A unit's administrator can invite people only to their own unit.</summary>
    public bool IsOwnUnit => actor.ScopeOf(Permission.InviteMember) == Scope.OwnUnit;

    public void OnGet(string? unit)
    {
        if (Roles.Count == 0)
            throw actor.Refusal();
        Input.Unit = IsOwnUnit ? actor.OrganisationName : Input.Unit ?? unit;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        OnGet(null);
        await mediator.Send(new InviteMember(Input.Unit, Input.Role, Input.Name, Input.Email), ct);
        var waits = RoleRules.Of(Input.Role!.Value).ConfirmedBy is not null;
        TempData["Done"] = text[waits ? "The appointment of {0} is proposed." : "{0} is invited.", Input.Name!].Value;
        TempData["DoneNext"] = waits
            ? text["Somebody of the programme office confirms it; the letter goes out then."].Value
            : text["The letter is on its way to {0}; its link works for seven days.", Input.Email!].Value;
        return LocalRedirect("/account/members");
    }
}
