using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Learners of the unit, the area or the tenant, with their hours of a year.</summary>
/// <param name="Words">Beginning of a name.</param>
/// <param name="Complete">Only those complete, or only those behind.</param>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator)]
public sealed record ListLearners(short? Year, string? Words, bool? Complete, PageOf Page) : IQuery<LearnerList>;

/// <summary>The list.</summary>
/// <param name="Requests">Employments that wait for the unit's confirmation.</param>
public sealed record LearnerList(short Year, Page<LearnerRow> Page, int Complete, int Behind, IReadOnlyList<EmploymentAsked> Requests, bool MayEnter);

/// <summary>A learner in the list.</summary>
public sealed record LearnerRow(Guid Id, string Name, string IdentityMask, string? Employer, TitleLevel Level, string? Title, HourTotals Totals, bool IsComplete, bool IsConfirmed);

/// <summary>An employment that waits for confirmation.</summary>
public sealed record EmploymentAsked(Guid Id, string Name, DateTimeOffset RequestedAt);

internal sealed class ListLearnersHandler(PortalDbContext db, Actor actor, LearnerAccess access, TimeProvider clock) : IRequestHandler<ListLearners, LearnerList>
{
    public async Task<LearnerList> Handle(ListLearners query, CancellationToken cancellationToken)
    {
        var year = query.Year ?? (short)BeijingTime.DateOf(clock.GetUtcNow()).Year;
        var people = access.Visible().Where(l => l.MergedIntoId == null);
        if (Characters.TrimToNull(query.Words) is { } words)
        {
            var pattern = $"{LikePattern.Escape(PersonName.Normalise(words))}%";
            people = people.Where(l => EF.Functions.Like(l.Name, pattern, LikePattern.EscapeCharacter));
        }

        var rows = from l in people
                   from y in db.LearnerYears.Where(y => y.LearnerId == l.Id && y.LearningYear == year).DefaultIfEmpty()
                   from o in db.Organisations.Where(o => o.Id == l.EmployerId).DefaultIfEmpty()
                   select new { Learner = l, Year = y, Unit = o };
        var counts = await rows.GroupBy(_ => 1).Select(g => new { All = g.Count(), Complete = g.Count(r => r.Year != null && r.Year.IsComplete) }).SingleOrDefaultAsync(cancellationToken);
        if (query.Complete is { } complete)
            rows = rows.Where(r => complete == (r.Year != null && r.Year.IsComplete));
        var page = await rows.OrderBy(r => r.Learner.Name).ThenBy(r => r.Learner.Id)
            .Select(r => new LearnerRow(r.Learner.Id, r.Learner.Name, r.Learner.IdentityMask, r.Unit == null ? null : r.Unit.Name, r.Learner.Level, r.Learner.Title,
                r.Year == null ? new HourTotals(0, 0, 0) : new HourTotals(r.Year.Compulsory, r.Year.Elective, r.Year.Professional), r.Year != null && r.Year.IsComplete,
                db.Employments.Any(e => e.LearnerId == r.Learner.Id && e.OrganisationId == r.Learner.EmployerId && e.State == EmploymentState.Confirmed)))
            .ToPageAsync(query.Page, cancellationToken);
        var unit = actor.OrganisationId;
        var requests = actor.Is(Role.UnitAdministrator)
            ? await (from e in db.Employments
                     join l in db.Learners on e.LearnerId equals l.Id
                     where e.OrganisationId == unit && e.State == EmploymentState.Pending
                     orderby e.RequestedAt
                     select new EmploymentAsked(e.Id, l.Name, e.RequestedAt)).Take(50).ToListAsync(cancellationToken)
            : [];
        return new LearnerList(year, page, counts?.Complete ?? 0, (counts?.All ?? 0) - (counts?.Complete ?? 0), requests, actor.Is(Role.UnitAdministrator));
    }
}
