using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Learn.Records;

/// <summary>
/// Opens an account as a learner, with a telephone number confirmed by a code, or adds a learner's record to the account signed in.
/// </summary>
public sealed class StartModel(
    IMediator mediator,
    Actor actor,
    ITextGateway texts,
    IStringLocalizer<LearnersText> text,
    IStringLocalizer<AccountsText> accounts
) : PageModel, IPersonForm
{
    public sealed class InputModel : PersonInput
    {
        public string? Phone { get; set; }

        public Guid? ProofId { get; set; }

        public string? Code { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    PersonInput IPersonForm.Input => Input;

    public IReadOnlyList<FieldName> Fields { get; private set; } = [];

    public bool IsSignedIn => actor.UserId is not null;

    /// <summary>Codes can be sent at all.</summary>
    public bool SendsTexts => texts.IsOffered;

    /// <summary>Why the account's record is held back; null if it is not.</summary>
    public HeldRecord? Held { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (IsSignedIn)
            Held = await mediator.Send(new GetHeldRecord(), ct);
        Fields = await mediator.Send(new ListProfessionalFields(), ct);
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        Input.ProofId = await mediator.Send(new SendRegistrationCode(Input.Phone), ct);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (IsSignedIn)
            await mediator.Send(new AddMyLearner(Input.Name, Input.Kind, Input.Number, Input.Employer, Input.Profession), ct);
        else
        {
            if (!await mediator.Send(new TryContactCode(Input.ProofId, Input.Code), ct))
            {
                ModelState.AddModelError(
                    "Input.Code",
                    accounts["This is not the code, or it is too old. Look at the message again, or ask for a new code"]
                );
                Response.StatusCode = StatusCodes.Status400BadRequest;
                return Page();
            }

            var session = await mediator.Send(
                new RegisterLearner(
                    Input.Name,
                    Input.Kind,
                    Input.Number,
                    Input.ProofId,
                    Input.Employer,
                    Input.Profession,
                    Input.New,
                    Input.Again
                ),
                ct
            );
            await RequestActor.SignInAsync(HttpContext, session);
        }

        TempData["Done"] = text["Your record is ready."].Value;
        return RedirectToPage("/Learn/Index");
    }
}
