using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Learners;

/// <summary>Learners of the unit or area with their hours of a year.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    [BindProperty(SupportsGet = true)] public short? Year { get; set; }

    [BindProperty(SupportsGet = true)] public bool? Complete { get; set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Complete is not null;

    public LearnerList List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) => List = await mediator.Send(new ListLearners(Year is >= 2000 and <= 2100 ? Year : null, Q, Complete, new PageOf(p, size)), ct);
}
