using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Closing papers as they are: to the host the draft while it may be changed, to others what was filed.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record GetPapers(Guid GatheringId) : IQuery<PapersView>;

public sealed record PapersView
{
    public required Guid GatheringId { get; init; }

    /// <summary>Of the seminar: every act on the papers carries it.</summary>
    public required uint Version { get; init; }

    /// <summary>Where the seminar stands.</summary>
    public required Enum State { get; init; }

    public required string Title { get; init; }

    /// <summary>Last day on which it was held.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>It was broken off.</summary>
    public required bool IsBrokenOff { get; init; }

    /// <summary>Last day of the next filing.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>One of the versions was late.</summary>
    public required bool IsLate { get; init; }

    /// <summary>What the host wrote.</summary>
    public required PapersContent Content { get; init; }

    /// <summary>Budget approved with the proposal, 元.</summary>
    public required decimal ApprovedBudget { get; init; }

    /// <summary>
    /// Those filed and, from the outcomes on, settled; before the filing those of this moment, null while a rule is not configured.
    /// </summary>
    public required PapersFigures? Figures { get; init; }

    /// <summary>The rule that is not configured, as its English name.</summary>
    [Sentence]
    public required string? Missing { get; init; }

    public required IReadOnlyList<PaperFile> Files { get; init; }

    /// <summary>The versions filed, newest first.</summary>
    public required IReadOnlyList<PapersVersionLine> Versions { get; init; }

    /// <summary>Disputes that are not decided.</summary>
    public required int OpenDisputes { get; init; }

    /// <summary>Last day on which trainees dispute after the filing.</summary>
    public required DateOnly? DisputesUntil { get; init; }

    /// <summary>When outcomes were told to the trainees.</summary>
    public required DateTimeOffset? OutcomesToldAt { get; init; }

    /// <summary>From when the papers can be filed; null: there is no half day.</summary>
    public required DateTimeOffset? FiledFrom { get; init; }

    /// <summary>Why they were returned, or the acceptance withdrawn.</summary>
    public required string? Returned { get; init; }

    /// <summary>The course of the papers.</summary>
    public required IReadOnlyList<TrailStep> Trail { get; init; }

    /// <summary>The reader changes them.</summary>
    public required bool MayEdit { get; init; }

    /// <summary>The reader files them now.</summary>
    public required bool MayFile { get; init; }

    /// <summary>The reader returns them, or accepts them once the days for disputes are over.</summary>
    public required bool MayDecide { get; init; }

    /// <summary>They can be accepted now.</summary>
    public required bool MayAccept { get; init; }

    /// <summary>The reader proposes to withdraw the acceptance.</summary>
    public required bool MayWithdraw { get; init; }

    /// <summary>How often they were filed.</summary>
    public int FiledVersions => Versions.Count;
}

/// <summary>A file of the papers.</summary>
public sealed record PaperFile(Guid Id, [property: Sentence] string Category, string Name, int Size);

/// <summary>A version in the list.</summary>
public sealed record PapersVersionLine
{
    public required int Number { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public required string FiledBy { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required bool IsLate { get; init; }

    public required decimal Spent { get; init; }

    public required decimal? ApprovedBudget { get; init; }

    public required string? OverBudgetReason { get; init; }

    public required string? UnchangedReason { get; init; }
}

internal sealed class GetPapersHandler(
    PortalDbContext db,
    Actor actor,
    ClosingAccess access,
    PapersReader desk,
    ReviewTrail trail,
    TimeProvider clock
) : IRequestHandler<GetPapers, PapersView>
{
    public async Task<PapersView> Handle(GetPapers query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var gathering = await access.FindAsync(query.GatheringId, ct);
        var papers = await db.ClosingPapers.SingleOrDefaultAsync(p => p.GatheringId == gathering.Id, ct);
        var versions = await db
            .ClosingPapersVersions.AsNoTracking()
            .Where(v => v.GatheringId == gathering.Id)
            .OrderByDescending(v => v.Number)
            .ToListAsync(ct);
        var names = await NamesAsync(versions, ct);
        var (isHost, isOffice) = (access.IsHost(gathering), actor.May(Permission.AcceptClosingPapers));
        var mayEdit = isHost && gathering.IsRunning;
        var last = versions.FirstOrDefault();
        var (figures, missing) =
            papers?.Figures is { } filed && (!gathering.IsRunning || !isHost)
                ? (filed, null)
                : await desk.FiguresAsync(gathering, judge: false, ct);
        var content = mayEdit ? papers?.Content : last?.Content;
        IReadOnlyList<PaperFile> files = mayEdit
            ? await desk.FilesOf(gathering)
                .OrderBy(a => a.UploadedAt)
                .Select(a => new PaperFile(a.Id, a.Category, a.Name, a.Size))
                .ToListAsync(ct)
            : [.. (last?.Files ?? []).Select(f => new PaperFile(f.Id, f.Category, f.Name, f.Size))];
        var steps = (await trail.ReadAsync(gathering.Id, ct)).Where(s => s.Step == ReviewStage.ClosingPapers).ToList();
        var (disputes, lastSign) = (await desk.OpenDisputesAsync(gathering.Id, ct), await desk.LastSignAsync(gathering.Id, ct));
        var mayReview = isOffice && !await access.IsPartyAsync(gathering, ct);
        return new PapersView
        {
            GatheringId = gathering.Id,
            Version = gathering.Version,
            State = gathering.Standing,
            Title = gathering.Title,
            EndsOn = gathering.HeldUntil,
            IsBrokenOff = gathering.IsCutShort,
            DueOn = gathering.Stage is ClosingStage.Closed or ClosingStage.Accepted
                ? null
                : await access.Of(gathering).DueAsync(gathering, ct),
            IsLate = papers?.IsLate == true,
            Content = content ?? new("", "", []),
            ApprovedBudget =
                last?.ApprovedBudget is { } budget && !mayEdit ? budget : await access.Of(gathering).BudgetAsync(gathering, ct),
            Figures = figures,
            Missing = missing,
            Files = files,
            Versions =
            [
                .. versions.Select(v => new PapersVersionLine
                {
                    Number = v.Number,
                    FiledAt = v.FiledAt,
                    FiledBy = names[v.FiledById],
                    DueOn = v.DueOn,
                    IsLate = v.IsLate,
                    Spent = v.Content.Spent,
                    ApprovedBudget = v.ApprovedBudget,
                    OverBudgetReason = v.OverBudgetReason,
                    UnchangedReason = v.UnchangedReason,
                }),
            ],
            OpenDisputes = disputes,
            DisputesUntil = gathering.DisputesUntil,
            OutcomesToldAt = gathering.OutcomesToldAt,
            FiledFrom = lastSign,
            Returned =
                gathering.Stage == ClosingStage.Returned ? steps.LastOrDefault(s => s.Decision == ReviewDecision.Returned)?.Opinion : null,
            Trail = steps,
            MayEdit = mayEdit,
            MayFile = mayEdit && now >= lastSign,
            MayDecide = mayReview && gathering.Stage == ClosingStage.Filed,
            MayAccept = mayReview && gathering.AcceptanceHindrance(disputes, now) is null,
            MayWithdraw = mayReview && gathering.Stage == ClosingStage.Closed,
        };
    }

    private Task<Dictionary<Guid, string>> NamesAsync(List<ClosingPapersVersion> versions, CancellationToken ct)
    {
        var ids = versions.Select(v => v.FiledById).ToList();
        return db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }
}
