using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A call as staff see it.</summary>
[Requires(Permission.ReadSeminarCalls)]
public sealed record GetSeminarCall(Guid Id) : IQuery<CallView>;

/// <summary>A call as the public sees it: published ones only.</summary>
[Public]
public sealed record GetPublicCall(Guid Id) : IQuery<CallView>;

/// <summary>A call with what is under way in it.</summary>
/// <param name="Counts">Proposals that the reader may see, by state.</param>
/// <param name="OwnLimitNames">Names of the units with a number of their own.</param>
public sealed record CallView(
    Guid Id,
    uint Version,
    int Year,
    string Title,
    string Text,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    CallState State,
    CallTerms Terms,
    IReadOnlyList<CallExtension> Extensions,
    DateTimeOffset? PublishedAt,
    IReadOnlyList<FieldName> Fields,
    IReadOnlyDictionary<ProposalState, int> Counts,
    IReadOnlyDictionary<Guid, string> OwnLimitNames,
    bool IsOpen,
    int OpenScores,
    Guid? PlanId
);

internal sealed class GetSeminarCallHandler(PortalDbContext db, Actor actor, SeminarAccess access, TimeProvider clock)
    : IRequestHandler<GetSeminarCall, CallView>,
        IRequestHandler<GetPublicCall, CallView>
{
    public Task<CallView> Handle(GetSeminarCall query, CancellationToken cancellationToken) =>
        LoadAsync(query.Id, mayBeDraft: actor.May(Permission.ReadDraftCalls), cancellationToken);

    public Task<CallView> Handle(GetPublicCall query, CancellationToken cancellationToken) =>
        LoadAsync(query.Id, mayBeDraft: false, cancellationToken);

    private async Task<CallView> LoadAsync(Guid id, bool mayBeDraft, CancellationToken ct)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == id && (mayBeDraft || c.State != CallState.Draft), ct);
        var fields = await db.Fields.OrderBy(f => f.SortOrder).Select(f => new FieldName(f.Code, f.Name, f.NameEn)).ToListAsync(ct);
        var counts = await access
            .Visible()
            .Where(p => p.CallId == id)
            .GroupBy(p => p.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var limited = call.Terms.OwnLimits.Keys.ToList();
        var names =
            limited.Count == 0
                ? []
                : await db.Organisations.Where(o => limited.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var open =
            actor.May(Permission.ReadScoring) && call.State == CallState.Scoring
                ? await Scores.OpenVisibleTo(db, actor, id).CountAsync(ct)
                : 0;
        var plan = await db.AnnualPlans.Where(p => p.CallId == id).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        return new CallView(
            call.Id,
            call.Version,
            call.Year,
            call.Title,
            call.Text,
            call.OpensAt,
            call.ClosesAt,
            call.State,
            call.Terms,
            call.Extensions,
            call.PublishedAt,
            [.. fields.Where(f => call.Terms.Fields.Contains(f.Code))],
            counts,
            names,
            call.IsOpen(clock.GetUtcNow()),
            open,
            plan
        );
    }
}
