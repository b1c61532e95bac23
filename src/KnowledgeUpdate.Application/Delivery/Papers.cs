using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Closing papers as they are, with the figures of this moment.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator)]
public sealed record GetPapers(Guid SeminarId) : IQuery<PapersView>;

/// <summary>The papers.</summary>
/// <param name="Figures">Those filed; before the filing those of this moment, null while a rule is not configured.</param>
/// <param name="Missing">The rule that is not configured, as its English name.</param>
/// <param name="Version">Of the seminar: every act on the papers carries it.</param>
public sealed record PapersView(Guid SeminarId, uint Version, SeminarState State, string Title, DateOnly EndsOn, DateOnly? DueOn, bool IsLate, PapersContent Content, DateTimeOffset? SavedAt, int FiledVersions, DateTimeOffset? FiledAt, PapersFigures? Figures, string? Missing,
    IReadOnlyList<PaperFile> Files, int OpenDisputes, string? Returned, IReadOnlyList<TrailStep> Trail, bool MayEdit, bool MayDecide);

/// <summary>A file of the papers.</summary>
public sealed record PaperFile(Guid Id, string Category, string Name, int Size);

internal sealed class GetPapersHandler(PortalDbContext db, Actor actor, DeliveryAccess access, SeminarOpening opening, PapersDesk desk, ReviewTrail trail) : IRequestHandler<GetPapers, PapersView>
{
    public async Task<PapersView> Handle(GetPapers query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var seminar = await access.FindAsync(query.SeminarId, ct);
        var papers = await db.ClosingPapers.SingleOrDefaultAsync(p => p.SeminarId == seminar.Id, ct);
        var isHost = access.IsHost(seminar);
        // What others see of the papers is what was filed.
        var (figures, missing) = papers?.Figures is { } filed && !seminar.IsRunning ? (filed, null) : await desk.FiguresAsync(seminar, judge: false, ct);
        var files = await desk.FilesOf(seminar.Id).OrderBy(a => a.UploadedAt).Select(a => new PaperFile(a.Id, a.Category, a.Name, a.Size)).ToListAsync(ct);
        var steps = (await trail.ReadAsync(seminar.Id, ct)).Where(s => s.Step == PapersDesk.Step).ToList();
        var disputes = await db.AttendanceDisputes.CountAsync(d => d.SeminarId == seminar.Id && d.State == DisputeState.Open, ct);
        return new PapersView(seminar.Id, seminar.Version, seminar.State, seminar.Title, seminar.EndsOn, await opening.PapersDueAsync(seminar, ct), papers?.IsLate == true, isHost || papers?.FiledVersions > 0 ? papers?.Content ?? new("", "", []) : new("", "", []), papers?.SavedAt,
            papers?.FiledVersions ?? 0, seminar.PapersFiledAt, figures, missing, isHost || papers?.FiledVersions > 0 ? files : [], disputes, seminar.State == SeminarState.PapersReturned ? steps.LastOrDefault(s => s.Decision == ReviewDecision.Returned)?.Opinion : null, steps,
            isHost && seminar.IsRunning, actor.Is(Role.ProgrammeOffice) && seminar.State == SeminarState.PapersFiled && !await access.IsPartyAsync(seminar, ct));
    }
}

/// <summary>Figures and files of closing papers.</summary>
public sealed class PapersDesk(PortalDbContext db, RuleBook rules, TimeProvider clock, AttendanceDesk desk)
{
    /// <summary>Name of the step in the trail.</summary>
    internal const string Step = "Closing papers";

    /// <summary>Most files.</summary>
    public const int MostFiles = 30;

    /// <summary>The files attached.</summary>
    public IQueryable<Attachment> FilesOf(Guid seminarId) => db.Attachments.Where(a => a.SubjectKind == nameof(Seminar) && a.SubjectId == seminarId && a.RemovedAt == null);

    /// <summary>Works out what attendance came to, by the rules in force on the last day.</summary>
    /// <param name="judge">Write the outcome to each enrolment.</param>
    /// <returns>The figures, or the name of the rule that is not configured.</returns>
    public async Task<(PapersFigures? Figures, string? Missing)> FiguresAsync(Seminar seminar, bool judge, CancellationToken ct)
    {
        if (await rules.FindAsync(RuleKeys.HalfDayHours, seminar.EndsOn, ct) is not { } hoursRule || !int.TryParse(hoursRule.Value, out var halfDayHours))
            return (null, RuleKeys.NameOf(RuleKeys.HalfDayHours));
        if (await rules.FindAsync(RuleKeys.AttendanceShare, seminar.EndsOn, ct) is not { } shareRule || !int.TryParse(shareRule.Value, out var share))
            return (null, RuleKeys.NameOf(RuleKeys.AttendanceShare));
        var halfDays = await db.SeminarHalfDays.AsNoTracking().Where(h => h.SeminarId == seminar.Id).ToListAsync(ct);
        var held = halfDays.ToDictionary(h => h.Id, h => Math.Min(h.Hours, halfDayHours));
        var attended = (await db.AttendanceSigns.Where(s => s.SeminarId == seminar.Id && s.VoidedAt == null).GroupBy(s => new { s.EnrolmentId, s.HalfDayId }).Where(g => g.Count() == 2)
            .Select(g => new { g.Key.EnrolmentId, g.Key.HalfDayId, Arrived = g.Min(s => s.At), Left = g.Max(s => s.At) }).ToListAsync(ct)).ToLookup(k => k.EnrolmentId, k => k);
        var ruleOf = await desk.RulesAsync(ct);
        var halves = halfDays.ToDictionary(h => h.Id);
        var people = db.Enrolments.Where(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed);
        var enrolments = await (judge ? people : people.AsNoTracking()).ToListAsync(ct);
        // Two records of one person count once: the one with more attendance.
        var learners = enrolments.Select(e => e.LearnerId).ToList();
        var merged = await db.Learners.Where(l => learners.Contains(l.Id) && l.MergedIntoId != null).ToDictionaryAsync(l => l.Id, l => l.MergedIntoId!.Value, ct);
        var counted = enrolments.GroupBy(e => merged.GetValueOrDefault(e.LearnerId, e.LearnerId)).Select(g => g.OrderByDescending(e => attended[e.Id].Count()).ThenBy(e => e.Id).First().Id).ToHashSet();
        foreach (var enrolment in enrolments)
        {
            var signed = counted.Contains(enrolment.Id) ? attended[enrolment.Id].Where(a => held.ContainsKey(a.HalfDayId)).ToList() : [];
            enrolment.Judge(signed.Count, held.Count, decimal.Round(signed.Sum(a => held[a.HalfDayId] * ruleOf(halves[a.HalfDayId]).ShareOf(halves[a.HalfDayId], a.Arrived, a.Left)), 1, MidpointRounding.ToZero), share);
        }

        var answers = await db.EvaluationAnswers.Where(a => a.SeminarId == seminar.Id).Select(a => a.Marks).ToListAsync(ct);
        decimal? satisfaction = answers.Count >= Evaluation.FewestShown ? Evaluation.Mean(answers.SelectMany(a => a)) : null;
        // Until the last half day is over, attendance is of those that are.
        var now = clock.GetUtcNow();
        var over = halfDays.Where(h => h.EndsAt <= now).Select(h => h.Id).ToHashSet();
        var due = enrolments.Count * over.Count;
        return (new PapersFigures(enrolments.Count, enrolments.Count(e => e.Outcome == Outcome.Completed), due == 0 ? 0 : decimal.Round(enrolments.Where(e => counted.Contains(e.Id)).Sum(e => attended[e.Id].Count(a => over.Contains(a.HalfDayId))) * 100m / due, 1), enrolments.Sum(e => e.Hours), answers.Count, satisfaction,
            $"每半天 {halfDayHours} 学时（{hoursRule.Source}）；出勤不低于 {share}%（{shareRule.Source}）"), null);
    }
}

/// <summary>Saves the closing papers; they may lack anything until they are filed.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record SavePapers(Guid SeminarId, uint Version, string? Summary, string? Problems, IReadOnlyList<AccountInput> Accounts) : ICommand<Unit>;

/// <summary>A line of the accounts as typed.</summary>
public sealed record AccountInput(string? Item, decimal? Budget, decimal? Actual, string? Note)
{
    /// <summary>Nothing was typed.</summary>
    public bool IsEmpty => Item is null && Budget is null && Actual is null && Note is null;
}

internal sealed class SavePapersValidator : AbstractValidator<SavePapers>
{
    public SavePapersValidator(IStringLocalizer<DeliveryText> text)
    {
        RuleFor(c => c.Summary).MaximumLength(PapersContent.TextMaxLength).WithMessage(_ => text["Enter at most {0} characters", PapersContent.TextMaxLength]);
        RuleFor(c => c.Problems).MaximumLength(PapersContent.TextMaxLength).WithMessage(_ => text["Enter at most {0} characters", PapersContent.TextMaxLength]);
        RuleFor(c => c.Accounts).Custom((lines, context) =>
        {
            if (lines.Count(l => !l.IsEmpty) > PapersContent.MostLines)
                context.AddFailure(nameof(SavePapers.Accounts), text["Enter at most {0} lines", PapersContent.MostLines]);
            foreach (var (i, line) in lines.Index().Where(l => !l.Item.IsEmpty))
            {
                void Fault(bool isWrong, string property, string sentence)
                {
                    if (isWrong)
                        context.AddFailure(new ValidationFailure($"Accounts[{i}].{property}", sentence));
                }

                Fault(string.IsNullOrWhiteSpace(line.Item), nameof(line.Item), text["Enter what the money was for"]);
                Fault(line.Item?.Trim().Length > 60, nameof(line.Item), text["Enter at most {0} characters", 60]);
                Fault(line.Budget is < 0 or > 99_999_999, nameof(line.Budget), text["Enter an amount of 0 or more"]);
                Fault(line.Actual is null or < 0 or > 99_999_999, nameof(line.Actual), text["Enter what was spent, 0 or more"]);
                Fault(line.Note?.Length > 200, nameof(line.Note), text["Enter at most {0} characters", 200]);
            }
        });
    }
}

internal sealed class SavePapersHandler(PortalDbContext db, DeliveryAccess access, TimeProvider clock) : IRequestHandler<SavePapers, Unit>
{
    public async Task<Unit> Handle(SavePapers command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(command.SeminarId, cancellationToken);
        // The papers are guarded by the seminar's version: what two people type at once meets here.
        db.Expect(seminar, command.Version);
        db.Entry(seminar).Property(s => s.Title).IsModified = true;
        if (!seminar.IsRunning)
            throw new RuleException("The seminar is “{0}”: its closing papers can no longer be changed.", seminar.State);
        var content = new PapersContent(command.Summary?.Trim() ?? "", command.Problems?.Trim() ?? "",
            [.. command.Accounts.Where(a => !a.IsEmpty).Select(a => new AccountLine(a.Item!.Trim(), decimal.Round(a.Budget ?? 0, 2), decimal.Round(a.Actual!.Value, 2), a.Note?.Trim() ?? ""))]);
        if (await db.ClosingPapers.SingleOrDefaultAsync(p => p.SeminarId == seminar.Id, cancellationToken) is { } papers)
            papers.Save(content, clock.GetUtcNow());
        else
            db.Add(new ClosingPapers(seminar.Id, content, clock.GetUtcNow()));
        return Unit.Value;
    }
}

/// <summary>Attaches a file to the closing papers.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record AttachToPapers(Guid SeminarId, string? Category, string? Name, byte[]? Content) : ICommand<Unit>;

internal sealed class AttachToPapersValidator : AbstractValidator<AttachToPapers>
{
    public AttachToPapersValidator(IStringLocalizer<DeliveryText> text)
    {
        RuleFor(c => c.Content).Must(c => c is { Length: > 0 }).WithMessage(_ => text["Choose the file to attach"]).OverridePropertyName("File");
        RuleFor(c => c.Category).Must(c => c is not null && ClosingPapers.Categories.Contains(c)).WithMessage(_ => text["Choose what the file is"]);
    }
}

internal sealed class AttachToPapersHandler(PortalDbContext db, Actor actor, DeliveryAccess access, PapersDesk desk, TimeProvider clock) : IRequestHandler<AttachToPapers, Unit>
{
    public async Task<Unit> Handle(AttachToPapers command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(command.SeminarId, cancellationToken);
        if (!seminar.IsRunning)
            throw new RuleException("The seminar is “{0}”: its closing papers can no longer be changed.", seminar.State);
        if (await desk.FilesOf(seminar.Id).CountAsync(cancellationToken) >= PapersDesk.MostFiles)
            throw new RuleException("The papers have at most {0} files. Remove one first.", PapersDesk.MostFiles);
        var file = Attachment.Create(nameof(Seminar), seminar.Id, command.Category!, command.Name ?? "", command.Content!, actor.Me, clock.GetUtcNow());
        db.AddRange(file, new AttachmentContent { AttachmentId = file.Id, Content = command.Content! });
        return Unit.Value;
    }
}

/// <summary>Takes a file off the closing papers.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record RemoveFromPapers(Guid SeminarId, Guid AttachmentId) : ICommand<Unit>;

internal sealed class RemoveFromPapersHandler(DeliveryAccess access, PapersDesk desk, TimeProvider clock) : IRequestHandler<RemoveFromPapers, Unit>
{
    public async Task<Unit> Handle(RemoveFromPapers command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(command.SeminarId, cancellationToken);
        if (!seminar.IsRunning)
            throw new RuleException("The seminar is “{0}”: its closing papers can no longer be changed.", seminar.State);
        (await desk.FilesOf(seminar.Id).SingleOrNotFoundAsync(a => a.Id == command.AttachmentId, cancellationToken)).Remove(clock.GetUtcNow());
        return Unit.Value;
    }
}

/// <summary>A file of the papers, for those who may see them.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator)]
public sealed record GetPaperFile(Guid SeminarId, Guid Id) : IQuery<PaperContent>;

/// <summary>The file.</summary>
public sealed record PaperContent(string Name, string ContentType, byte[] Content);

internal sealed class GetPaperFileHandler(PortalDbContext db, DeliveryAccess access, PapersDesk desk) : IRequestHandler<GetPaperFile, PaperContent>
{
    public async Task<PaperContent> Handle(GetPaperFile query, CancellationToken cancellationToken)
    {
        var seminar = await access.FindAsync(query.SeminarId, cancellationToken);
        if (!access.IsHost(seminar) && seminar.PapersFiledAt is null)
            throw new NotFoundException(nameof(Attachment));
        return await desk.FilesOf(seminar.Id).Where(a => a.Id == query.Id).Join(db.AttachmentContents, a => a.Id, c => c.AttachmentId, (a, c) => new PaperContent(a.Name, a.ContentType, c.Content)).SingleOrNotFoundAsync(_ => true, cancellationToken);
    }
}

/// <summary>Files the closing papers 结项材料 with the roster, attendance and satisfaction of this moment.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record FilePapers(Guid SeminarId, uint Version) : ICommand<Unit>;

internal sealed class FilePapersHandler(PortalDbContext db, Actor actor, DeliveryAccess access, SeminarOpening opening, PapersDesk desk, Enrolments enrolments, Worklist worklist, Notifier notifier, ReviewTrail trail, TimeProvider clock) : IRequestHandler<FilePapers, Unit>
{
    public async Task<Unit> Handle(FilePapers command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var seminar = await access.FindOwnAsync(command.SeminarId, ct);
        db.Expect(seminar, command.Version);
        await enrolments.HoldSeatsAsync(seminar.Id, ct);
        var papers = await db.ClosingPapers.SingleOrDefaultAsync(p => p.SeminarId == seminar.Id, ct) ?? throw new RuleException("Write the summary before you file the closing papers.");
        seminar.FilePapers(await db.AttendanceDisputes.CountAsync(d => d.SeminarId == seminar.Id && d.State == DisputeState.Open, ct), actor.Me, now);
        var (figures, missing) = await desk.FiguresAsync(seminar, judge: true, ct);
        if (figures is null)
            throw new RuleException("The rule “{0}” is not configured. The programme office enters it under Programme rules.", missing);
        papers.File(figures, await desk.FilesOf(seminar.Id).CountAsync(a => a.Category == ClosingPapers.Categories[0], ct), await opening.PapersDueAsync(seminar, ct), now);
        trail.Add(nameof(Seminar), seminar.Id, PapersDesk.Step, ReviewDecision.Submitted, null, papers.FiledVersions);
        await worklist.CloseAsync(seminar.Id, ct);
        var office = await access.OfficeAsync(ct);
        worklist.Open(DeliveryActs.ReviewPapers, nameof(Seminar), seminar.Id, Role.ProgrammeOffice, office, seminar.Title, $"{seminar.HostName} · {figures.Completed} / {figures.Trainees}", $"/seminars/{seminar.Id}/papers");
        await notifier.TellAsync(Role.ProgrammeOffice, office, "The closing papers of “{0}” await your review", $"/seminars/{seminar.Id}/papers", ct, seminar.Title);
        return Unit.Value;
    }
}
