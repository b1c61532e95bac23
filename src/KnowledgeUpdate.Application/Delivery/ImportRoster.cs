using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Takes the roster of a seminar in and keeps it, encrypted, until it is imported. Nothing of it is written yet.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record UploadRoster(Guid SeminarId, string? Name, byte[]? Content) : ICommand<Guid>;

internal sealed class UploadRosterValidator : AbstractValidator<UploadRoster>
{
    public UploadRosterValidator(IStringLocalizer<DeliveryText> text) => RuleFor(c => c.Content).Must(c => c is { Length: > 0 }).WithMessage(_ => text["Choose the roster to import"]).OverridePropertyName("File");
}

internal sealed class UploadRosterHandler(PortalDbContext db, Actor actor, DeliveryAccess access, IdentityVault vault, TimeProvider clock) : IRequestHandler<UploadRoster, Guid>
{
    public async Task<Guid> Handle(UploadRoster command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(command.SeminarId, cancellationToken);
        Rosters.DemandRunning(seminar, clock.GetUtcNow());
        var (name, content, now) = (FileTypes.SafeName(command.Name ?? ""), command.Content!, clock.GetUtcNow());
        SealedUploads.Guard(name, content);
        var lines = RosterFile.Read(content, name, cancellationToken);
        var job = new Job(Rosters.JobKind, JsonSerializer.Serialize(seminar.Id), lines.Count, actor.Me, actor.MembershipId, now);
        db.AddUpload(vault, job, Rosters.SubjectKind, "Roster", name, content);
        return job.Id;
    }
}

/// <summary>What a roster would do now: every row checked.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record GetRoster(Guid Id) : IQuery<RosterView>;

/// <summary>A roster as it stands.</summary>
/// <param name="Result">How many were enrolled, once it is over.</param>
/// <param name="Left">Seats that are free.</param>
public sealed record RosterView(Guid Id, Guid SeminarId, string Seminar, string FileName, bool IsOver, int? Result, int Left, IReadOnlyList<RosterRow> Rows)
{
    /// <summary>Rows that enrol somebody.</summary>
    public int Enrolling => Rows.Count(r => r.State is RosterRowState.New or RosterRowState.NewLearner);

    /// <summary>Of them rows of people who do not meet a condition.</summary>
    public int Unmet => Rows.Count(r => r.Unmet.Count > 0);

    /// <summary>Of them rows that go to the waiting list, since no seat is left.</summary>
    public int Waiting => Math.Max(0, Enrolling - Left);
}

internal sealed class GetRosterHandler(PortalDbContext db, Actor actor, DeliveryAccess access, IdentityVault vault, RosterCheck check) : IRequestHandler<GetRoster, RosterView>
{
    public async Task<RosterView> Handle(GetRoster query, CancellationToken cancellationToken)
    {
        var (job, seminar, name, lines) = await db.FindRosterAsync(query.Id, actor, access, vault, cancellationToken);
        var left = await db.SeminarSeats.Where(s => s.SeminarId == seminar.Id).Select(s => s.Capacity - s.Taken).SingleAsync(cancellationToken);
        return new RosterView(job.Id, seminar.Id, seminar.Title, name, job.IsOver, int.TryParse(job.Result, out var result) ? result : null, left, [.. (await check.CheckAsync(seminar, lines, cancellationToken)).Select(l => l.Row)]);
    }
}

/// <summary>Enrols the people of a roster, all good rows or none; refused rows are left out. Doing it again changes nothing.</summary>
/// <param name="Reason">Why those are admitted who do not meet the conditions.</param>
/// <returns>How many were enrolled.</returns>
[Requires(Role.UnitAdministrator)]
public sealed record ImportRoster(Guid Id, string? Reason) : ICommand<int>, IHasReason;

internal sealed class ImportRosterValidator : AbstractValidator<ImportRoster>
{
    public ImportRosterValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.Reason).MaximumLength(Enrolment.ReasonMaxLength).WithMessage(_ => text["The reason must be {0} characters or less", Enrolment.ReasonMaxLength]);
}

internal sealed class ImportRosterHandler(PortalDbContext db, Actor actor, DeliveryAccess access, IdentityVault vault, RosterCheck check, LearnerRegistry registry, Enrolments enrolments, Worklist worklist, Notifier notifier, TimeProvider clock, AnswerTime answers)
    : IRequestHandler<ImportRoster, int>
{
    public async Task<int> Handle(ImportRoster command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        await db.HeldJob(command.Id).LoadAsync(ct);
        var (job, seminar, _, lines) = await db.FindRosterAsync(command.Id, actor, access, vault, ct);
        if (job.IsOver)
            return int.TryParse(job.Result, out var before) ? before : 0;
        Rosters.DemandRunning(seminar, clock.GetUtcNow());
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, ct);
        var rows = (await check.CheckAsync(seminar, lines, ct)).Where(r => r.Row.State is RosterRowState.New or RosterRowState.NewLearner).ToList();
        if (rows.Count == 0)
            throw new RuleException("This roster enrols nobody new: there is nothing to import.");
        if (rows.Any(r => r.Row.Unmet.Count > 0) && string.IsNullOrWhiteSpace(command.Reason))
            throw LearnerRegistry.Fault(nameof(command.Reason), check.Text["Some people do not meet the conditions. Enter why they are admitted all the same"]);
        var learners = rows.Select(r => r.Learner ?? registry.Enter(new CheckedIdentity(r.Line.Name, r.Line.Kind!.Value, r.Line.Number, null), RosterCheck.Blank)).ToList();
        await AskEmployersAsync(rows, learners, ct);
        var entered = (await enrolments.EnterAsync(seminar, seats, learners, EnrolmentRoute.Roster, actor.Me, command.Reason, ct)).Where(e => e.IsNew).Select(e => e.Enrolment).ToList();
        await enrolments.TellAsync(seminar, entered.Where(e => e.HasSeat).ToList(), "You are admitted to “{0}”", ct);
        await enrolments.TellAsync(seminar, entered.Where(e => !e.HasSeat).ToList(), "You are on the waiting list of “{0}”", ct);
        job.Advance(lines.Count);
        job.End(JobState.Finished, entered.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), clock.GetUtcNow());
        return entered.Count;
    }

    /// <summary>New people work where the roster says, until their unit confirms or refuses: one notice for each unit.</summary>
    private async Task AskEmployersAsync(List<CheckedRosterLine> rows, List<Learner> learners, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), BeijingTime.DateOf(clock.GetUtcNow()));
        var asked = new Dictionary<Guid, int>();
        foreach (var (row, learner) in rows.Zip(learners).Where(p => p.First.Learner is null && p.First.Employer is not null))
        {
            var employment = new Employment(learner, row.Employer!.Id, today, confirmed: false, now);
            employment.AnswerBy(await answers.DueAsync(ct));
            db.Add(employment);
            worklist.Open(LearnerActs.ConfirmEmployment, nameof(Employment), employment.Id, Role.UnitAdministrator, row.Employer.Id, learner.Name, row.Employer.Name, $"/employer/requests/{employment.Id}", employment.DueOn);
            asked[row.Employer.Id] = asked.GetValueOrDefault(row.Employer.Id) + 1;
        }

        foreach (var (unit, count) in asked)
            await notifier.TellAsync(Role.UnitAdministrator, unit, "{0} people of a seminar's roster are said to work at your unit: confirm or refuse", "/desk", ct, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>An empty roster to fill in, or the uploaded one with a column that says what is wrong; identity numbers of the latter are masked.</summary>
/// <param name="Id">The roster; null for the template.</param>
[Requires(Role.UnitAdministrator)]
public sealed record GetRosterFile(Guid? Id) : IQuery<RosterDownload>;

/// <summary>A workbook.</summary>
public sealed record RosterDownload(string Name, byte[] Content);

internal sealed class GetRosterFileHandler(PortalDbContext db, Actor actor, DeliveryAccess access, IdentityVault vault, RosterCheck check) : IRequestHandler<GetRosterFile, RosterDownload>
{
    public async Task<RosterDownload> Handle(GetRosterFile query, CancellationToken cancellationToken)
    {
        var text = check.Text;
        if (query.Id is not { } id)
            return new RosterDownload($"{text["Roster template"].Value}.xlsx", Write([Row("韦示例", "居民身份证", "", "邕江大学", null)]));
        var (_, seminar, name, lines) = await db.FindRosterAsync(id, actor, access, vault, cancellationToken);
        var rows = await check.CheckAsync(seminar, lines, cancellationToken);
        return new RosterDownload($"{Path.GetFileNameWithoutExtension(name)}-{text["Problem"].Value}.xlsx",
            Write([.. rows.Select(r => Row(r.Row.Name, r.Line.KindText, r.Row.IdentityMask, r.Row.Employer, string.Join(text["; "], r.Row.Faults.Select(f => $"{f.Column}: {f.Message}"))))]));
    }

    private Dictionary<string, object> Row(string name, string kind, string number, string employer, string? problem)
    {
        var row = RosterFile.Columns.Zip([name, kind, number, employer]).ToDictionary(c => c.First[0], c => Harmless(c.Second));
        if (problem is not null)
            row[check.Text["Problem"]] = problem;
        return row;
    }

    /// <summary>A cell that begins like a formula is shown as text, should the file be opened as csv later.</summary>
    private static object Harmless(string cell) => cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;

    private static byte[] Write(IReadOnlyList<Dictionary<string, object>> rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows);
        return stream.ToArray();
    }
}

/// <summary>Finds uploads again.</summary>
internal static class Rosters
{
    public const string JobKind = nameof(ImportRoster), SubjectKind = "SeminarRoster";

    public static void DemandRunning(Seminar seminar, DateTimeOffset now)
    {
        if (seminar.AdmissionHindrance(now) is { } hindrance)
            throw hindrance;
    }

    /// <summary>A roster of a seminar of the actor's unit, by whoever of the unit uploaded it.</summary>
    public static async Task<(Job Job, Seminar Seminar, string Name, IReadOnlyList<RosterLine> Lines)> FindRosterAsync(this PortalDbContext db, Guid id, Actor actor, DeliveryAccess access, IdentityVault vault, CancellationToken ct)
    {
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == id && j.Kind == JobKind, ct) ?? throw new NotFoundException(nameof(Job));
        var seminar = await access.FindOwnAsync(JsonSerializer.Deserialize<Guid>(job.Arguments), ct);
        var (name, content) = await db.OpenUploadAsync(vault, SubjectKind, id, ct);
        return (job, seminar, name, RosterFile.Read(content, name, ct));
    }
}

/// <summary>The seminar that a roster would fill, for its host.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record GetRosterPlace(Guid SeminarId) : IQuery<RosterPlace>;

/// <summary>A seminar with its seats.</summary>
public sealed record RosterPlace(Guid Id, string Title, int Capacity, int Taken);

internal sealed class GetRosterPlaceHandler(PortalDbContext db, DeliveryAccess access) : IRequestHandler<GetRosterPlace, RosterPlace>
{
    public async Task<RosterPlace> Handle(GetRosterPlace query, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(query.SeminarId, cancellationToken);
        var seats = await db.SeminarSeats.SingleOrDefaultAsync(s => s.SeminarId == seminar.Id, cancellationToken);
        return new RosterPlace(seminar.Id, seminar.Title, seats?.Capacity ?? seminar.HeadCount, seats?.Taken ?? 0);
    }
}
