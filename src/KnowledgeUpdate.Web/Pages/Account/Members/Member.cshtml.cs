using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Pages.Account.Members;

/// <summary>A person's account as administrators see it.</summary>
public sealed class MemberModel(IMediator mediator, Actor actor) : PageModel
{
    public MemberRecord Record { get; private set; } = null!;

    /// <summary>Whether acts on the whole account are offered: never on the reader's own, never to the auditor.</summary>
    public bool MayKeep => Record.UserId != actor.UserId && Record.EndedAt is null && actor.May(Permission.EndMembership);

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Record = await mediator.Send(new GetMember(id), ct);
}
