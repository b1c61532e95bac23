using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Pages.Learners.Records;

/// <summary>A learner's hours, as the employer or a bureau sees them.</summary>
public sealed class DetailsModel(IMediator mediator, Actor actor, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public LearnerHours Hours { get; private set; } = null!;

    /// <summary>The person's certificates, including those of merged records.</summary>
    public CertificateList? Certificates { get; private set; }

    /// <summary>The office opens a certificate's page, where it can act on it; others open the printed sheet.</summary>
    public string LinkOf(Guid certificate) =>
        actor.May(Permission.ReadCertificates) ? $"/certificates/{certificate}" : $"/certificates/{certificate}/file";

    /// <summary>The full number, shown only in the answer to a request for it.</summary>
    public string? Number { get; private set; }

    /// <summary>Account, requests and employments; null where the reader is the learner.</summary>
    public RecordKeeping? Keeping { get; private set; }

    public bool MayReveal => Keeping is { MayAnswer: true };

    /// <summary>What the reader may do with the record.</summary>
    public IReadOnlyList<ActLink> Acts => [.. ActsOnRecord, .. ActsOnAccount];

    private IReadOnlyList<ActLink> ActsOnAccount =>
        Keeping is not { MayAnswer: true } keeping ? []
        : keeping.HasAccount ? [new(text["Help the person back in"], $"/learners/{Hours.LearnerId}/access")]
        : [new(text["Invite to open an account"], $"/learners/{Hours.LearnerId}/invite")];

    private IReadOnlyList<ActLink> ActsOnRecord =>
        [
            .. actor.May(Permission.CorrectLearner)
                ? [new(text["Correct name or number"], $"/learners/{Hours.LearnerId}/correct")]
                : Array.Empty<ActLink>(),
            .. actor.May(Permission.MergeLearners)
                ? [new(text["Merge or split records"], $"/learners/{Hours.LearnerId}/merge")]
                : Array.Empty<ActLink>(),
            .. actor.May(Permission.EnterLearner) && Keeping is { MayAnswer: true }
                ? [new(text["End the employment…"], $"/learners/{Hours.LearnerId}/end-employment")]
                : Array.Empty<ActLink>(),
        ];

    public async Task<IActionResult> OnGetAsync(Guid id, short? year, CancellationToken ct)
    {
        Hours = await mediator.Send(new GetLearnerHours(id, year), ct) ?? throw new NotFoundException(nameof(LearnerHours));
        if (!Hours.IsOwn && actor.May(Permission.ReadLearners))
            Keeping = await mediator.Send(new GetRecordKeeping(Hours.LearnerId), ct);
        Certificates = await mediator.Send(new ListCertificates(Hours.LearnerId), ct);
        // A merged record's old address leads to the record that is kept.
        return Hours.LearnerId == id ? Page() : RedirectPermanentPreserveMethod($"/learners/{Hours.LearnerId}{Request.QueryString}");
    }

    public async Task<IActionResult> OnPostRevealAsync(Guid id, short? year, CancellationToken ct)
    {
        await OnGetAsync(id, year, ct);
        Number = await mediator.Send(new RevealIdentity(id, Input.Reason), ct);
        return Page();
    }
}
