using FluentValidation;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Work;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>Enrols the people of a roster, all good rows or none; refused rows are left out. Doing it again changes nothing.</summary>
/// <param name="Reason">Why those are admitted who do not meet the conditions.</param>
/// <returns>How many were enrolled.</returns>
[Requires(Permission.DecideEnrolments)]
public sealed record ImportRoster(Guid Id, string? Reason) : ICommand<int>, IHasReason;

internal sealed class ImportRosterValidator : AbstractValidator<ImportRoster>
{
    public ImportRosterValidator(IStringLocalizer<EnrolmentsText> text) =>
        RuleFor(c => c.Reason)
            .MaximumLength(Enrolment.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", Enrolment.ReasonMaxLength]);
}

internal sealed class ImportRosterHandler(
    PortalDbContext db,
    Actor actor,
    RosterSheet sheet,
    RosterCheck check,
    LearnerRegistry registry,
    EnrolmentBook enrolments,
    Worklist worklist,
    Notifier notifier,
    TimeProvider clock,
    AnswerTime answers
) : IRequestHandler<ImportRoster, int>
{
    public async Task<int> Handle(ImportRoster command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        await db.HeldJob(command.Id).LoadAsync(ct);
        var (gathering, upload) = await sheet.FindOwnAsync(command.Id, ct);
        if (upload.Job.IsOver)
            return upload.Result ?? 0;
        sheet.DemandRunning(gathering);
        var seats = await enrolments.HoldSeatsAsync(gathering.Id, ct);
        var rows = (await check.CheckAsync(gathering, upload.Rows, ct))
            .Where(r => r.Row.State is RosterRowState.New or RosterRowState.NewLearner)
            .ToList();
        if (rows.Count == 0)
            throw new RuleException("This roster enrols nobody new: there is nothing to import.");
        if (rows.Any(r => r.Row.Unmet.Count > 0) && string.IsNullOrWhiteSpace(command.Reason))
            throw Faults.Beside(
                nameof(command.Reason),
                check.Text["Some people do not meet the conditions. Enter why they are admitted all the same"]
            );
        var learners = rows.Select(r =>
                r.Learner ?? registry.Enter(new CheckedIdentity(r.Line.Name, r.Line.Kind!.Value, r.Line.Number, null), RosterCheck.Blank)
            )
            .ToList();
        await AskEmployersAsync(rows, learners, ct);
        var entered = (await enrolments.EnterAsync(gathering, seats, learners, EnrolmentRoute.Roster, actor.Me, command.Reason, ct))
            .Where(e => e.IsNew)
            .Select(e => e.Enrolment)
            .ToList();
        await enrolments.TellAsync(gathering, entered.Where(e => e.HasSeat).ToList(), "You are admitted to “{0}”", ct);
        await enrolments.TellAsync(gathering, entered.Where(e => !e.HasSeat).ToList(), "You are on the waiting list of “{0}”", ct);
        upload.Job.Advance(upload.Rows.Count);
        upload.Job.End(JobState.Finished, entered.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), clock.GetUtcNow());
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
            worklist.Open(
                LearnerActs.ConfirmEmployment,
                nameof(Employment),
                employment.Id,
                Role.UnitAdministrator,
                row.Employer.Id,
                learner.Name,
                row.Employer.Name,
                Links.EmploymentRequest(employment.Id),
                employment.DueOn
            );
            asked[row.Employer.Id] = asked.GetValueOrDefault(row.Employer.Id) + 1;
        }

        foreach (var (unit, count) in asked)
            await notifier.TellAsync(
                Role.UnitAdministrator,
                unit,
                "{0} people of a roster are said to work at your unit: confirm or refuse",
                Links.Desk,
                ct,
                count.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
    }
}
