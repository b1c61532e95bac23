using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Units;

/// <summary>Enters a unit under another.</summary>
public sealed class EnterModel(IMediator mediator, IStringLocalizer<OrganisationsText> text) : UnitFormModel
{
    public async Task<IActionResult> OnGetAsync(Guid under, CancellationToken ct)
    {
        Choices = await mediator.Send(new GetUnitChoices(under), ct);
        if (HttpMethods.IsGet(Request.Method))
            Input.DivisionCode = Choices.UnderDivision;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid under, CancellationToken ct)
    {
        await OnGetAsync(under, ct);
        var id = await mediator.Send(new EnterUnit(under, Input.Name, Input.Kind, Input.DivisionCode, Input.CreditCode), ct);
        TempData["Done"] = text["{0} is entered.", Input.Name!.Trim()].Value;
        TempData["DoneNext"] = text["Invite its administrator under People, so that it can file proposals."].Value;
        return RedirectToPage("Details", new { id });
    }
}
