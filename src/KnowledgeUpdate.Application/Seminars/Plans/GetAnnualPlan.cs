using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A plan as staff see it.</summary>
[Requires(Permission.ReadAnnualPlans)]
public sealed record GetAnnualPlan(Guid Id) : IQuery<PlanView>;

/// <summary>A published plan as everybody sees it.</summary>
/// <param name="Version">A version; null for the one in force.</param>
[Public]
public sealed record GetPublicPlan(Guid Id, int? Version) : IQuery<PlanView>;

public sealed record PlanView
{
    public required Guid Id { get; init; }

    public required uint RowVersion { get; init; }

    public required Guid CallId { get; init; }

    public required string CallTitle { get; init; }

    public required CallTerms Terms { get; init; }

    public required int Year { get; init; }

    public required PlanState State { get; init; }

    /// <summary>Rows of the version shown.</summary>
    public required IReadOnlyList<PlanRow> Rows { get; init; }

    public required string? FormedFrom { get; init; }

    public required string? FormedBy { get; init; }

    public required DateTimeOffset? FormedAt { get; init; }

    public required string? DocumentNumber { get; init; }

    public required DateOnly? PublishedOn { get; init; }

    public required int CurrentVersion { get; init; }

    public required int ShownVersion { get; init; }

    public required IReadOnlyList<PlanVersionName> Versions { get; init; }

    public required IReadOnlyList<PublicityRow> Publicities { get; init; }

    public required int OpenObjections { get; init; }

    public required int NationalUnanswered { get; init; }

    public required IReadOnlyList<AmendmentRow> Amendments { get; init; }

    public required IReadOnlyDictionary<string, FieldName> Fields { get; init; }

    public required IReadOnlyList<TrailStep> Trail { get; init; }

    public required IReadOnlyList<string> Signature { get; init; }

    /// <summary>What the reader may do.</summary>
    public required PlanRights Rights { get; init; }

    /// <summary>Upheld objections whose correction of the list is outstanding: the plan is not published before.</summary>
    public IReadOnlyList<UpheldObjection> Uncorrected { get; init; } = [];

    /// <summary>Text of the notice in publicity.</summary>
    public string? NoticeText { get; init; }

    /// <summary>The publication that waits for a second person; null: none.</summary>
    public Guid? ProposedPublication { get; init; }
}

/// <summary>An objection that was upheld.</summary>
/// <param name="Measure">What is corrected in the list.</param>
public sealed record UpheldObjection(Guid Id, string Receipt, string About, string Measure);

public sealed record PlanVersionName(int Number, string DocumentNumber, DateOnly PublishedOn, string Change);

/// <summary>An amendment in a list.</summary>
public sealed record AmendmentRow(
    Guid Id,
    AmendmentKind Kind,
    AmendmentState State,
    string Title,
    string Reason,
    DateTimeOffset RequestedAt
);

internal sealed class GetAnnualPlanHandler(PortalDbContext db, Actor actor, PlanActs acts, ReviewTrail trail)
    : IRequestHandler<GetAnnualPlan, PlanView>,
        IRequestHandler<GetPublicPlan, PlanView>
{
    public Task<PlanView> Handle(GetAnnualPlan query, CancellationToken cancellationToken) =>
        LoadAsync(query.Id, null, actor.May(Permission.ReadDraftPlans), actor.May(Permission.ReadPlanAmendment), true, cancellationToken);

    public Task<PlanView> Handle(GetPublicPlan query, CancellationToken cancellationToken) =>
        LoadAsync(query.Id, query.Version, false, false, false, cancellationToken);

    private async Task<PlanView> LoadAsync(Guid id, int? version, bool all, bool amendments, bool isStaff, CancellationToken ct)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == id && (all || p.State == PlanState.Published), ct);
        var call = await db.SeminarCalls.SingleAsync(c => c.Id == plan.CallId, ct);
        var versions = await db.PlanVersions.Where(v => v.PlanId == id).OrderBy(v => v.Number).ToListAsync(ct);
        var shown = version is { } number
            ? versions.FirstOrDefault(v => v.Number == number) ?? throw new Domain.Common.NotFoundException(nameof(PlanVersion))
            : versions.LastOrDefault();
        var publicities = await db
            .Publicities.Where(p => p.SubjectId == id)
            .OrderBy(p => p.Id)
            .Select(p => new PublicityRow(p.Id, p.IndexNumber, p.Title, p.StartsOn, p.EndsOn, p.State))
            .ToListAsync(ct);
        var open = all
            ? await db.Objections.CountAsync(
                o => o.State == ObjectionState.Received && db.Publicities.Any(p => p.Id == o.PublicityId && p.SubjectId == id),
                ct
            )
            : 0;
        var ids = plan.Rows.Select(r => r.ProposalId).ToList();
        var unanswered = all
            ? await db.SeminarProposals.CountAsync(
                p => ids.Contains(p.Id) && p.Kind == SeminarKind.National && p.Answer != MinistryAnswer.Approved,
                ct
            )
            : 0;
        var unit = actor.OrganisationId;
        var requests = amendments
            ? await db
                .PlanAmendments.Where(a => a.PlanId == id && (all || a.OrganisationId == unit))
                .OrderByDescending(a => a.RequestedAt)
                .Select(a => new AmendmentRow(
                    a.Id,
                    a.Kind,
                    a.State,
                    db.SeminarProposals.Where(p => p.Id == a.ProposalId).Select(p => p.Title).Single(),
                    a.Reason,
                    a.RequestedAt
                ))
                .ToListAsync(ct)
            : [];
        return new PlanView
        {
            Id = plan.Id,
            RowVersion = plan.Version,
            CallId = call.Id,
            CallTitle = call.Title,
            Terms = call.Terms,
            Year = plan.Year,
            State = plan.State,
            Rows = shown?.Rows ?? plan.Rows,
            FormedFrom = plan.FormedFrom,
            FormedBy = all ? plan.FormedBy : null,
            FormedAt = plan.FormedAt,
            DocumentNumber = shown?.DocumentNumber ?? plan.DocumentNumber,
            PublishedOn = shown?.PublishedOn ?? plan.PublishedOn,
            CurrentVersion = plan.CurrentVersion,
            ShownVersion = shown?.Number ?? 0,
            Versions = [.. versions.Select(v => new PlanVersionName(v.Number, v.DocumentNumber, v.PublishedOn, v.Change))],
            Publicities = publicities,
            OpenObjections = open,
            NationalUnanswered = unanswered,
            Amendments = requests,
            Fields = await db.Fields.ToDictionaryAsync(f => f.Code, f => new FieldName(f.Code, f.Name, f.NameEn), ct),
            Trail = all ? await trail.ReadAsync(id, ct) : [],
            Rights = isStaff ? await acts.OfAsync(plan, ct) : PlanRights.None,
            Signature = actor.Tenant?.Signature ?? [],
            Uncorrected = all
                ? await db
                    .Objections.Where(o =>
                        o.Finding == ObjectionFinding.Upheld
                        && o.CorrectedById == null
                        && db.Publicities.Any(p => p.Id == o.PublicityId && p.SubjectId == id)
                    )
                    .OrderBy(o => o.ReceivedAt)
                    .Select(o => new UpheldObjection(o.Id, o.Receipt, o.About, o.Measure ?? ""))
                    .ToListAsync(ct)
                : [],
            NoticeText = all
                ? await db
                    .Publicities.Where(p => p.SubjectId == id && p.State != PublicityState.Replaced)
                    .OrderByDescending(p => p.Id)
                    .Select(p => p.Text)
                    .FirstOrDefaultAsync(ct)
                : null,
            ProposedPublication = all
                ? await db
                    .ProposedActs.Where(a =>
                        a.SubjectId == id && a.Kind == PlanPublication.Name && a.State == Domain.Countersign.ProposedActState.Waiting
                    )
                    .Select(a => (Guid?)a.Id)
                    .FirstOrDefaultAsync(ct)
                : null,
        };
    }
}
