using System.Globalization;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Claims;

/// <summary>Claims of hours that the reader reviews or oversees.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    [BindProperty(SupportsGet = true)] public ClaimState? State { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || State is not null;

    public bool IsChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);

    public ClaimList List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) => List = await mediator.Send(new ListClaims(State, Q, Sort, new PageOf(p, size)), ct);
}
