using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Pages.Learners.Records;

/// <summary>The programme office corrects a person's name or identity number; certificates that print the old one are replaced.</summary>
public sealed class CorrectModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Name { get; set; }

        public IdentityKind Kind { get; set; }

        public string? Number { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public LearnerToCorrect Record { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Record = await mediator.Send(new GetLearnerToCorrect(id), ct);
        Input = new InputModel { Name = Record.Name, Kind = Record.Kind };
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        Record = await mediator.Send(new GetLearnerToCorrect(id), ct);
        var replaced = await mediator.Send(new CorrectLearner(id, Input.Version, Input.Name, Input.Kind, Input.Number, Input.Reason), ct);
        TempData["Done"] = text["The record is corrected. Certificates replaced: {0}.", replaced].Value;
        return RedirectToPage("Details", new { id });
    }
}
