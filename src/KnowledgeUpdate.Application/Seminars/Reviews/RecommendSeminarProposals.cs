using FluentValidation;
using KnowledgeUpdate.Domain.Reviews;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Recommends several proposals with one opinion, in the order given: all of them or none.</summary>
/// <param name="Proposals">Ids with the versions that the list showed.</param>
[Requires(Permission.ReviewSeminarProposal)]
public sealed record RecommendSeminarProposals(IReadOnlyList<(Guid Id, uint Version)> Proposals, string? Opinion) : ICommand<int>;

internal sealed class RecommendSeminarProposalsValidator : AbstractValidator<RecommendSeminarProposals>
{
    public RecommendSeminarProposalsValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Proposals).NotEmpty().WithMessage(_ => text["Tick at least one proposal"]);
        RuleFor(c => c.Opinion)
            .NotEmpty()
            .WithMessage(_ => text["Enter your opinion"])
            .MaximumLength(500)
            .WithMessage(_ => text["The opinion must be {0} characters or less", 500]);
    }
}

internal sealed class RecommendSeminarProposalsHandler(PortalDbContext db, SeminarAccess access, FirstReviews reviews)
    : IRequestHandler<RecommendSeminarProposals, int>
{
    public async Task<int> Handle(RecommendSeminarProposals command, CancellationToken cancellationToken)
    {
        foreach (var (id, version) in command.Proposals)
        {
            var proposal = await access.FindForReviewAsync(id, cancellationToken);
            db.Expect(proposal, version);
            await reviews.DecideAsync(proposal, ReviewDecision.Recommended, command.Opinion!.Trim(), null, [], cancellationToken);
        }

        return command.Proposals.Count;
    }
}
