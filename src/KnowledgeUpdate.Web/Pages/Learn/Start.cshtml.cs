using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Web.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Web.Pages.Learn;

/// <summary>Opens an account as a learner, or adds a learner's record to the account signed in.</summary>
public sealed class StartModel(IMediator mediator, Actor actor, IStringLocalizer<LearnersText> text) : PageModel, IPersonForm
{
    /// <summary>What is typed.</summary>
    public sealed class InputModel : PersonInput
    {
        public string? Phone { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }

    [BindProperty] public InputModel Input { get; set; } = new();

    PersonInput IPersonForm.Input => Input;

    public IReadOnlyList<FieldName> Fields { get; private set; } = [];

    public bool IsSignedIn => actor.UserId is not null;

    public async Task OnGetAsync(CancellationToken ct) => Fields = await mediator.Send(new ListProfessionalFields(), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (IsSignedIn)
            await mediator.Send(new AddMyLearner(Input.Name, Input.Kind, Input.Number, Input.Employer, Input.Profession), ct);
        else
        {
            var session = await mediator.Send(new RegisterLearner(Input.Name, Input.Kind, Input.Number, Input.Phone, Input.Employer, Input.Profession, Input.New, Input.Again), ct);
            await RequestActor.SignInAsync(HttpContext, actor.Tenant!.Id, session);
        }

        TempData["Done"] = text["Your record is ready."].Value;
        return RedirectToPage("Index");
    }
}
