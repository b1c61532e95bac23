using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The proposals given to the expert who asks.</summary>
[Requires(Role.Expert)]
public sealed record ListMyScoring : IQuery<IReadOnlyList<ScoringRow>>;

/// <summary>A proposal to score.</summary>
public sealed record ScoringRow(Guid AssignmentId, Guid ProposalId, string Number, string Title, string Host, string? Field, string CallTitle, AssignmentState State, decimal? Score, DateOnly? DueOn, bool IsOpen);

internal sealed class ListMyScoringHandler(PortalDbContext db, Actor actor) : IRequestHandler<ListMyScoring, IReadOnlyList<ScoringRow>>
{
    public async Task<IReadOnlyList<ScoringRow>> Handle(ListMyScoring query, CancellationToken cancellationToken)
    {
        var rows = await (
            from a in db.ExpertAssignments
            join p in db.SeminarProposals on a.ProposalId equals p.Id
            where a.UserId == actor.Me && a.State != AssignmentState.StoodAside
            orderby a.State, p.Number
            select new { a.Id, a.ProposalId, p.Number, p.Title, p.OrganisationName, p.Field, Call = p.Call, a.State, a.Score }).Take(500).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ScoringRow(r.Id, r.ProposalId, r.Number!, r.Title, r.OrganisationName, r.Field, r.Call.Title, r.State, r.Score, r.Call.Terms.ScoringDueOn, r.Call.State == CallState.Scoring))];
    }
}

/// <summary>One's own scoring sheet of a proposal.</summary>
[Requires(Role.Expert)]
public sealed record GetScoringSheet(Guid AssignmentId) : IQuery<ScoringSheet>;

/// <summary>A sheet.</summary>
public sealed record ScoringSheet(Guid Id, uint Version, Guid ProposalId, string Title, IReadOnlyList<ScoringCriterion> Criteria, IReadOnlyList<decimal> Points, string? Comment, AssignmentState State, bool IsOpen);

internal sealed class GetScoringSheetHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetScoringSheet, ScoringSheet>
{
    public async Task<ScoringSheet> Handle(GetScoringSheet query, CancellationToken cancellationToken)
    {
        var a = await db.ExpertAssignments.SingleOrNotFoundAsync(a => a.Id == query.AssignmentId && a.UserId == actor.Me && a.State != AssignmentState.StoodAside, cancellationToken);
        var call = await db.SeminarCalls.SingleAsync(c => c.Id == a.CallId, cancellationToken);
        var title = await db.SeminarProposals.Where(p => p.Id == a.ProposalId).Select(p => p.Title).SingleAsync(cancellationToken);
        return new ScoringSheet(a.Id, a.Version, a.ProposalId, title, call.Terms.Criteria, a.Points, a.Comment, a.State, call.State == CallState.Scoring);
    }
}

/// <summary>Submits one's score; until scoring closes it may be given again.</summary>
[Requires(Role.Expert)]
public sealed record SubmitScore(Guid AssignmentId, uint Version, IReadOnlyList<decimal?> Points, string? Comment) : ICommand<Unit>;

internal sealed class SubmitScoreValidator : AbstractValidator<SubmitScore>
{
    public SubmitScoreValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleForEach(c => c.Points).NotNull().WithMessage(_ => text["Give every criterion points from 0 to 100."]).InclusiveBetween(0, 100).WithMessage(_ => text["Give every criterion points from 0 to 100."]);
        RuleFor(c => c.Comment).NotEmpty().WithMessage(_ => text["Enter your comment"]).MaximumLength(1000).WithMessage(_ => text["The comment must be {0} characters or less", 1000]);
    }
}

internal sealed class SubmitScoreHandler(PortalDbContext db, Actor actor, Worklist worklist, TimeProvider clock) : IRequestHandler<SubmitScore, Unit>
{
    public async Task<Unit> Handle(SubmitScore command, CancellationToken cancellationToken)
    {
        var assignment = await db.ExpertAssignments.SingleOrNotFoundAsync(a => a.Id == command.AssignmentId && a.UserId == actor.Me, cancellationToken);
        db.Expect(assignment, command.Version);
        var call = await db.SeminarCalls.SingleAsync(c => c.Id == assignment.CallId, cancellationToken);
        if (call.State != CallState.Scoring)
            throw new RuleException("Scoring of this call is closed.");
        assignment.Submit(call.Terms.Criteria, [.. command.Points.Select(p => p!.Value)], command.Comment!, clock.GetUtcNow());
        if (!await db.ExpertAssignments.AnyAsync(a => a.CallId == call.Id && a.UserId == actor.Me && a.Id != assignment.Id && a.State == AssignmentState.Open, cancellationToken))
            await worklist.CloseAsync(call.Id, cancellationToken, WorkActs.Score, actor.Me);
        return Unit.Value;
    }
}

/// <summary>Declares a conflict of interest with a proposal. An expert stands aside and another takes the place; a member of the office no longer sees its scores.</summary>
[Requires(Role.Expert, Role.ProgrammeOffice)]
public sealed record DeclareConflict(Guid ProposalId, string? Note) : ICommand<Unit>;

internal sealed class DeclareConflictValidator : AbstractValidator<DeclareConflict>
{
    public DeclareConflictValidator(IStringLocalizer<SeminarsText> text) => RuleFor(c => c.Note).NotEmpty().WithMessage(_ => text["Enter what binds you to this proposal"]);
}

internal sealed class DeclareConflictHandler(PortalDbContext db, Actor actor, SeminarAccess access, ExpertReplacement experts, Worklist worklist) : IRequestHandler<DeclareConflict, Unit>
{
    public async Task<Unit> Handle(DeclareConflict command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(command.ProposalId, cancellationToken);
        if (await db.ConflictsOfInterest.AnyAsync(c => c.UserId == actor.Me && c.ProposalId == proposal.Id, cancellationToken))
            throw new RuleException("This conflict of interest is recorded already.");
        var mine = await db.ExpertAssignments.SingleOrDefaultAsync(a => a.ProposalId == proposal.Id && a.UserId == actor.Me && a.State != AssignmentState.StoodAside, cancellationToken);
        if (mine is not null)
        {
            if (proposal.Call.State != CallState.Scoring)
                throw new RuleException("Scoring of this call is closed.");
            mine.StandAside();
            await experts.ReplaceAsync(proposal, actor.Me, cancellationToken);
            if (!await db.ExpertAssignments.AnyAsync(a => a.CallId == proposal.CallId && a.UserId == actor.Me && a.Id != mine.Id && a.State == AssignmentState.Open, cancellationToken))
                await worklist.CloseAsync(proposal.CallId, cancellationToken, WorkActs.Score, actor.Me);
        }

        db.Add(new ConflictOfInterest(actor.Me, proposal.Id, ConflictReason.Declared, command.Note!.Trim()));
        return Unit.Value;
    }
}

/// <summary>How far scoring has come. A reader with a conflict of interest sees figures that do not depend on the hidden scores.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record GetScoringProgress(Guid CallId) : IQuery<ScoringProgress>;

/// <summary>Scores in and outstanding, by expert and by proposal.</summary>
public sealed record ScoringProgress(Guid CallId, string Title, string? Seed, int Done, int Total, IReadOnlyList<ExpertProgress> Experts, IReadOnlyList<ProposalProgress> Proposals);

/// <summary>An expert's share.</summary>
public sealed record ExpertProgress(string Name, int Done, int Total);

/// <summary>A proposal's scores.</summary>
/// <param name="Mean">Mean of the scores in; null while hidden or none.</param>
/// <param name="Hidden">The reader has a conflict of interest.</param>
public sealed record ProposalProgress(Guid Id, string Number, string Title, string Host, int? Done, int? Total, decimal? Mean, bool Hidden);

internal sealed class GetScoringProgressHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetScoringProgress, ScoringProgress>
{
    public async Task<ScoringProgress> Handle(GetScoringProgress query, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == query.CallId, cancellationToken);
        var scores = await Scores.VisibleTo(db, actor, call.Id).Select(a => new { a.ProposalId, a.ExpertId, a.State, a.Score }).ToListAsync(cancellationToken);
        var proposals = await db.SeminarProposals.Where(p => p.CallId == call.Id && p.State != ProposalState.Draft && db.ExpertAssignments.Any(a => a.ProposalId == p.Id))
            .OrderBy(p => p.Number).Select(p => new { p.Id, p.Number, p.Title, p.OrganisationName, Hidden = db.ConflictsOfInterest.Any(c => c.UserId == actor.UserId && c.ProposalId == p.Id) }).ToListAsync(cancellationToken);
        var experts = await db.Experts.OrderBy(e => e.Name).ThenBy(e => e.Id).Select(e => new { e.Id, e.Name }).ToListAsync(cancellationToken);
        var byExpert = scores.ToLookup(s => s.ExpertId);
        var byProposal = scores.ToLookup(s => s.ProposalId);
        return new ScoringProgress(call.Id, call.Title, call.AssignmentSeed, scores.Count(s => s.State == AssignmentState.Submitted), scores.Count,
            [.. experts.Where(e => byExpert.Contains(e.Id)).Select(e => new ExpertProgress(e.Name, byExpert[e.Id].Count(s => s.State == AssignmentState.Submitted), byExpert[e.Id].Count()))],
            [.. proposals.Select(p => p.Hidden
                ? new ProposalProgress(p.Id, p.Number!, p.Title, p.OrganisationName, null, null, null, true)
                : new ProposalProgress(p.Id, p.Number!, p.Title, p.OrganisationName, byProposal[p.Id].Count(s => s.State == AssignmentState.Submitted), byProposal[p.Id].Count(),
                    byProposal[p.Id].Average(s => s.Score) is { } mean ? decimal.Round(mean, 2) : null, false))]);
    }
}
