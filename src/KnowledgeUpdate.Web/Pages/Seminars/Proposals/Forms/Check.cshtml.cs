using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals.Forms;

/// <summary>Every answer with a link to change it, and the act of filing.</summary>
public sealed class CheckModel(IMediator mediator, Actor actor, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public bool Unchanged { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ProposalView Proposal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.FileSeminarProposal);
        Proposal = await mediator.Send(new GetSeminarProposal(id), ct);
        return Proposal.Rights.Edit ? Page() : RedirectToPage("/Seminars/Proposals/Details", new { id });
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        Proposal = await mediator.Send(new GetSeminarProposal(id), ct);
        var filed = await mediator.Send(new SubmitSeminarProposal(id, Input.Version, Input.Unchanged), ct);
        TempData["Done"] = text["Filed as {0}.", filed.Number].Value;
        TempData["DoneNext"] = filed.ReviewDueOn is { } due
            ? text[
                "{0} gives the first review by {1}; you are told of the result here and by e-mail.",
                filed.Reviewer,
                Show.Date(due)
            ].Value
            : text["{0} gives the first review; you are told of the result here and by e-mail.", filed.Reviewer].Value;
        return RedirectToPage("/Seminars/Proposals/Details", new { id });
    }
}
