using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A proposal as the reader may see it.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator, Role.Expert)]
public sealed record GetSeminarProposal(Guid Id) : IQuery<ProposalView>;

/// <summary>A proposal with all that its pages show.</summary>
/// <param name="Scores">Experts' scores; null where the reader may not know of them.</param>
public sealed record ProposalView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required CallSummary Call { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string OrganisationName { get; init; }

    public required string? Number { get; init; }

    public required ProposalState State { get; init; }

    public required ProposalContent Content { get; init; }

    public required IReadOnlyList<ProposalSection> OpenSections { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required DateOnly? ReviewDueOn { get; init; }

    public required int? DaysLeft { get; init; }

    public required int? Rank { get; init; }

    public required int FiledVersions { get; init; }

    public required FieldName? Field { get; init; }

    public required ProposalRights Rights { get; init; }

    public required IReadOnlyList<FormFault> Faults { get; init; }

    public required FeeWorking? Working { get; init; }

    public required string? FeeSource { get; init; }

    public required DateOnly? FeeFrom { get; init; }

    public required string? FeeNote { get; init; }

    public required IReadOnlyList<TrailStep> Trail { get; init; }

    public required IReadOnlyList<HistoryLine> History { get; init; }

    public required IReadOnlyList<Duplicate> Duplicates { get; init; }

    public required (int Used, int Limit) Quota { get; init; }

    public required IReadOnlyList<ScoreLine>? Scores { get; init; }

    public required decimal? Score { get; init; }

    public required DateOnly? ForwardedOn { get; init; }

    public required string? ForwardedWith { get; init; }

    public required MinistryAnswer? Answer { get; init; }

    public required string? AnswerDocument { get; init; }

    /// <summary>Where a section stands: nothing in it, something missing, or whole.</summary>
    public (bool Untouched, int Missing) StateOf(ProposalSection section) =>
        (ProposalForm.IsUntouched(Content, section), Faults.Count(f => f.Section == section));
}

/// <summary>What of the call a proposal's pages need.</summary>
public sealed record CallSummary(Guid Id, int Year, string Title, CallState State, DateTimeOffset ClosesAt, CallTerms Terms, bool IsOpen);

/// <summary>What the reader may do with a proposal now.</summary>
public sealed record ProposalRights(bool Edit, bool Submit, bool Withdraw, bool Review, bool Forward, bool Copy);

/// <summary>An expert's score; experts' names are not shown.</summary>
public sealed record ScoreLine(int Number, AssignmentState State, IReadOnlyList<decimal> Points, decimal? Score, string? Comment);

internal sealed class GetSeminarProposalHandler(PortalDbContext db, Actor actor, SeminarAccess access, ProposalForms forms, LikelyDuplicates duplicates, ReviewTrail trail, HistoryReader history, Calendars calendars, TimeProvider clock)
    : IRequestHandler<GetSeminarProposal, ProposalView>
{
    public async Task<ProposalView> Handle(GetSeminarProposal query, CancellationToken cancellationToken)
    {
        var (now, ct) = (clock.GetUtcNow(), cancellationToken);
        var p = await access.FindAsync(query.Id, ct);
        var fees = await forms.WorkAsync(p.Content, p.Call.Terms, p.SubmittedAt ?? now, ct);
        var isOwn = p.OrganisationId == actor.OrganisationId && actor.Is(Role.UnitAdministrator);
        var maySeeScores = actor.Is(Role.ProgrammeOffice, Role.Auditor) && !await db.ConflictsOfInterest.AnyAsync(c => c.UserId == actor.UserId && c.ProposalId == p.Id, ct);
        var isExpert = actor.Is(Role.Expert);
        var used = await db.RecommendationQuotas.Where(q => q.CallId == p.CallId && q.OrganisationId == p.RecommenderId).Select(q => (int?)q.Used).SingleOrDefaultAsync(ct) ?? 0;
        var mayReview = p.RecommenderId == actor.OrganisationId && actor.Is(Role.LocalBureau, Role.IndustryDepartment) && p.State == ProposalState.Submitted
            && p.Call.State == CallState.Published && p.SubmittedById != actor.UserId;
        return new ProposalView
        {
            Id = p.Id, Version = p.Version, OrganisationId = p.OrganisationId, OrganisationName = p.OrganisationName, Number = p.Number, State = p.State, Content = p.Content,
            Call = new CallSummary(p.CallId, p.Call.Year, p.Call.Title, p.Call.State, p.Call.ClosesAt, p.Call.Terms, p.Call.IsOpen(now)),
            OpenSections = p.OpenSections, SavedAt = p.SavedAt, SubmittedAt = p.SubmittedAt, ReviewDueOn = p.ReviewDueOn, Rank = p.Rank, FiledVersions = p.FiledVersions,
            DaysLeft = await calendars.DaysLeftAsync(BeijingTime.DateOf(now), p.ReviewDueOn, ct),
            Field = await db.Fields.Where(f => f.Code == p.Field).Select(f => new FieldName(f.Code, f.Name, f.NameEn)).SingleOrDefaultAsync(ct),
            Faults = isOwn && p.State is ProposalState.Draft or ProposalState.Returned ? await forms.CheckAsync(p, ct) : [],
            Working = fees?.Working, FeeSource = fees?.Source, FeeFrom = fees?.From, FeeNote = fees?.Note,
            Trail = isExpert ? [] : await trail.ReadAsync(p.Id, ct),
            History = isExpert ? [] : await history.ReadAsync(nameof(SeminarProposal), p.Id, ct),
            Duplicates = isExpert ? [] : await duplicates.FindAsync(p, ct),
            Quota = (used, p.RecommenderId is { } unit ? p.Call.LimitOf(unit) : 0),
            Scores = maySeeScores ? await ScoresAsync(p.Id, ct) : null, Score = maySeeScores ? p.Score : null,
            ForwardedOn = p.ForwardedOn, ForwardedWith = p.ForwardedWith, Answer = p.Answer, AnswerDocument = p.AnswerDocument,
            Rights = new ProposalRights(
                Edit: isOwn && (p.State == ProposalState.Draft || p.State == ProposalState.Returned),
                Submit: isOwn && SeminarProposal.States.Allows(p.State, ProposalAction.Submit) && (p.State == ProposalState.Returned ? p.Call.State == CallState.Published : p.Call.IsOpen(now)),
                Withdraw: isOwn && SeminarProposal.States.Allows(p.State, ProposalAction.Withdraw),
                Review: mayReview,
                Forward: actor.Is(Role.ProgrammeOffice) && p.Kind == SeminarKind.National && p.State is ProposalState.Recommended or ProposalState.Scoring or ProposalState.Candidate or ProposalState.Selected or ProposalState.InPublicity,
                Copy: isOwn),
        };
    }

    private async Task<IReadOnlyList<ScoreLine>> ScoresAsync(Guid proposal, CancellationToken ct)
    {
        var rows = await db.ExpertAssignments.Where(a => a.ProposalId == proposal).OrderBy(a => a.Id).Select(a => new { a.State, a.Points, a.Score, a.Comment }).ToListAsync(ct);
        return [.. rows.Select((a, i) => new ScoreLine(i + 1, a.State, a.Points, a.Score, a.Comment))];
    }
}

/// <summary>A proposal's file, for whoever may see the proposal.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator, Role.Expert)]
public sealed record DownloadAttachment(Guid ProposalId, Guid AttachmentId) : IQuery<FileContent>;

/// <summary>A file's bytes with name and media type.</summary>
public sealed record FileContent(string Name, string ContentType, byte[] Bytes);

internal sealed class DownloadAttachmentHandler(PortalDbContext db, SeminarAccess access) : IRequestHandler<DownloadAttachment, FileContent>
{
    public async Task<FileContent> Handle(DownloadAttachment query, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(query.ProposalId, cancellationToken);
        var file = await db.Attachments.SingleOrNotFoundAsync(a => a.Id == query.AttachmentId && a.SubjectId == proposal.Id && a.SubjectKind == nameof(SeminarProposal), cancellationToken);
        var content = await db.AttachmentContents.Where(c => c.AttachmentId == file.Id).Select(c => c.Content).SingleAsync(cancellationToken);
        return new FileContent(file.Name, file.ContentType, content);
    }
}

/// <summary>Attaches a file to the form.</summary>
/// <param name="Category">Which required paper it is, or a name of the person's own.</param>
[Requires(Role.UnitAdministrator)]
public sealed record AttachToProposal(Guid Id, uint Version, string? Category, string FileName, byte[] Content) : ICommand<Unit>;

internal sealed class AttachToProposalHandler(PortalDbContext db, Actor actor, SeminarAccess access, TimeProvider clock) : IRequestHandler<AttachToProposal, Unit>
{
    public async Task<Unit> Handle(AttachToProposal command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        var category = Characters.TrimToNull(command.Category) ?? command.FileName;
        var file = Attachment.Create(nameof(SeminarProposal), proposal.Id, category, command.FileName, command.Content, actor.Me, clock.GetUtcNow());
        db.AddRange(file, new AttachmentContent { AttachmentId = file.Id, Content = command.Content });
        var filed = new FiledAttachment(file.Id, file.Category, file.Name, file.Size, file.Sha256);
        proposal.SaveSection(ProposalSection.Attachments, proposal.Content with { Attachments = [.. proposal.Content.Attachments, filed] }, clock.GetUtcNow());
        return Unit.Value;
    }
}

/// <summary>Takes a file off the form. Versions filed before still have it.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record RemoveFromProposal(Guid Id, uint Version, Guid AttachmentId) : ICommand<Unit>;

internal sealed class RemoveFromProposalHandler(PortalDbContext db, SeminarAccess access, TimeProvider clock) : IRequestHandler<RemoveFromProposal, Unit>
{
    public async Task<Unit> Handle(RemoveFromProposal command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        var file = await db.Attachments.SingleOrNotFoundAsync(a => a.Id == command.AttachmentId && a.SubjectId == proposal.Id, cancellationToken);
        proposal.SaveSection(ProposalSection.Attachments, proposal.Content with { Attachments = [.. proposal.Content.Attachments.Where(a => a.Id != file.Id)] }, clock.GetUtcNow());
        file.Remove(clock.GetUtcNow());
        return Unit.Value;
    }
}
