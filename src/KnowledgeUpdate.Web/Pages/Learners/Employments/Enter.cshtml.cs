using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Pages.Learn.Records;

namespace KnowledgeUpdate.Web.Pages.Learners.Employments;

/// <summary>A unit enters somebody of its staff.</summary>
public sealed class EnterModel(IMediator mediator, Actor actor, IStringLocalizer<LearnersText> text) : PageModel, IPersonForm
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public IReadOnlyList<FieldName> Fields { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        actor.Demand(Permission.EnterLearner);
        Fields = await mediator.Send(new ListProfessionalFields(), ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        var entered = await mediator.Send(new EnterLearner(Input.Name, Input.Kind, Input.Number, Input.Profession), ct);
        TempData["Done"] = text[
            entered.Id is null
                ? "The person has a record already and is asked, as is the employer before. Until one of them answers, nothing changes."
                : "The person is entered."
        ].Value;
        return LocalRedirect(entered.Id is { } id ? $"/learners/{id}" : "/learners");
    }
}
