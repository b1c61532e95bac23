using System.Globalization;
using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Enters the people of a list as staff, all good rows or none; refused rows are left out. Doing it again changes nothing.
/// </summary>
/// <returns>How many people were entered or added to.</returns>
[Requires(Permission.EnterLearner)]
public sealed record ImportStaff(Guid Id) : ICommand<int>;

internal sealed class ImportStaffHandler(
    PortalDbContext db,
    Actor actor,
    StaffSheet sheet,
    StaffCheck check,
    LearnerRegistry registry,
    EmployerRequests requests,
    Notifier notifier,
    TimeProvider clock
) : IRequestHandler<ImportStaff, int>
{
    public async Task<int> Handle(ImportStaff command, CancellationToken cancellationToken)
    {
        var (ct, unit) = (cancellationToken, actor.MyUnit);
        await db.HeldJob(command.Id).LoadAsync(ct);
        var upload = await sheet.FindOwnAsync(command.Id, ct);
        if (upload.Job.IsOver)
            return upload.Result ?? 0;
        var rows = (await check.CheckAsync(unit, upload.Rows, ct))
            .Where(r => r.Row.State is StaffRowState.New or StaffRowState.Joins or StaffRowState.Asked or StaffRowState.Described)
            .ToList();
        if (rows.Count == 0)
            throw new RuleException("This list enters nobody new: there is nothing to import.");
        var people = rows.Select(r =>
                (
                    r.Row.State,
                    r.Profession,
                    Learner: r.Learner
                        ?? registry.Enter(new CheckedIdentity(r.Line.Name, r.Line.Kind!.Value, r.Line.Number, null), r.Profession)
                )
            )
            .ToList();
        foreach (var (_, profession, learner) in people.Where(p => p.State != StaffRowState.Asked && StaffCheck.IsUnstated(p.Learner)))
            learner.Describe(profession);
        await registry.EmployAsync(
            [.. people.Where(p => p.State is StaffRowState.New or StaffRowState.Joins).Select(p => p.Learner)],
            unit,
            ct
        );
        await requests.ClaimAsync(
            [.. people.Where(p => p.State == StaffRowState.Asked).Select(p => p.Learner)],
            unit,
            actor.OrganisationName,
            ct
        );
        await notifier.TellAllAsync(
            [.. people.Where(p => p.State == StaffRowState.Joins).Select(p => p.Learner.UserId).OfType<Guid>()],
            "{0} has entered you as staff",
            Links.MyHours,
            ct,
            actor.OrganisationName
        );
        upload.Job.Advance(upload.Rows.Count);
        upload.Job.End(JobState.Finished, rows.Count.ToString(CultureInfo.InvariantCulture), clock.GetUtcNow());
        return rows.Count;
    }
}
