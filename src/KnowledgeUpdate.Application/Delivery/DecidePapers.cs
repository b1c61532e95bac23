using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>The office accepts or returns closing papers. Accepted, hours are credited and certificates issued, some people at a time, until all have theirs.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record DecidePapers(Guid SeminarId, uint Version, SeminarAction? Action, string? Opinion) : ICommand<Unit>, IHasReason
{
    string? IHasReason.Reason => Opinion;
}

internal sealed class DecidePapersValidator : AbstractValidator<DecidePapers>
{
    public DecidePapersValidator(IStringLocalizer<DeliveryText> text)
    {
        RuleFor(c => c.Action).Must(a => a is SeminarAction.AcceptPapers or SeminarAction.ReturnPapers).WithMessage(_ => text["Choose accept or return"]);
        RuleFor(c => c.Opinion).NotEmpty().When(c => c.Action == SeminarAction.ReturnPapers).WithMessage(_ => text["Enter what is to be changed: the host reads it"]);
        RuleFor(c => c.Opinion).MaximumLength(Seminar.ReasonMaxLength).WithMessage(_ => text["Enter at most {0} characters", Seminar.ReasonMaxLength]);
    }
}

internal sealed class DecidePapersHandler(PortalDbContext db, DeliveryAccess access, SeminarCrediting crediting, Worklist worklist, Notifier notifier, ReviewTrail trail, TimeProvider clock) : IRequestHandler<DecidePapers, Unit>
{
    public async Task<Unit> Handle(DecidePapers command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var seminar = await access.FindAsync(command.SeminarId, ct);
        db.Expect(seminar, command.Version);
        await access.GuardReviewerAsync(seminar, ct);
        var link = $"/seminars/{seminar.Id}/papers";
        if (command.Action == SeminarAction.AcceptPapers)
        {
            seminar.AcceptPapers(clock.GetUtcNow());
            await crediting.OrderAsync(seminar, ct);
        }
        else
        {
            seminar.ReturnPapers();
        }

        trail.Add(nameof(Seminar), seminar.Id, PapersDesk.Step, command.Action == SeminarAction.AcceptPapers ? ReviewDecision.Approved : ReviewDecision.Returned, Characters.TrimToNull(command.Opinion));
        await worklist.CloseAsync(seminar.Id, ct);
        if (command.Action == SeminarAction.ReturnPapers)
            worklist.Open(DeliveryActs.FilePapers, nameof(Seminar), seminar.Id, Role.UnitAdministrator, seminar.HostId, seminar.Title, command.Opinion!.Trim(), link);
        await notifier.TellAsync(Role.UnitAdministrator, seminar.HostId, command.Action == SeminarAction.AcceptPapers ? "The closing papers of “{0}” are accepted" : "The closing papers of “{0}” were returned", link, ct, seminar.Title);
        return Unit.Value;
    }
}

/// <summary>Takes up crediting that stopped at a fault. What was credited stands.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record ResumeCrediting(Guid SeminarId) : ICommand<Unit>;

internal sealed class ResumeCreditingHandler(PortalDbContext db, DeliveryAccess access, SeminarCrediting crediting) : IRequestHandler<ResumeCrediting, Unit>
{
    public async Task<Unit> Handle(ResumeCrediting command, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM seminars WHERE tenant_id = {db.Scope.Required} AND id = {command.SeminarId} FOR UPDATE", cancellationToken);
        var seminar = await access.FindAsync(command.SeminarId, cancellationToken);
        if (seminar.State != SeminarState.Accepted)
            throw new RuleException("The seminar is “{0}”: there is nothing to credit.", seminar.State);
        if (await crediting.JobOf(seminar.Id).AnyAsync(j => j.EndedAt == null, cancellationToken))
            throw new RuleException("Hours are being credited already.");
        await crediting.OrderAsync(seminar, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Orders the crediting of a seminar.</summary>
public sealed class SeminarCrediting(PortalDbContext db, Actor actor, TimeProvider clock)
{
    /// <summary>Kind of the work.</summary>
    internal const string JobKind = "CreditSeminar";

    /// <summary>The work ordered for a seminar.</summary>
    public IQueryable<Job> JobOf(Guid seminarId)
    {
        var arguments = JsonSerializer.Serialize(seminarId);
        return db.Jobs.Where(j => j.Kind == JobKind && j.Arguments == arguments);
    }

    /// <summary>People who completed and have not got their hours.</summary>
    internal IQueryable<Enrolment> Due(Guid seminarId) => db.Enrolments.Where(e => e.SeminarId == seminarId && e.State == EnrolmentState.Confirmed && e.Outcome == Outcome.Completed && e.CreditedAt == null);

    /// <summary>Orders the work; a seminar that nobody completed is closed at once.</summary>
    public async Task OrderAsync(Seminar seminar, CancellationToken ct)
    {
        var due = await Due(seminar.Id).CountAsync(ct);
        if (due == 0)
            seminar.Close(clock.GetUtcNow());
        else
            db.Add(new Job(JobKind, JsonSerializer.Serialize(seminar.Id), due, actor.Me, actor.MembershipId, clock.GetUtcNow()));
    }
}

/// <summary>Credits hours and issues certificates for the people of a seminar, a hundred a step. Hours and certificate of a person commit together; a crash repeats nothing.</summary>
internal sealed class CreditSeminarStep(PortalDbContext db, SeminarCrediting crediting, HourLedger ledger, DoubleCredits doubles, SeminarCertificates certificates, Notifier notifier, TimeProvider clock) : IJobStep
{
    private const int PerStep = 100;

    public string Kind => SeminarCrediting.JobKind;

    public async Task<StepDone> RunAsync(Job job, CancellationToken ct)
    {
        var seminar = await db.Seminars.SingleAsync(s => s.Id == JsonSerializer.Deserialize<Guid>(job.Arguments, JsonSerializerOptions.Default), ct);
        var papers = await db.ClosingPapers.AsNoTracking().SingleAsync(p => p.SeminarId == seminar.Id, ct);
        var people = await crediting.Due(seminar.Id).OrderBy(e => e.Seat).Take(PerStep).ToListAsync(ct);
        var ids = people.Select(p => p.LearnerId).ToList();
        var learners = await db.Learners.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var kept = learners.Values.Select(l => l.MergedIntoId).OfType<Guid>().ToList();
        var accounts = await db.Learners.AsNoTracking().Where(l => kept.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        Learner Account(Enrolment e) => learners[e.LearnerId].MergedIntoId is { } into ? accounts[into] : learners[e.LearnerId];

        await ledger.CreditAsync(seminar.LearningYear, [.. people.Select(e => new HourCredit(e.LearnerId, HourCategory.Professional, e.Hours, HourSource.Seminar, e.Id, seminar.Title, seminar.HostName, seminar.StartsOn, seminar.EndsOn,
            $"出勤 {e.HalfDaysAttended}/{e.HalfDaysHeld} 个半天；{papers.Figures!.Rule}"))], ct);
        // Two records of one person that were merged after the papers were filed count once, as in a merge.
        var persons = people.Select(e => Account(e).Id).ToList();
        foreach (var record in await db.Learners.AsNoTracking().Where(l => l.MergedIntoId != null && persons.Contains(l.MergedIntoId.Value)).OrderBy(l => l.Id).ToListAsync(ct))
            foreach (var twice in await doubles.OfAsync(record.AccountId, record.Id, ct))
                await ledger.ReverseAsync(twice.Last, DoubleCredits.SameSource, ReviewCause.RecordsMerged, ct);
        await certificates.IssueAsync(seminar, people.Select(e => (e, Account(e))), ct);
        var now = clock.GetUtcNow();
        foreach (var enrolment in people)
            enrolment.Credited(now);
        await notifier.TellAllAsync(UsersOf(people.Select(Account).Where(l => l.IsCertain)), "Your hours of “{0}” are credited, and your certificate is issued", "/learn/certificates", ct, seminar.Title);
        await notifier.TellAllAsync(UsersOf(people.Select(Account).Where(l => !l.IsCertain)), "Your hours of “{0}” are credited; the certificate follows once your record is confirmed", "/learn", ct, seminar.Title);
        if (people.Count < PerStep || job.Done + people.Count >= job.Total)
        {
            seminar.Close(now);
            return new StepDone(job.Total - job.Done, (job.Done + people.Count).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return new StepDone(people.Count);
    }

    private static List<Guid> UsersOf(IEnumerable<Learner> people) => [.. people.Select(l => l.UserId).OfType<Guid>()];
}
