using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A call as staff see it.</summary>
[Requires(Permission.ReadSeminarCalls)]
public sealed record GetSeminarCall(Guid Id) : IQuery<CallView>;

/// <summary>A call as the public sees it: published ones only.</summary>
[Public]
public sealed record GetPublicCall(Guid Id) : IQuery<CallView>;

/// <summary>A call with what is under way in it.</summary>
public sealed record CallView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required int Year { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public required CallState State { get; init; }

    public required CallTerms Terms { get; init; }

    public required IReadOnlyList<CallExtension> Extensions { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required IReadOnlyList<FieldName> Fields { get; init; }

    /// <summary>Proposals that the reader may see, by state.</summary>
    public required IReadOnlyDictionary<ProposalState, int> Counts { get; init; }

    /// <summary>Names of the units with a number of their own, now or in terms that are compared.</summary>
    public required IReadOnlyDictionary<Guid, string> OwnLimitNames { get; init; }

    public required bool IsOpen { get; init; }

    public required int OpenScores { get; init; }

    public required Guid? PlanId { get; init; }

    public required CallRights Rights { get; init; }

    public required IReadOnlyList<CallCorrection> Corrections { get; init; }

    public required DateTimeOffset? WithdrawnAt { get; init; }

    public required string? WithdrawalReason { get; init; }

    /// <summary>The release that waits for a second person, where the reader sees it; null: none.</summary>
    public Guid? ReleaseId { get; init; }

    /// <summary>Steps of drafting, release and correction, for staff.</summary>
    public IReadOnlyList<TrailStep> Trail { get; init; } = [];

    /// <summary>The call of an earlier year that a draft is compared with; null: there is none.</summary>
    public EarlierCall? Earlier { get; init; }

    /// <summary>Units where proposals await first review, for the office: the latest first.</summary>
    public IReadOnlyList<WaitingReviewer> Waiting { get; init; } = [];

    /// <summary>Its days in order, with the working days from each to the next.</summary>
    public required IReadOnlyList<CallDay> Days { get; init; }

    /// <summary>Names of all fields, those no longer open too.</summary>
    public required IReadOnlyDictionary<string, FieldName> FieldNames { get; init; }
}

internal sealed class GetSeminarCallHandler(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    SeminarAccess access,
    CallActs acts,
    Countersigning countersigning,
    ReviewTrail trail,
    Calendars calendars,
    TimeProvider clock
) : IRequestHandler<GetSeminarCall, CallView>, IRequestHandler<GetPublicCall, CallView>
{
    public Task<CallView> Handle(GetSeminarCall query, CancellationToken cancellationToken) =>
        LoadAsync(query.Id, isStaff: true, cancellationToken);

    public Task<CallView> Handle(GetPublicCall query, CancellationToken cancellationToken) =>
        LoadAsync(query.Id, isStaff: false, cancellationToken);

    private async Task<CallView> LoadAsync(Guid id, bool isStaff, CancellationToken ct)
    {
        var mayBeDraft = isStaff && actor.May(Permission.ReadDraftCalls);
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == id && (mayBeDraft || c.PublishedAt != null), ct);
        var fields = await db.Fields.OrderBy(f => f.SortOrder).Select(f => new FieldName(f.Code, f.Name, f.NameEn)).ToListAsync(ct);
        var counts = await access
            .Visible()
            .Where(p => p.CallId == id)
            .GroupBy(p => p.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var earlier = mayBeDraft && call.PublishedAt is null ? await EarlierAsync(call, ct) : null;
        var limited = call
            .Corrections.SelectMany(c => c.Before.OwnLimits)
            .Concat(call.Terms.OwnLimits)
            .Concat(earlier?.Terms.OwnLimits ?? [])
            .Select(o => o.UnitId)
            .Distinct()
            .ToList();
        var names =
            limited.Count == 0
                ? []
                : await db.Organisations.Where(o => limited.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var open =
            actor.May(Permission.ReadScoring) && call.State == CallState.Scoring
                ? await Scores.OpenVisibleTo(db, await parties.MyAccountsAsync(ct), id).CountAsync(ct)
                : 0;
        var plan = await db.AnnualPlans.Where(p => p.CallId == id).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        return new CallView
        {
            Id = call.Id,
            Version = call.Version,
            Year = call.Year,
            Title = call.Title,
            Text = call.Text,
            OpensAt = call.OpensAt,
            ClosesAt = call.ClosesAt,
            State = call.State,
            Terms = call.Terms,
            Extensions = call.Extensions,
            PublishedAt = call.PublishedAt,
            Fields = [.. fields.Where(f => call.Terms.Fields.Contains(f.Code))],
            Counts = counts,
            OwnLimitNames = names,
            IsOpen = call.IsOpen(clock.GetUtcNow()),
            OpenScores = open,
            PlanId = plan,
            Rights = isStaff ? await acts.OfAsync(call, ct) : CallRights.None,
            Corrections = call.Corrections,
            WithdrawnAt = call.WithdrawnAt,
            WithdrawalReason = call.WithdrawalReason,
            ReleaseId =
                call.State == CallState.ForRelease && isStaff
                    ? await countersigning
                        .Visible()
                        .Where(a => a.SubjectId == id && a.Kind == CallRelease.Name && a.State == ProposedActState.Waiting)
                        .Select(a => (Guid?)a.Id)
                        .SingleOrDefaultAsync(ct)
                    : null,
            Trail = mayBeDraft ? await trail.ReadAsync(id, ct) : [],
            Earlier = earlier,
            Waiting = mayBeDraft && call.State == CallState.Published ? await WaitingAsync(id, ct) : [],
            Days = CallDay.Of(call, await calendars.GetAsync(ct)),
            FieldNames = fields.ToDictionary(f => f.Code),
        };
    }

    private async Task<IReadOnlyList<WaitingReviewer>> WaitingAsync(Guid id, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var waiting = await db
            .SeminarProposals.Where(p => p.CallId == id && p.State == ProposalState.Submitted)
            .GroupBy(p => p.RaisedToId ?? p.RecommenderId)
            .Select(g => new
            {
                Unit = g.Key,
                Name = db.Organisations.Where(o => o.Id == g.Key).Select(o => o.Name).SingleOrDefault(),
                Count = g.Count(),
                Due = g.Min(p => p.ReviewDueOn),
            })
            .ToListAsync(ct);
        return
        [
            .. waiting
                .OrderBy(w => w.Due ?? DateOnly.MaxValue)
                .ThenByDescending(w => w.Count)
                .Select(w => new WaitingReviewer(w.Unit ?? Guid.Empty, w.Name ?? "", w.Count, w.Due, w.Due < today)),
        ];
    }

    private Task<EarlierCall?> EarlierAsync(SeminarCall call, CancellationToken ct) =>
        db
            .SeminarCalls.Where(c => c.PublishedAt != null && c.State != CallState.Withdrawn && c.Year <= call.Year && c.Id != call.Id)
            .OrderByDescending(c => c.Year)
            .ThenByDescending(c => c.Id)
            .Select(c => new EarlierCall(c.Id, c.Year, c.Terms))
            .FirstOrDefaultAsync(ct);
}
