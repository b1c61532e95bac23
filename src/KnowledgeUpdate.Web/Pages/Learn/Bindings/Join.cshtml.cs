using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Learn.Bindings;

/// <summary>A person takes their record by an invitation from the employer, the bureau or the office.</summary>
public sealed class JoinModel(
    IMediator mediator,
    Actor actor,
    ITextGateway texts,
    IStringLocalizer<LearnersText> text,
    IStringLocalizer<AccountsText> accounts
) : PageModel
{
    public sealed class InputModel
    {
        public string? Phone { get; set; }

        public Guid? ProofId { get; set; }

        public string? Code { get; set; }

        public string? Number { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RecordOffer Offer { get; private set; } = null!;

    public bool IsSignedIn => actor.UserId is not null;

    /// <summary>Codes can be sent at all.</summary>
    public bool SendsTexts => texts.IsOffered;

    public async Task OnGetAsync(string secret, CancellationToken ct) => Offer = await mediator.Send(new GetRecordInvitation(secret), ct);

    public async Task<IActionResult> OnPostCodeAsync(string secret, CancellationToken ct)
    {
        await OnGetAsync(secret, ct);
        Input.ProofId = await mediator.Send(new SendRegistrationCode(Input.Phone), ct);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken ct)
    {
        await OnGetAsync(secret, ct);
        if (IsSignedIn)
            await mediator.Send(new TakeInvitedRecord(secret, Input.Number), ct);
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

            var session = await mediator.Send(new AcceptRecordInvitation(secret, Input.Number, Input.ProofId, Input.New, Input.Again), ct);
            await RequestActor.SignInAsync(HttpContext, session);
        }

        TempData["Done"] = text["Your record is ready."].Value;
        return RedirectToPage("/Learn/Index");
    }
}
