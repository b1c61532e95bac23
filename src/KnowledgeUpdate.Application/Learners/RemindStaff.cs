using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Who of a unit is behind, and who of them can be reminded now.</summary>
public sealed class StaffReminders(PortalDbContext db, Actor actor, TimeProvider clock)
{
    /// <summary>The notice, an English key; by it the last reminder is found.</summary>
    internal const string Sentence = "{0} reminds you: your hours of {1} are not complete";

    /// <summary>Days between two reminders to one person.</summary>
    private const int Interval = 7;

    /// <summary>Staff whose year is not complete: people whose employment the unit confirmed, no others.</summary>
    public IQueryable<Learner> Behind(short year)
    {
        var unit = actor.MyUnit;
        return db.Learners.Where(l => l.EmployerId == unit && l.MergedIntoId == null && l.ProvisionalOfId == null
            && db.Employments.Any(e => e.LearnerId == l.Id && e.OrganisationId == unit && e.State == EmploymentState.Confirmed)
            && !db.LearnerYears.Any(y => y.LearnerId == l.Id && y.LearningYear == year && y.IsComplete));
    }

    /// <summary>Of them those with an account who were not reminded within a week.</summary>
    public IQueryable<Learner> Due(short year)
    {
        var (since, me) = (clock.GetUtcNow().AddDays(-Interval), actor.UserId);
        return Behind(year).Where(l => l.UserId != null && l.UserId != me && !db.Notifications.Any(n => n.UserId == l.UserId && n.Key == Sentence && n.At > since));
    }

    /// <summary>The year asked for, or this one.</summary>
    public short Year(short? year) => year ?? (short)BeijingTime.DateOf(clock.GetUtcNow()).Year;
}

/// <summary>How many of the unit's staff are behind, and how many of them a reminder would reach now.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record GetStaffBehind(short? Year) : IQuery<StaffBehind>;

/// <summary>The figures.</summary>
/// <param name="Behind">Staff behind.</param>
/// <param name="Due">Of them with an account and not reminded within a week.</param>
public sealed record StaffBehind(short Year, int Behind, int Due);

internal sealed class GetStaffBehindHandler(StaffReminders reminders, HourLedger ledger) : IRequestHandler<GetStaffBehind, StaffBehind>
{
    public async Task<StaffBehind> Handle(GetStaffBehind query, CancellationToken cancellationToken)
    {
        var year = reminders.Year(query.Year);
        // Without the year's requirement nobody can be told to be behind.
        if (await ledger.RequirementAsync(year, cancellationToken) is null)
            return new StaffBehind(year, 0, 0);
        return new StaffBehind(year, await reminders.Behind(year).CountAsync(cancellationToken), await reminders.Due(year).CountAsync(cancellationToken));
    }
}

/// <summary>Reminds the unit's staff who are behind: one notice each, at most once a week each.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record RemindStaff(short? Year) : ICommand<int>;

internal sealed class RemindStaffHandler(PortalDbContext db, Actor actor, StaffReminders reminders, HourLedger ledger, Notifier notifier) : IRequestHandler<RemindStaff, int>
{
    public async Task<int> Handle(RemindStaff command, CancellationToken cancellationToken)
    {
        var year = reminders.Year(command.Year);
        if (await ledger.RequirementAsync(year, cancellationToken) is null)
            throw RuleBook.NotConfigured(RuleKeys.HoursPerYear);
        // Two administrators at once remind each person once: the second waits and finds nobody due.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"{db.Scope.Required}/remind/{actor.MyUnit}"}, 0))", cancellationToken);
        var due = await reminders.Due(year).Select(l => l.UserId!.Value).ToListAsync(cancellationToken);
        await notifier.TellAllAsync(due, StaffReminders.Sentence, $"/learn?year={year}", cancellationToken, actor.OrganisationName, year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return due.Count;
    }
}
