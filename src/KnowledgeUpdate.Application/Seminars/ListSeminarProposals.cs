using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Proposals that the reader may see, filtered, sorted and paged in the database.</summary>
/// <param name="Sort">number, title, host, start, money, saved, rank; a leading minus turns it round.</param>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator)]
public sealed record ListSeminarProposals(ProposalFilter Filter, string? Sort, PageOf Page) : IQuery<Page<ProposalRow>>;

/// <summary>What to list.</summary>
public sealed record ProposalFilter(Guid? CallId = null, ProposalState? State = null, SeminarKind? Kind = null, string? Field = null, string? Text = null, Guid? RecommenderId = null);

/// <summary>A proposal in a list.</summary>
public sealed record ProposalRow(Guid Id, uint Version, string? Number, string Title, string Host, SeminarKind? Kind, string? Field, int HeadCount, DateOnly? StartsOn,
    decimal RegionFunds, decimal CentralFunds, ProposalState State, int? Rank, DateOnly? ReviewDueOn, DateTimeOffset SavedAt, Guid? RecommenderId, bool Mine);

internal sealed class ListSeminarProposalsHandler(SeminarAccess access, Actor actor) : IRequestHandler<ListSeminarProposals, Page<ProposalRow>>
{
    public Task<Page<ProposalRow>> Handle(ListSeminarProposals query, CancellationToken cancellationToken) =>
        Rows(Filtered(access.Visible(), query.Filter), query.Sort, actor.OrganisationId).ToPageAsync(query.Page, cancellationToken);

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
            var like = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            proposals = proposals.Where(p => EF.Functions.ILike(p.Title, like) || p.Number == text || EF.Functions.ILike(p.OrganisationName, like));
        }

        return proposals;
    }

    internal static IQueryable<ProposalRow> Rows(IQueryable<SeminarProposal> proposals, string? sort, Guid? unit)
    {
        var ordered = sort switch
        {
            "number" => proposals.OrderBy(p => p.Number),
            "-number" => proposals.OrderByDescending(p => p.Number),
            "title" => proposals.OrderBy(p => p.Title),
            "-title" => proposals.OrderByDescending(p => p.Title),
            "host" => proposals.OrderBy(p => p.OrganisationName),
            "-host" => proposals.OrderByDescending(p => p.OrganisationName),
            "start" => proposals.OrderBy(p => p.StartsOn),
            "-start" => proposals.OrderByDescending(p => p.StartsOn),
            "money" => proposals.OrderBy(p => p.RegionFunds + p.CentralFunds),
            "-money" => proposals.OrderByDescending(p => p.RegionFunds + p.CentralFunds),
            "rank" => proposals.OrderBy(p => p.Rank),
            "-rank" => proposals.OrderByDescending(p => p.Rank),
            "saved" => proposals.OrderBy(p => p.SavedAt),
            _ => proposals.OrderByDescending(p => p.SavedAt),
        };
        return ordered.ThenBy(p => p.Id).Select(p => new ProposalRow(p.Id, p.Version, p.Number, p.Title, p.OrganisationName, p.Kind, p.Field, p.HeadCount, p.StartsOn,
            p.RegionFunds, p.CentralFunds, p.State, p.Rank, p.ReviewDueOn, p.SavedAt, p.RecommenderId, p.OrganisationId == unit));
    }
}

/// <summary>All proposals of a filter, streamed for an export.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator)]
public sealed record ExportSeminarProposals(ProposalFilter Filter, string? Sort, Func<IAsyncEnumerable<ProposalRow>, Task> Write) : IQuery<Unit>;

internal sealed class ExportSeminarProposalsHandler(SeminarAccess access, Actor actor) : IRequestHandler<ExportSeminarProposals, Unit>
{
    public async Task<Unit> Handle(ExportSeminarProposals query, CancellationToken cancellationToken)
    {
        await query.Write(ListSeminarProposalsHandler.Rows(ListSeminarProposalsHandler.Filtered(access.Visible(), query.Filter), query.Sort, actor.OrganisationId).AsAsyncEnumerable());
        return Unit.Value;
    }
}

/// <summary>The quota of the reader's unit under a call.</summary>
[Requires(Role.LocalBureau, Role.IndustryDepartment)]
public sealed record GetRecommendationQuota(Guid CallId) : IQuery<QuotaView>;

/// <summary>Used and most.</summary>
public sealed record QuotaView(int Used, int Limit);

internal sealed class GetRecommendationQuotaHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetRecommendationQuota, QuotaView>
{
    public async Task<QuotaView> Handle(GetRecommendationQuota query, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == query.CallId, cancellationToken);
        var used = await db.RecommendationQuotas.Where(q => q.CallId == call.Id && q.OrganisationId == actor.MyUnit).Select(q => q.Used).SingleOrDefaultAsync(cancellationToken);
        return new QuotaView(used, call.LimitOf(actor.MyUnit));
    }
}

/// <summary>The version of a proposal's row, for whoever sends commands without a page.</summary>
[Requires(Role.ProgrammeOffice, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator)]
public sealed record GetProposalVersion(Guid Id) : IQuery<uint>;

internal sealed class GetProposalVersionHandler(SeminarAccess access) : IRequestHandler<GetProposalVersion, uint>
{
    public async Task<uint> Handle(GetProposalVersion query, CancellationToken cancellationToken) => (await access.FindAsync(query.Id, cancellationToken)).Version;
}
