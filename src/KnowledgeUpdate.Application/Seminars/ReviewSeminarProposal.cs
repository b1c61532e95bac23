using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>First review 初审: recommend with opinion and rank, return with marks on sections, or decline.</summary>
/// <param name="Decision">Recommended, Returned or Declined.</param>
/// <param name="Sections">Sections to be changed, for a return.</param>
[Requires(Role.LocalBureau, Role.IndustryDepartment)]
public sealed record ReviewSeminarProposal(Guid Id, uint Version, ReviewDecision? Decision, string? Opinion, int? Rank, IReadOnlyList<ProposalSection> Sections) : ICommand<Unit>;

internal sealed class ReviewSeminarProposalValidator : AbstractValidator<ReviewSeminarProposal>
{
    /// <summary>Longest opinion, characters.</summary>
    public const int OpinionMaxLength = 500;

    public ReviewSeminarProposalValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Decision).Must(d => d is ReviewDecision.Recommended or ReviewDecision.Returned or ReviewDecision.Declined).WithMessage(_ => text["Choose recommend, return or decline"]);
        RuleFor(c => c.Opinion).NotEmpty().WithMessage(_ => text["Enter your opinion"]).MaximumLength(OpinionMaxLength).WithMessage(_ => text["The opinion must be {0} characters or less", OpinionMaxLength]);
        RuleFor(c => c.Sections).NotEmpty().When(c => c.Decision == ReviewDecision.Returned).WithMessage(_ => text["Mark at least one section that is to be changed."]);
        RuleFor(c => c.Rank).InclusiveBetween(1, 200).When(c => c.Decision == ReviewDecision.Recommended && c.Rank is not null).WithMessage(_ => text["Enter a rank from 1 on"]);
    }
}

internal sealed class ReviewSeminarProposalHandler(PortalDbContext db, SeminarAccess access, FirstReviews reviews) : IRequestHandler<ReviewSeminarProposal, Unit>
{
    public async Task<Unit> Handle(ReviewSeminarProposal command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindForReviewAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        await reviews.DecideAsync(proposal, command.Decision!.Value, command.Opinion!.Trim(), command.Rank, command.Sections, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Recommends several proposals with one opinion, in the order given: all of them or none.</summary>
/// <param name="Proposals">Ids with the versions that the list showed.</param>
[Requires(Role.LocalBureau, Role.IndustryDepartment)]
public sealed record RecommendSeminarProposals(IReadOnlyList<(Guid Id, uint Version)> Proposals, string? Opinion) : ICommand<int>;

internal sealed class RecommendSeminarProposalsValidator : AbstractValidator<RecommendSeminarProposals>
{
    public RecommendSeminarProposalsValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Proposals).NotEmpty().WithMessage(_ => text["Tick at least one proposal"]);
        RuleFor(c => c.Opinion).NotEmpty().WithMessage(_ => text["Enter your opinion"]).MaximumLength(500).WithMessage(_ => text["The opinion must be {0} characters or less", 500]);
    }
}

internal sealed class RecommendSeminarProposalsHandler(PortalDbContext db, SeminarAccess access, FirstReviews reviews) : IRequestHandler<RecommendSeminarProposals, int>
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

/// <summary>The one place where a first review takes effect: proposal, quota, trail, worklist and notice together.</summary>
public sealed class FirstReviews(PortalDbContext db, Actor actor, Worklist worklist, Notifier notifier, ReviewTrail trail)
{
    /// <summary>Decides.</summary>
    /// <exception cref="RuleException">The state forbids it, or the unit's recommendations are used up.</exception>
    public async Task DecideAsync(SeminarProposal proposal, ReviewDecision decision, string opinion, int? rank, IReadOnlyList<ProposalSection> sections, CancellationToken ct)
    {
        if (proposal.Call.State != CallState.Published)
            throw new RuleException("The first review of this call is over.");
        var link = $"/seminars/proposals/{proposal.Id}";
        await worklist.CloseAsync(proposal.Id, ct);
        switch (decision)
        {
            case ReviewDecision.Recommended:
                var quota = await QuotaAsync(proposal.Call, ct);
                quota.Take();
                proposal.Recommend(rank ?? quota.Used);
                break;
            case ReviewDecision.Returned:
                proposal.Return(sections);
                worklist.Open(WorkActs.Mend, nameof(SeminarProposal), proposal.Id, Role.UnitAdministrator, proposal.OrganisationId, proposal.Title,
                    $"{actor.OrganisationName} · {proposal.Number}", link, proposal.Call.Terms.FirstReviewDueOn ?? BeijingTime.DateOf(proposal.Call.ClosesAt.AddTicks(-1)));
                break;
            default:
                proposal.Decline();
                break;
        }

        trail.Add(nameof(SeminarProposal), proposal.Id, "First review", decision, opinion, proposal.FiledVersions, [.. sections.Select(s => s.ToString())]);
        await notifier.TellAsync(Role.UnitAdministrator, proposal.OrganisationId, decision switch
        {
            ReviewDecision.Recommended => "“{0}” is recommended",
            ReviewDecision.Returned => "“{0}” is returned for changes",
            _ => "“{0}” is not recommended",
        }, link, ct, proposal.Title);
    }

    /// <summary>The unit's quota under a call. Its row is locked by the update: of two last recommendations, one is refused.</summary>
    private async Task<RecommendationQuota> QuotaAsync(SeminarCall call, CancellationToken ct)
    {
        var unit = actor.MyUnit;
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO recommendation_quotas (tenant_id, call_id, organisation_id, \"limit\", used) VALUES ({db.Scope.Required}, {call.Id}, {unit}, {call.LimitOf(unit)}, 0) ON CONFLICT DO NOTHING", ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM recommendation_quotas WHERE tenant_id = {db.Scope.Required} AND call_id = {call.Id} AND organisation_id = {unit} FOR UPDATE", ct);
        return await db.RecommendationQuotas.SingleAsync(q => q.CallId == call.Id && q.OrganisationId == unit, ct);
    }
}
