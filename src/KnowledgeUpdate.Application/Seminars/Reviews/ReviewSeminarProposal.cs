using FluentValidation;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>First review 初审: recommend with opinion and rank, return with marks on sections, or decline.</summary>
/// <param name="Decision">Recommended, Returned or Declined.</param>
/// <param name="Sections">Sections to be changed, for a return.</param>
[Requires(Permission.ReviewSeminarProposal)]
public sealed record ReviewSeminarProposal(
    Guid Id,
    uint Version,
    ReviewDecision? Decision,
    string? Opinion,
    int? Rank,
    IReadOnlyList<ProposalSection> Sections
) : ICommand<Unit>;

internal sealed class ReviewSeminarProposalValidator : AbstractValidator<ReviewSeminarProposal>
{
    /// <summary>Longest opinion, characters.</summary>
    public const int OpinionMaxLength = 500;

    public ReviewSeminarProposalValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Decision)
            .Must(d => d is ReviewDecision.Recommended or ReviewDecision.Returned or ReviewDecision.Declined)
            .WithMessage(_ => text["Choose recommend, return or decline"]);
        RuleFor(c => c.Opinion)
            .NotEmpty()
            .WithMessage(_ => text["Enter your opinion"])
            .MaximumLength(OpinionMaxLength)
            .WithMessage(_ => text["The opinion must be {0} characters or less", OpinionMaxLength]);
        RuleFor(c => c.Sections)
            .NotEmpty()
            .When(c => c.Decision == ReviewDecision.Returned)
            .WithMessage(_ => text["Mark at least one section that is to be changed."]);
        RuleFor(c => c.Rank)
            .InclusiveBetween(1, 200)
            .When(c => c.Decision == ReviewDecision.Recommended && c.Rank is not null)
            .WithMessage(_ => text["Enter a rank from 1 on"]);
    }
}

internal sealed class ReviewSeminarProposalHandler(PortalDbContext db, SeminarAccess access, FirstReviews reviews)
    : IRequestHandler<ReviewSeminarProposal, Unit>
{
    public async Task<Unit> Handle(ReviewSeminarProposal command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindForReviewAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        await reviews.DecideAsync(
            proposal,
            command.Decision!.Value,
            command.Opinion!.Trim(),
            command.Rank,
            command.Sections,
            cancellationToken
        );
        return Unit.Value;
    }
}
