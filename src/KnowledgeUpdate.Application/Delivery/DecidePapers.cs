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
using KnowledgeUpdate.Domain.Rules;
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

internal sealed class DecidePapersHandler(PortalDbContext db, DeliveryAccess access, PapersDesk desk, SeminarOutcomes outcomes, SeminarCrediting crediting, DeliveryDays days, Worklist worklist, Notifier notifier, ReviewTrail trail, AuditWriter audit, TimeProvider clock) : IRequestHandler<DecidePapers, Unit>
{
    public async Task<Unit> Handle(DecidePapers command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        await access.HoldAsync(command.SeminarId, ct);
        var seminar = await access.FindAsync(command.SeminarId, ct);
        db.Expect(seminar, command.Version);
        await access.GuardReviewerAsync(seminar, ct);
        var disputes = await desk.OpenDisputesAsync(seminar.Id, ct);
        var wereTold = seminar.OutcomesToldAt is not null;
        var link = $"/seminars/{seminar.Id}/papers";
        if (command.Action == SeminarAction.AcceptPapers)
        {
            if (seminar.OutcomesAreDue(disputes, now))
                await outcomes.SettleAsync(seminar, ct);
            seminar.AcceptPapers(disputes, now);
            await audit.SaveAsync(ct);
            await crediting.OrderAsync(seminar, ct);
        }
        else
        {
            seminar.ReturnPapers(await days.FromTodayAsync(RuleKeys.ReturnedPapersDays, ct), now);
            await outcomes.TakeBackAsync(seminar, wereTold, ct);
        }

        trail.Add(nameof(Seminar), seminar.Id, PapersDesk.Step, command.Action == SeminarAction.AcceptPapers ? ReviewDecision.Approved : ReviewDecision.Returned, Characters.TrimToNull(command.Opinion));
        await worklist.CloseAsync(seminar.Id, ct);
        if (command.Action == SeminarAction.ReturnPapers)
            worklist.Open(DeliveryActs.FilePapersAgain, nameof(Seminar), seminar.Id, Role.UnitAdministrator, seminar.HostId, seminar.Title, command.Opinion!.Trim(), link, seminar.ReturnedDueOn);
        if (command.Action == SeminarAction.AcceptPapers)
            await notifier.TellAsync(Role.UnitAdministrator, seminar.HostId, "The closing papers of “{0}” are accepted", link, ct, seminar.Title);
        else
            await notifier.TellAsync(Role.UnitAdministrator, seminar.HostId, "The closing papers of “{0}” were returned: file them again by {1}", link, ct, seminar.Title, $"{seminar.ReturnedDueOn:yyyy-MM-dd}");
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
public sealed class SeminarCrediting(PortalDbContext db, Actor actor, TraineeCredits credits, TimeProvider clock)
{
    /// <summary>Kind of the work.</summary>
    internal const string JobKind = "CreditSeminar";

    /// <summary>The work ordered for a seminar.</summary>
    public IQueryable<Job> JobOf(Guid seminarId)
    {
        var arguments = JsonSerializer.Serialize(seminarId);
        return db.Jobs.Where(j => j.Kind == JobKind && j.Arguments == arguments);
    }

    /// <summary>People whose hours in the ledger are not those of their outcome.</summary>
    /// <remarks>Also of those who lost their seat after an acceptance that was withdrawn. Who has nothing any more comes first: of two records of one person the one that counts is credited last.</remarks>
    internal IQueryable<Enrolment> Due(Guid seminarId) => db.Enrolments.Where(e => e.SeminarId == seminarId && (e.State == EnrolmentState.Confirmed ? e.Outcome != null : e.CreditedHours != null) && (e.CreditedHours ?? 0) != e.Hours)
        .OrderBy(e => e.Hours == 0 ? 0 : 1).ThenBy(e => e.Seat).ThenBy(e => e.Id);

    /// <summary>Orders the work; a seminar in which nobody's hours change is closed at once.</summary>
    public async Task OrderAsync(Seminar seminar, CancellationToken ct)
    {
        await credits.ForgetMergedAsync(seminar, ct);
        var due = await Due(seminar.Id).CountAsync(ct);
        if (due == 0)
            await CloseAsync(seminar, ct);
        else
            db.Add(new Job(JobKind, JsonSerializer.Serialize(seminar.Id), due, actor.Me, actor.MembershipId, clock.GetUtcNow()));
    }

    /// <summary>Every hour is in the ledger: certificates revoked since the acceptance was withdrawn are issued anew for hours that stood, and the seminar is closed.</summary>
    internal async Task CloseAsync(Seminar seminar, CancellationToken ct)
    {
        await credits.IssueAnewAsync(seminar, ct);
        seminar.Close(clock.GetUtcNow());
    }
}
