using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learners.Merging;

/// <summary>Chooses the other record of a person; those merged already can be split again.</summary>
public sealed class MergeChoiceModel(IMediator mediator) : PageModel
{
    public sealed class InputModel
    {
        public string? Number { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public MergeCandidates Candidates { get; private set; } = null!;

    /// <summary>Whether the records shown were found by an identity number.</summary>
    public bool ByNumber { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Candidates = await mediator.Send(new ListMergeCandidates(id, Q), ct);

    /// <summary>Searches by identity number, which must never appear in an address.</summary>
    public async Task OnPostNumberAsync(Guid id, CancellationToken ct)
    {
        ByNumber = !string.IsNullOrWhiteSpace(Input.Number);
        Candidates = await mediator.Send(new ListMergeCandidates(id, Q, Input.Number), ct);
    }
}
