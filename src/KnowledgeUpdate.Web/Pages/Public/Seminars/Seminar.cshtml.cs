using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Pages.Public.Seminars;

/// <summary>One seminar, for everybody.</summary>
public sealed class SeminarModel(IMediator mediator, Actor actor) : PageModel
{
    public PublicSeminar Seminar { get; private set; } = null!;

    /// <summary>The reader's unit nominates its staff.</summary>
    public bool MayNominate => Seminar is { IsOpen: true, ByNomination: true } && actor.May(Permission.NominateForSeminar);

    /// <summary>The reader registers, after signing in where that is still to be done.</summary>
    public bool MayRegister => Seminar is { IsOpen: true, ByRegistration: true } && (actor.IsLearner || actor.UserId is null);

    public bool IsSignedIn => actor.UserId is not null;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Seminar = await mediator.Send(new GetPublicSeminar(id), ct);
}
