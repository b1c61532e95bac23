using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Learners.Bindings;

/// <summary>Makes an invitation link to a record; the link is shown only in this answer.</summary>
[NoPostKey]
public sealed class InviteModel(IMediator mediator, Actor actor) : PageModel
{
    public LearnerHours Hours { get; private set; } = null!;

    public RecordInvitationLink? Link { get; private set; }

    public string AddressOf(string secret) => $"{actor.BaseUrl}/join/{secret}";

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.InviteToRecord);
        Hours = await mediator.Send(new GetLearnerHours(id, null), ct) ?? throw new NotFoundException(nameof(LearnerHours));
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        Link = await mediator.Send(new InviteToRecord(id), ct);
        return Page();
    }
}
