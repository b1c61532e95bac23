using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations;

/// <summary>Shared by the forms that move, merge and close a unit or end its capacities.</summary>
public abstract class UnitActModel(IMediator mediator) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Target { get; set; }

        public DateOnly? On { get; set; }

        public string? Reason { get; set; }

        public Capacity? Capacity { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public DateOnly? Last { get; set; }

        public MergeChoice? Employments { get; set; }

        public MergeChoice? Drafts { get; set; }

        public MergeChoice? Capacities { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public UnitRecord Record { get; private set; } = null!;

    public UnitChoices? Choices { get; private set; }

    /// <summary>What depends on the unit, for the forms that close it.</summary>
    public UnitLoad? Load { get; private set; }

    /// <summary>Loads what depends on the unit.</summary>
    protected async Task LoadLoadAsync(Guid id, CancellationToken ct) => Load = await mediator.Send(new GetUnitLoad(id), ct);

    protected Task<TResult> SendAsync<TResult>(IRequest<TResult> command, CancellationToken ct) => mediator.Send(command, ct);

    /// <summary>Loads what every such form shows; the version is the one that the person saw.</summary>
    protected async Task LoadAsync(Guid id, UnitUse use, bool withPlaces, CancellationToken ct)
    {
        Record = await mediator.Send(new GetUnit(id, use), ct);
        if (withPlaces)
            Choices = await mediator.Send(new GetUnitChoices(), ct);
        if (HttpMethods.IsGet(Request.Method))
            Input.Version = Record.Version;
    }
}
