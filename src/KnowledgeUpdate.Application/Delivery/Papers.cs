using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attending;
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

/// <summary>Figures and files of closing papers.</summary>
public sealed class PapersDesk(PortalDbContext db, RuleBook rules, TimeProvider clock, AttendanceDesk desk)
{
    /// <summary>Name of the step in the trail.</summary>
    internal const string Step = "Closing papers";

    /// <summary>Name of the step by which a seminar was broken off.</summary>
    public const string BreakOffStep = "Break-off";

    /// <summary>Most files.</summary>
    public const int MostFiles = 30;

    /// <summary>The files attached.</summary>
    public IQueryable<Attachment> FilesOf(Guid seminarId) => db.Attachments.Where(a => a.SubjectKind == nameof(Seminar) && a.SubjectId == seminarId && a.RemovedAt == null);

    /// <summary>The files attached, as a version keeps them.</summary>
    public async Task<IReadOnlyList<KeptPaper>> KeptAsync(Guid seminarId, CancellationToken ct) =>
        await FilesOf(seminarId).OrderBy(a => a.UploadedAt).ThenBy(a => a.Id).Select(a => new KeptPaper(a.Id, a.Category, a.Name, a.Size, a.Sha256)).ToListAsync(ct);

    /// <summary>The budget approved with the proposal, 元.</summary>
    public async Task<decimal> BudgetAsync(Seminar seminar, CancellationToken ct) => (await db.SeminarProposals.AsNoTracking().SingleAsync(p => p.Id == seminar.ProposalId, ct)).Content.TotalFunds;

    /// <summary>The last version filed; null: none.</summary>
    public Task<ClosingPapersVersion?> LastAsync(Guid seminarId, CancellationToken ct) =>
        db.ClosingPapersVersions.AsNoTracking().Where(v => v.SeminarId == seminarId).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);

    /// <summary>Disputes that are not decided.</summary>
    public Task<int> OpenDisputesAsync(Guid seminarId, CancellationToken ct) => db.AttendanceDisputes.CountAsync(d => d.SeminarId == seminarId && d.State == DisputeState.Open, ct);

    /// <summary>The last instant at which leaving of the last half day can be signed; null: there is no half day.</summary>
    public async Task<DateTimeOffset?> LastSignAsync(Guid seminarId, CancellationToken ct) =>
        (await db.SeminarHalfDays.Where(h => h.SeminarId == seminarId).MaxAsync(h => (DateTimeOffset?)h.EndsAt, ct))?.AddMinutes(AttendanceRule.LeavingOpen);

    /// <summary>Least share of half days attended, %: of a seminar that was broken off none, unless the rule asks for it; null while the rule is not configured.</summary>
    public async Task<int?> LeastShareAsync(Seminar seminar, CancellationToken ct) =>
        seminar.BrokenOffAt is not null && await rules.ParameterAsync(RuleKeys.BrokenOffCredit, seminar.HeldUntil, ct) == 1 ? 0 : await rules.NumberAsync(RuleKeys.AttendanceShare, seminar.HeldUntil, ct);

    /// <summary>The terms by which attendance is counted, by the rules in force on the last day; or the name of the rule that is not configured.</summary>
    public async Task<(AttendanceTerms? Terms, string? Missing)> TermsAsync(Seminar seminar, CancellationToken ct)
    {
        if (await rules.FindAsync(RuleKeys.HalfDayHours, seminar.HeldUntil, ct) is not { } hoursRule || !int.TryParse(hoursRule.Value, out var halfDayHours))
            return (null, RuleKeys.NameOf(RuleKeys.HalfDayHours));
        var shareRule = await rules.FindAsync(RuleKeys.AttendanceShare, seminar.HeldUntil, ct);
        if (await LeastShareAsync(seminar, ct) is not { } share)
            return (null, RuleKeys.NameOf(RuleKeys.AttendanceShare));
        var halfDays = await db.SeminarHalfDays.AsNoTracking().Where(h => h.SeminarId == seminar.Id).OrderBy(h => h.StartsAt).ToListAsync(ct);
        var asked = share == 0 ? "研修班中止，按实际出勤计" : $"出勤不低于 {share}%（{shareRule?.Source}）";
        return (new AttendanceTerms(halfDays, halfDays.ToDictionary(h => h.Id, h => Math.Min(h.Hours, halfDayHours)), await desk.RulesAsync(ct), share, $"每半天 {halfDayHours} 学时（{hoursRule.Source}）；{asked}"), null);
    }

    /// <summary>Works out what attendance came to, by the rules in force on the last day.</summary>
    /// <param name="judge">Write the outcome to each enrolment.</param>
    /// <returns>The figures, or the name of the rule that is not configured.</returns>
    public async Task<(PapersFigures? Figures, string? Missing)> FiguresAsync(Seminar seminar, bool judge, CancellationToken ct)
    {
        var (terms, missing) = await TermsAsync(seminar, ct);
        if (terms is null)
            return (null, missing);
        var (halfDays, held) = (terms.HalfDays, terms.Held);
        var attended = (await db.AttendanceSigns.Where(s => s.SeminarId == seminar.Id && s.VoidedAt == null).GroupBy(s => new { s.EnrolmentId, s.HalfDayId }).Where(g => g.Count() == 2)
            .Select(g => new { g.Key.EnrolmentId, g.Key.HalfDayId, Arrived = g.Min(s => s.At), Left = g.Max(s => s.At) }).ToListAsync(ct)).ToLookup(k => k.EnrolmentId, k => k);
        var people = db.Enrolments.Where(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed);
        var enrolments = await (judge ? people : people.AsNoTracking()).ToListAsync(ct);
        // Two records of one person count once: the one with more attendance.
        var learners = enrolments.Select(e => e.LearnerId).ToList();
        var merged = await db.Learners.Where(l => learners.Contains(l.Id) && l.MergedIntoId != null).ToDictionaryAsync(l => l.Id, l => l.MergedIntoId!.Value, ct);
        var counted = enrolments.GroupBy(e => merged.GetValueOrDefault(e.LearnerId, e.LearnerId)).Select(g => g.OrderByDescending(e => attended[e.Id].Count()).ThenBy(e => e.Id).First().Id).ToHashSet();
        foreach (var enrolment in enrolments)
        {
            var signed = counted.Contains(enrolment.Id) ? attended[enrolment.Id].Where(a => held.ContainsKey(a.HalfDayId)).ToList() : [];
            enrolment.Judge(signed.Count, held.Count, terms.HoursOf(signed.Select(a => (a.HalfDayId, a.Arrived, a.Left))), terms.LeastPercent, seminar.BrokenOffAt is not null);
        }

        var answers = await db.EvaluationAnswers.Where(a => a.SeminarId == seminar.Id).Select(a => a.Marks).ToListAsync(ct);
        // Told while somebody may still answer, two means would give the answer between them away.
        decimal? satisfaction = seminar.EvaluationIsClosed(clock.GetUtcNow()) && answers.Count >= Evaluation.FewestShown ? Evaluation.Mean(answers.SelectMany(a => a)) : null;
        // Until the last half day is over, attendance is of those that are.
        var now = clock.GetUtcNow();
        var over = halfDays.Where(h => h.EndsAt <= now).Select(h => h.Id).ToHashSet();
        var due = enrolments.Count * over.Count;
        var signedHalves = await db.AttendanceSigns.Where(s => s.SeminarId == seminar.Id && s.VoidedAt == null).Select(s => s.HalfDayId).Distinct().ToListAsync(ct);
        return (new PapersFigures(enrolments.Count, enrolments.Count(e => e.Outcome != Outcome.NotCompleted), due == 0 ? 0 : decimal.Round(enrolments.Where(e => counted.Contains(e.Id)).Sum(e => attended[e.Id].Count(a => over.Contains(a.HalfDayId))) * 100m / due, 1), enrolments.Sum(e => e.Hours), answers.Count, satisfaction,
            terms.InWords, halfDays.Count(h => !signedHalves.Contains(h.Id)), halfDays.Count), null);
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
                Fault(HasFractions(line.Budget), nameof(line.Budget), text["Enter an amount with at most two decimals: it is not rounded for you"]);
                Fault(HasFractions(line.Actual), nameof(line.Actual), text["Enter an amount with at most two decimals: it is not rounded for you"]);
                Fault(line.Note?.Length > 200, nameof(line.Note), text["Enter at most {0} characters", 200]);
            }
        });
    }

    private static bool HasFractions(decimal? amount) => amount is { } yuan && decimal.Round(yuan, 2) != yuan;
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
            [.. command.Accounts.Where(a => !a.IsEmpty).Select(a => new AccountLine(a.Item!.Trim(), a.Budget ?? 0, a.Actual!.Value, a.Note?.Trim() ?? ""))]);
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
        // What stands in a filed version is kept, whatever the host took off since; what is only drafted is the host's.
        var filed = (await db.ClosingPapersVersions.Where(v => v.SeminarId == seminar.Id).Select(v => v.Files).ToListAsync(cancellationToken)).SelectMany(f => f).Any(f => f.Id == query.Id);
        if (!filed && !access.IsHost(seminar))
            throw new NotFoundException(nameof(Attachment));
        var files = filed ? db.Attachments.Where(a => a.SubjectKind == nameof(Seminar) && a.SubjectId == seminar.Id) : desk.FilesOf(seminar.Id);
        return await files.Where(a => a.Id == query.Id).Join(db.AttachmentContents, a => a.Id, c => c.AttachmentId, (a, c) => new PaperContent(a.Name, a.ContentType, c.Content)).SingleOrNotFoundAsync(_ => true, cancellationToken);
    }
}
