using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals;

/// <summary>Takes a proposal back, after its consequences were shown.</summary>
public sealed class WithdrawModel(IMediator mediator, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ProposalView Proposal { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Proposal = await mediator.Send(new GetSeminarProposal(id), ct);
        if (!Proposal.Rights.Withdraw)
            throw new Domain.Common.ForbiddenException("This proposal cannot be withdrawn now.");
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        Proposal = await mediator.Send(new GetSeminarProposal(id), ct);
        await mediator.Send(new WithdrawSeminarProposal(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The proposal is withdrawn."].Value;
        return RedirectToPage("Details", new { id });
    }
}
