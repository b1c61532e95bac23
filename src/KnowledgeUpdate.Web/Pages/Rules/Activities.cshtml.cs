using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Pages.Rules;

/// <summary>Kinds of activity whose hours may be claimed, with their conversions.</summary>
public sealed class ActivitiesModel(IMediator mediator, Actor actor, PortalText words) : PageModel
{
    public sealed class InputModel
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? NameEn { get; set; }

        public HourCategory Category { get; set; } = HourCategory.Professional;

        public decimal? HoursPerUnit { get; set; }

        public string? Unit { get; set; }

        public decimal? MaxPerClaim { get; set; }

        public decimal? MaxPerYear { get; set; }

        public bool NeedsRecognition { get; set; }

        public string? Evidence { get; set; }

        public string? Source { get; set; }

        public DateOnly? From { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<KindLine> Kinds { get; private set; } = [];

    public bool MayChange => actor.May(Permission.EnterActivityKind);

    public async Task OnGetAsync(CancellationToken ct)
    {
        actor.Demand(Permission.ReadRules);
        Kinds = await mediator.Send(new ListActivityKinds(), ct);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        await mediator.Send(
            new AddActivityKind
            {
                Code = Input.Code,
                Name = Input.Name,
                NameEn = Input.NameEn,
                Category = Input.Category,
                HoursPerUnit = Input.HoursPerUnit,
                Unit = Input.Unit,
                MaxPerClaim = Input.MaxPerClaim,
                MaxPerYear = Input.MaxPerYear,
                NeedsRecognition = Input.NeedsRecognition,
                Evidence = Input.Evidence,
                Source = Input.Source,
                From = Input.From,
            },
            ct
        );
        TempData["Done"] = words["The kind is entered."];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, uint version, DateOnly? last, CancellationToken ct)
    {
        await OnGetAsync(ct);
        await mediator.Send(new EndActivityKind(id, version, last), ct);
        TempData["Done"] = words["The kind has its last day."];
        return RedirectToPage();
    }
}
