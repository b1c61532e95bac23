using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Web.Pages.Account.Members;

/// <summary>A person's account as administrators see it.</summary>
public sealed class MemberModel(IMediator mediator) : PageModel
{
    public MemberRecord Record { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Record = await mediator.Send(new GetMember(id), ct);
}
