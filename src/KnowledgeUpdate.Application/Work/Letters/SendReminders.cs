using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>
/// Reminds of deadlines 30, 14, 7, 3 and 1 days ahead, once each: the person, or everybody who holds the role in the unit.
/// </summary>
[PortalOnly]
public sealed record SendReminders : ICommand<int>;

internal sealed class SendRemindersHandler(PortalDbContext db, Notifier notifier, TimeProvider clock) : IRequestHandler<SendReminders, int>
{
    public async Task<int> Handle(SendReminders command, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var horizon = today.AddDays(WorkItem.ReminderDays.Max());
        var due = await db
            .WorkItems.Where(w => w.DoneAt == null && w.DueOn >= today && w.DueOn <= horizon)
            .OrderBy(w => w.DueOn)
            .ThenBy(w => w.Id)
            .ToListAsync(cancellationToken);
        var reminded = 0;
        foreach (var item in due.Where(w => w.TakeReminder(today) is not null))
        {
            string[] args = [item.Title, $"{item.DueOn:yyyy-MM-dd}", $"{item.DueOn!.Value.DayNumber - today.DayNumber}"];
            if (item.UserId is { } user)
                await notifier.TellAsync(user, "“{0}” is due on {1}. Days left: {2}", item.Link, cancellationToken, args);
            else
                await notifier.TellAsync(
                    item.Role,
                    item.OrganisationId,
                    "“{0}” is due on {1}. Days left: {2}",
                    item.Link,
                    cancellationToken,
                    args
                );
            reminded++;
        }

        return reminded;
    }
}
