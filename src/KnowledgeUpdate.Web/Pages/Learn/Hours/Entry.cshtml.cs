using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn.Hours;

/// <summary>An entry of the learner's own ledger and what it came from.</summary>
public sealed class EntryModel(IMediator mediator) : PageModel
{
    public HourCause Cause { get; private set; } = null!;

    public async Task OnGetAsync(short year, Guid id, CancellationToken ct) => Cause = await mediator.Send(new GetHourEntry(year, id), ct);
}
