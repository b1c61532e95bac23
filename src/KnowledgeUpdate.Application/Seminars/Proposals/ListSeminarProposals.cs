using System.Linq.Expressions;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Proposals that the reader may see, filtered, sorted and paged in the database.</summary>
/// <param name="Sort">number, title, host, start, money, saved, rank; a leading minus turns it round.</param>
[Requires(Permission.ListSeminarProposals)]
public sealed record ListSeminarProposals(ProposalFilter Filter, string? Sort, PageOf Page) : IQuery<Page<ProposalRow>>;

public sealed record ProposalFilter(
    Guid? CallId = null,
    ProposalState? State = null,
    SeminarKind? Kind = null,
    string? Field = null,
    string? Text = null,
    Guid? RecommenderId = null
);

/// <summary>A proposal in a list.</summary>
public sealed record ProposalRow(
    Guid Id,
    uint Version,
    string? Number,
    string Title,
    string Host,
    SeminarKind? Kind,
    string? Field,
    int HeadCount,
    DateOnly? StartsOn,
    decimal RegionFunds,
    decimal CentralFunds,
    ProposalState State,
    int? Rank,
    DateOnly? ReviewDueOn,
    DateTimeOffset SavedAt,
    Guid? RecommenderId,
    bool Mine
);

internal sealed class ListSeminarProposalsHandler(SeminarAccess access, Actor actor)
    : IRequestHandler<ListSeminarProposals, Page<ProposalRow>>
{
    internal static readonly Sorts<SeminarProposal> Sorts = new("-saved", p => p.Id)
    {
        { "number", p => p.Number },
        { "title", p => p.Title },
        { "host", p => p.OrganisationName },
        { "start", p => p.StartsOn },
        { "money", p => EF.Property<long>(p, ProposalColumns.GrantInFen) },
        { "rank", p => p.Rank },
        { "saved", p => p.SavedAt },
    };

    public Task<Page<ProposalRow>> Handle(ListSeminarProposals query, CancellationToken cancellationToken) =>
        Filtered(access.Visible(), query.Filter)
            .ToPageAsync(Sorts.Of(query.Sort), query.Page, Row(actor.OrganisationId), cancellationToken);

    internal static IQueryable<SeminarProposal> Filtered(IQueryable<SeminarProposal> proposals, ProposalFilter filter)
    {
        if (filter.CallId is { } call)
            proposals = proposals.Where(p => p.CallId == call);
        if (filter.State is { } state)
            proposals = proposals.Where(p => p.State == state);
        if (filter.Kind is { } kind)
            proposals = proposals.Where(p => p.Kind == kind);
        if (!string.IsNullOrEmpty(filter.Field))
            proposals = proposals.Where(p => p.Field == filter.Field);
        if (filter.RecommenderId is { } recommender)
            proposals = proposals.Where(p => p.RecommenderId == recommender);
        if (Domain.Common.Characters.TrimToNull(filter.Text) is { } text)
        {
            var like = LikePattern.Containing(text);
            proposals = proposals.Where(p =>
                EF.Functions.ILike(p.Title, like, LikePattern.EscapeCharacter)
                || p.Number == text
                || EF.Functions.ILike(p.OrganisationName, like, LikePattern.EscapeCharacter)
            );
        }

        return proposals;
    }

    internal static Expression<Func<SeminarProposal, ProposalRow>> Row(Guid? unit) =>
        p => new ProposalRow(
            p.Id,
            p.Version,
            p.Number,
            p.Title,
            p.OrganisationName,
            p.Kind,
            p.Field,
            p.HeadCount,
            p.StartsOn,
            p.RegionFunds,
            p.CentralFunds,
            p.State,
            p.Rank,
            p.ReviewDueOn,
            p.SavedAt,
            p.RaisedToId ?? p.RecommenderId,
            p.OrganisationId == unit
        );
}

/// <summary>All proposals of a filter, streamed for an export.</summary>
[Requires(Permission.ListSeminarProposals)]
public sealed record ExportSeminarProposals(ProposalFilter Filter, string? Sort, Func<IAsyncEnumerable<ProposalRow>, Task> Write)
    : IQuery<Unit>;

internal sealed class ExportSeminarProposalsHandler(SeminarAccess access, Actor actor) : IRequestHandler<ExportSeminarProposals, Unit>
{
    public async Task<Unit> Handle(ExportSeminarProposals query, CancellationToken cancellationToken)
    {
        var proposals = ListSeminarProposalsHandler.Filtered(access.Visible(), query.Filter);
        await query.Write(
            ListSeminarProposalsHandler
                .Sorts.Of(query.Sort)
                .Apply(proposals)
                .Select(ListSeminarProposalsHandler.Row(actor.OrganisationId))
                .AsAsyncEnumerable()
        );
        return Unit.Value;
    }
}
