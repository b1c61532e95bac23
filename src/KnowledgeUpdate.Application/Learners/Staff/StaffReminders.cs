using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Who of a unit is behind, and who of them can be reminded now.</summary>
[Service]
public sealed class StaffReminders(PortalDbContext db, Actor actor, TimeProvider clock)
{
    /// <summary>The notice, an English key, by which the last reminder is found.</summary>
    internal const string Sentence = "{0} reminds you: your hours of {1} are not complete";

    /// <summary>Days between two reminders to one person.</summary>
    private const int Interval = 7;

    /// <summary>Staff whose year is not complete: people whose employment the unit confirmed, no others.</summary>
    public IQueryable<Learner> Behind(short year)
    {
        var unit = actor.MyUnit;
        return db.Learners.Where(l =>
            l.EmployerId == unit
            && l.MergedIntoId == null
            && l.ProvisionalOfId == null
            && db.Employments.Any(e => e.LearnerId == l.Id && e.OrganisationId == unit && e.State == EmploymentState.Confirmed)
            && !db.LearnerYears.Any(y => y.LearnerId == l.Id && y.LearningYear == year && y.IsComplete)
        );
    }

    /// <summary>Of them those with an account who were not reminded within a week.</summary>
    public IQueryable<Learner> Due(short year)
    {
        var (since, me) = (clock.GetUtcNow().AddDays(-Interval), actor.UserId);
        return Behind(year)
            .Where(l =>
                l.UserId != null && l.UserId != me && !db.Notifications.Any(n => n.UserId == l.UserId && n.Key == Sentence && n.At > since)
            );
    }

    /// <summary>The year asked for, or this one.</summary>
    public short Year(short? year) => year ?? (short)BeijingTime.DateOf(clock.GetUtcNow()).Year;
}
