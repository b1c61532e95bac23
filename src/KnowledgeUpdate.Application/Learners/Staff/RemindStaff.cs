using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Reminds the unit's staff who are behind: one notice each, at most once a week each.</summary>
[Requires(Permission.RemindStaff)]
public sealed record RemindStaff(short? Year) : ICommand<int>;

internal sealed class RemindStaffHandler(PortalDbContext db, Actor actor, StaffReminders reminders, HourLedger ledger, Notifier notifier)
    : IRequestHandler<RemindStaff, int>
{
    public async Task<int> Handle(RemindStaff command, CancellationToken cancellationToken)
    {
        var year = reminders.Year(command.Year);
        if (await ledger.RequirementAsync(year, cancellationToken) is null)
            throw RuleBook.NotConfigured(RuleKeys.HoursPerYear);
        // Two administrators at once remind each person once: the second waits and finds nobody due.
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({$"{db.Scope.Required}/remind/{actor.MyUnit}"}, 0))",
            cancellationToken
        );
        var due = await reminders.Due(year).Select(l => l.UserId!.Value).ToListAsync(cancellationToken);
        await notifier.TellAllAsync(
            due,
            StaffReminders.Sentence,
            Links.MyHoursOf(year),
            cancellationToken,
            actor.OrganisationName,
            year.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        return due.Count;
    }
}
