using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Account.Members;

/// <summary>Hands a desk over on one page: what waits, the drafts, the phrases.</summary>
[Authorize]
public sealed class HandOverModel(IMediator mediator, Actor actor, MemberAccess access, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public Guid? Successor { get; set; }

        public bool WithPhrases { get; set; } = true;

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Handover Handover { get; private set; } = null!;

    public bool IsMine => Handover.UserId == actor.UserId;

    public bool MayEnd => access.Roles.Contains(Handover.Role);

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Handover = await mediator.Send(new GetHandover(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new HandOverDesk(id, Input.Successor, Input.WithPhrases, Input.Reason), ct);
        TempData["Done"] = text["The desk is handed over to {0}.", Handover.Successors.First(s => s.UserId == Input.Successor).Name].Value;
        return LocalRedirect($"/account/desks/{id}");
    }
}

/// <summary>Items of a desk under one heading.</summary>
public sealed record HandoverList(string Title, string Note, IReadOnlyList<HandoverItem> Items);
