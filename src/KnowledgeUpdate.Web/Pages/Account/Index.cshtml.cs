using KnowledgeUpdate.Application.Accounts;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Account;

/// <summary>One's own account.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public MemberRecord Record { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var own = await mediator.Send(new GetProfile(), ct);
        Record = own with { Memberships = [.. own.Memberships.Select(m => m with { MayEnd = false })] };
    }
}
