using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What the form of a proposal offers to choose from.</summary>
[Requires(Permission.FileSeminarProposal)]
public sealed record GetProposalOptions(Guid Id) : IQuery<ProposalOptions>;

/// <summary>Choices of the form.</summary>
/// <param name="Fees">The fee standard in force, whose limits stand beside the boxes; null: not configured.</param>
public sealed record ProposalOptions(
    IReadOnlyList<SeminarKind> Kinds,
    IReadOnlyList<FieldName> Fields,
    IReadOnlyList<RecommenderName> Recommenders,
    FeeStandard? Fees
);

internal sealed class GetProposalOptionsHandler(
    PortalDbContext db,
    SeminarAccess access,
    ProposalForms forms,
    RuleBook rules,
    TimeProvider clock
) : IRequestHandler<GetProposalOptions, ProposalOptions>
{
    public async Task<ProposalOptions> Handle(GetProposalOptions query, CancellationToken cancellationToken)
    {
        var proposal = await access.FindOwnAsync(query.Id, cancellationToken);
        var codes = proposal.Call.Terms.Fields;
        var fields = await db
            .Fields.Where(f => codes.Contains(f.Code))
            .OrderBy(f => f.SortOrder)
            .Select(f => new FieldName(f.Code, f.Name, f.NameEn))
            .ToListAsync(cancellationToken);
        return new ProposalOptions(
            proposal.Call.Terms.Kinds,
            fields,
            await forms.RecommendersAsync(proposal.OrganisationId, proposal.Field, cancellationToken),
            (await rules.FeeStandardAsync(BeijingTime.DateOf(clock.GetUtcNow()), cancellationToken))?.Standard
        );
    }
}
