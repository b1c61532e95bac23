using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What a call's form offers: fields, units that recommend, classes of the fee standard in force.</summary>
[Requires(Permission.SaveSeminarCall)]
public sealed record GetCallOptions : IQuery<CallOptions>;

/// <param name="Fees">The fee standard in force; null: not configured.</param>
/// <param name="FeeSource">Its document.</param>
public sealed record CallOptions(
    IReadOnlyList<FieldName> Fields,
    IReadOnlyList<RecommenderName> Recommenders,
    FeeStandard? Fees,
    string? FeeSource
);

internal sealed class GetCallOptionsHandler(PortalDbContext db, RuleBook rules, TimeProvider clock)
    : IRequestHandler<GetCallOptions, CallOptions>
{
    public async Task<CallOptions> Handle(GetCallOptions query, CancellationToken cancellationToken)
    {
        var fees = await rules.FeeStandardAsync(BeijingTime.DateOf(clock.GetUtcNow()), cancellationToken);
        return new CallOptions(
            await db.Fields.OrderBy(f => f.SortOrder).Select(f => new FieldName(f.Code, f.Name, f.NameEn)).ToListAsync(cancellationToken),
            await CallTermsCheck
                .Recommenders(db)
                .OrderBy(o => o.Kind)
                .ThenBy(o => o.DivisionCode)
                .ThenBy(o => o.Name)
                .Select(o => new RecommenderName(o.Id, o.Name))
                .ToListAsync(cancellationToken),
            fees?.Standard,
            fees?.Rule.Source
        );
    }
}
