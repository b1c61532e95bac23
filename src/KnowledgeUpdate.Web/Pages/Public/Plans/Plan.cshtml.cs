using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Public.Plans;

/// <summary>A published plan, in force or an earlier version.</summary>
public sealed class PlanModel(IMediator mediator, Actor actor) : PageModel
{
    public PlanView Plan { get; private set; } = null!;

    /// <summary>The official title in two lines; always Chinese.</summary>
    public string[] OfficialTitle => [$"{Plan.Year}年度{actor.Tenant?.ProgrammeName}", "研修培训项目计划"];

    /// <summary>The seminar of each proposal of the plan in force that takes enrolments now.</summary>
    public IReadOnlyDictionary<Guid, Guid> Open { get; private set; } = new Dictionary<Guid, Guid>();

    public async Task OnGetAsync(Guid id, int? version, CancellationToken ct)
    {
        Plan = await mediator.Send(new GetPublicPlan(id, version), ct);
        if (Plan.ShownVersion == Plan.CurrentVersion)
            Open = await mediator.Send(new ListOpenSeminarsOfPlan(id), ct);
    }
}
