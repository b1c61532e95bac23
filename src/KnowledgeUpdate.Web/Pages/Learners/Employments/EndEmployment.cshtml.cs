using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learners.Employments;

/// <summary>A unit records that somebody has left.</summary>
public sealed class EndEmploymentModel(IMediator mediator, IStringLocalizer<LearnersText> text, TimeProvider clock) : PageModel
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        public uint Version { get; set; }

        public DateOnly? On { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public StaffEmployment Employment { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Employment = await mediator.Send(new GetStaffEmployment(id), ct);
        Input.On = BeijingTime.DateOf(clock.GetUtcNow());
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        Employment = await mediator.Send(new GetStaffEmployment(id), ct);
        await mediator.Send(new EndEmployment(Input.Id, Input.Version, Input.On, Input.Reason), ct);
        TempData["Done"] = text["The employment is ended, and the person is told."].Value;
        return LocalRedirect("/learners");
    }
}
