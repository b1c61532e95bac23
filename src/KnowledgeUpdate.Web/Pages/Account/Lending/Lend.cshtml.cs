using KnowledgeUpdate.Application.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Account.Lending;

/// <summary>Lends one of the reader's roles to a colleague.</summary>
[Authorize]
public sealed class LendModel(IMediator mediator, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public Guid? Deputy { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public LendingFormView Form { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Form = await mediator.Send(new GetLendingForm(id), ct);
        if (HttpMethods.IsGet(Request.Method))
            Input.From = Form.Today;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new LendRole(id, Input.Deputy, Input.From, Input.To, Input.Reason), ct);
        TempData["Done"] = text[
            Form.ConfirmedBy is null ? "The role is lent." : "It waits for a second person. You are told when it is confirmed."
        ].Value;
        return LocalRedirect("/account");
    }
}
