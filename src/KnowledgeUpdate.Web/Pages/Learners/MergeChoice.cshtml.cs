using KnowledgeUpdate.Application.Learners;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Learners;

/// <summary>Chooses the other record of a person; those merged already can be split again.</summary>
public sealed class MergeChoiceModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    public MergeCandidates Candidates { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Candidates = await mediator.Send(new ListMergeCandidates(id, Q), ct);
}
