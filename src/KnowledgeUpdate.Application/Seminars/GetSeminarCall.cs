using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A call as staff see it.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator)]
public sealed record GetSeminarCall(Guid Id) : IQuery<CallView>;

/// <summary>A call as the public sees it: published ones only.</summary>
[Public]
public sealed record GetPublicCall(Guid Id) : IQuery<CallView>;

/// <summary>A call with what is under way in it.</summary>
/// <param name="Counts">Proposals that the reader may see, by state.</param>
/// <param name="OwnLimitNames">Names of the units with a number of their own.</param>
public sealed record CallView(Guid Id, uint Version, int Year, string Title, string Text, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, CallState State, CallTerms Terms,
    IReadOnlyList<CallExtension> Extensions, DateTimeOffset? PublishedAt, IReadOnlyList<FieldName> Fields, IReadOnlyDictionary<ProposalState, int> Counts,
    IReadOnlyDictionary<Guid, string> OwnLimitNames, bool IsOpen, int OpenScores, Guid? PlanId);

/// <summary>A field's names.</summary>
public sealed record FieldName(string Code, string Name, string NameEn);

internal sealed class GetSeminarCallHandler(PortalDbContext db, Actor actor, SeminarAccess access, TimeProvider clock)
    : IRequestHandler<GetSeminarCall, CallView>, IRequestHandler<GetPublicCall, CallView>
{
    public Task<CallView> Handle(GetSeminarCall query, CancellationToken cancellationToken) =>
        LoadAsync(query.Id, mayBeDraft: actor.Is(Role.ProgrammeOffice, Role.Auditor), cancellationToken);

    public Task<CallView> Handle(GetPublicCall query, CancellationToken cancellationToken) => LoadAsync(query.Id, mayBeDraft: false, cancellationToken);

    private async Task<CallView> LoadAsync(Guid id, bool mayBeDraft, CancellationToken ct)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == id && (mayBeDraft || c.State != CallState.Draft), ct);
        var fields = await db.Fields.OrderBy(f => f.SortOrder).Select(f => new FieldName(f.Code, f.Name, f.NameEn)).ToListAsync(ct);
        var counts = await access.Visible().Where(p => p.CallId == id).GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var limited = call.Terms.OwnLimits.Keys.ToList();
        var names = limited.Count == 0 ? [] : await db.Organisations.Where(o => limited.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var open = actor.Is(Role.ProgrammeOffice, Role.Auditor) && call.State == CallState.Scoring
            ? await Scores.OpenVisibleTo(db, actor, id).CountAsync(ct)
            : 0;
        var plan = await db.AnnualPlans.Where(p => p.CallId == id).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        return new CallView(call.Id, call.Version, call.Year, call.Title, call.Text, call.OpensAt, call.ClosesAt, call.State, call.Terms, call.Extensions, call.PublishedAt,
            [.. fields.Where(f => call.Terms.Fields.Contains(f.Code))], counts, names, call.IsOpen(clock.GetUtcNow()), open, plan);
    }
}

/// <summary>Scores as a reader may know of them: nothing of a proposal with which the reader has a conflict of interest.</summary>
internal static class Scores
{
    public static IQueryable<ExpertAssignment> VisibleTo(PortalDbContext db, Actor actor, Guid callId) =>
        db.ExpertAssignments.Where(a => a.CallId == callId && a.State != AssignmentState.StoodAside
            && !db.ConflictsOfInterest.Any(c => c.UserId == actor.UserId && c.ProposalId == a.ProposalId));

    public static IQueryable<ExpertAssignment> OpenVisibleTo(PortalDbContext db, Actor actor, Guid callId) =>
        VisibleTo(db, actor, callId).Where(a => a.State == AssignmentState.Open);
}

/// <summary>The fields, the departments that answer for them, and the units that give first reviews: what forms offer.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator, Role.Expert, Role.Finance)]
public sealed record ListFields : IQuery<IReadOnlyList<FieldName>>;

internal sealed class ListFieldsHandler(PortalDbContext db) : IRequestHandler<ListFields, IReadOnlyList<FieldName>>
{
    public async Task<IReadOnlyList<FieldName>> Handle(ListFields query, CancellationToken cancellationToken) =>
        await db.Fields.OrderBy(f => f.SortOrder).Select(f => new FieldName(f.Code, f.Name, f.NameEn)).ToListAsync(cancellationToken);
}

/// <summary>Units that may recommend: city bureaus and industry departments, for own limits of a call.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record ListRecommenders : IQuery<IReadOnlyList<RecommenderName>>;

/// <summary>A unit that gives first reviews.</summary>
public sealed record RecommenderName(Guid Id, string Name);

internal sealed class ListRecommendersHandler(PortalDbContext db) : IRequestHandler<ListRecommenders, IReadOnlyList<RecommenderName>>
{
    public async Task<IReadOnlyList<RecommenderName>> Handle(ListRecommenders query, CancellationToken cancellationToken) =>
        await db.Organisations.Where(o => o.ClosedOn == null && ((o.Kind == OrganisationKind.HrBureau && o.Depth == 3) || o.Kind == OrganisationKind.IndustryDepartment))
            .OrderBy(o => o.Kind).ThenBy(o => o.DivisionCode).ThenBy(o => o.Name).Select(o => new RecommenderName(o.Id, o.Name)).ToListAsync(cancellationToken);
}
