using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A proposal as the reader may see it.</summary>
[Requires(Permission.ReadSeminarProposals)]
public sealed record GetSeminarProposal(Guid Id) : IQuery<ProposalView>;

internal sealed class GetSeminarProposalHandler(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    SeminarAccess access,
    ProposalForms forms,
    LikelyDuplicates duplicates,
    ReviewTrail trail,
    HistoryReader history,
    Calendars calendars,
    TimeProvider clock
) : IRequestHandler<GetSeminarProposal, ProposalView>
{
    public async Task<ProposalView> Handle(GetSeminarProposal query, CancellationToken cancellationToken)
    {
        var (now, ct) = (clock.GetUtcNow(), cancellationToken);
        var p = await access.FindAsync(query.Id, ct);
        var fees = await forms.WorkAsync(p.Content, p.Call.Terms, p.SubmittedAt ?? now, ct);
        var isOwn = p.OrganisationId == actor.OrganisationId && actor.May(Permission.FileSeminarProposal);
        var me = await parties.MyAccountsAsync(ct);
        var maySeeScores =
            actor.May(Permission.ReadScoring)
            && !await db.ConflictsOfInterest.AnyAsync(c => me.Contains(c.UserId) && c.SubjectId == p.Id, ct);
        var isExpert = actor.May(Permission.SubmitScore);
        var isBlind = access.IsBlindFor(p);
        var used =
            await db
                .RecommendationQuotas.Where(q => q.CallId == p.CallId && q.OrganisationId == p.RecommenderId)
                .Select(q => (int?)q.Used)
                .SingleOrDefaultAsync(ct)
            ?? 0;
        var mayReview = await access.MayReviewAsync(p, ct);
        return new ProposalView
        {
            Id = p.Id,
            Version = p.Version,
            OrganisationId = isBlind ? Guid.Empty : p.OrganisationId,
            OrganisationName = isBlind ? BlindContent.Hidden : p.OrganisationName,
            IsBlind = isBlind,
            Number = p.Number,
            Reviewer =
                isBlind ? null
                : p.RaisedToId is { } raised ? await db.Organisations.Where(o => o.Id == raised).Select(o => o.Name).SingleAsync(ct)
                : p.Content.RecommenderName,
            State = p.State,
            Content = isBlind ? BlindContent.Of(p.Content, p.OrganisationName) : p.Content,
            Call = new CallSummary(p.CallId, p.Call.Year, p.Call.Title, p.Call.State, p.Call.ClosesAt, p.Call.Terms, p.Call.IsOpen(now)),
            OpenSections = p.OpenSections,
            SavedAt = p.SavedAt,
            SubmittedAt = p.SubmittedAt,
            ReviewDueOn = p.ReviewDueOn,
            Rank = p.Rank,
            FiledVersions = p.FiledVersions,
            DaysLeft = await calendars.DaysLeftAsync(BeijingTime.DateOf(now), p.ReviewDueOn, ct),
            Field = await db
                .Fields.Where(f => f.Code == p.Field)
                .Select(f => new FieldName(f.Code, f.Name, f.NameEn))
                .SingleOrDefaultAsync(ct),
            Faults = isOwn && p.State is ProposalState.Draft or ProposalState.Returned ? await forms.CheckAsync(p, ct) : [],
            Working = fees?.Working,
            FeeSource = fees?.Source,
            FeeFrom = fees?.From,
            FeeNote = fees?.Note,
            Trail = isExpert ? [] : await trail.ReadAsync(p.Id, ct),
            History = isExpert ? [] : await history.ReadAsync(nameof(SeminarProposal), p.Id, ct),
            Duplicates = isExpert ? [] : await duplicates.FindAsync(p, ct),
            Quota = (used, p.RecommenderId is { } unit ? p.Call.LimitOf(unit) : 0),
            Scores = maySeeScores ? await ScoresAsync(p.Id, ct) : null,
            Score = maySeeScores ? p.Score : null,
            ForwardedOn = p.ForwardedOn,
            ForwardedWith = p.ForwardedWith,
            Answer = p.Answer,
            AnswerDocument = p.AnswerDocument,
            Rights = new ProposalRights(
                Edit: isOwn && (p.State == ProposalState.Draft || p.State == ProposalState.Returned),
                Submit: isOwn
                    && SeminarProposal.States.Allows(p.State, ProposalAction.Submit)
                    && (p.State == ProposalState.Returned ? p.Call.State == CallState.Published : p.Call.IsOpen(now)),
                Withdraw: isOwn && SeminarProposal.States.Allows(p.State, ProposalAction.Withdraw),
                Review: mayReview,
                Forward: actor.May(Permission.ForwardToMinistry) && p.ForwardHindrance is null,
                Copy: isOwn
            ),
        };
    }

    private async Task<IReadOnlyList<ScoreLine>> ScoresAsync(Guid proposal, CancellationToken ct)
    {
        var rows = await db
            .ExpertAssignments.Where(a => a.SubjectId == proposal)
            .OrderBy(a => a.Id)
            .Select(a => new
            {
                a.State,
                a.Points,
                a.Score,
                a.Comment,
            })
            .ToListAsync(ct);
        return [.. rows.Select((a, i) => new ScoreLine(i + 1, a.State, a.Points, a.Score, a.Comment))];
    }
}
