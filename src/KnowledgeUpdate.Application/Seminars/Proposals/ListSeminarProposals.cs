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
public sealed record ProposalRow
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required string? Number { get; init; }

    public required string Title { get; init; }

    public required string Host { get; init; }

    public required SeminarKind? Kind { get; init; }

    public required string? Field { get; init; }

    public required int HeadCount { get; init; }

    public required DateOnly? StartsOn { get; init; }

    public required decimal RegionFunds { get; init; }

    public required decimal CentralFunds { get; init; }

    public required ProposalState State { get; init; }

    public required int? Rank { get; init; }

    public required DateOnly? ReviewDueOn { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public required Guid? RecommenderId { get; init; }

    public required bool Mine { get; init; }

    /// <summary>The reader gives its first review now.</summary>
    public bool MayReview { get; init; }
}

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

    public async Task<Page<ProposalRow>> Handle(ListSeminarProposals query, CancellationToken cancellationToken)
    {
        var page = await Filtered(access.Visible(), query.Filter)
            .ToPageAsync(Sorts.Of(query.Sort), query.Page, Row(actor.OrganisationId), cancellationToken);
        var reviewed = await access.ReviewedNowAsync([.. page.Rows.Select(r => r.Id)], cancellationToken);
        return page with { Rows = [.. page.Rows.Select(r => r with { MayReview = reviewed.Contains(r.Id) })] };
    }

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
        p => new ProposalRow
        {
            Id = p.Id,
            Version = p.Version,
            Number = p.Number,
            Title = p.Title,
            Host = p.OrganisationName,
            Kind = p.Kind,
            Field = p.Field,
            HeadCount = p.HeadCount,
            StartsOn = p.StartsOn,
            RegionFunds = p.RegionFunds,
            CentralFunds = p.CentralFunds,
            State = p.State,
            Rank = p.Rank,
            ReviewDueOn = p.ReviewDueOn,
            SavedAt = p.SavedAt,
            RecommenderId = p.RaisedToId ?? p.RecommenderId,
            Mine = p.OrganisationId == unit,
        };
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
