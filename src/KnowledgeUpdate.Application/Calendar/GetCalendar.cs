using FluentValidation;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Calendar;

/// <summary>A year of the working-day calendar.</summary>
/// <param name="Year">Null: this year.</param>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.SystemAdministrator)]
public sealed record GetCalendar(int? Year) : IQuery<CalendarView>;

/// <summary>The year.</summary>
/// <param name="Source">The announcement; null: the year is not open and no deadline in it is computed.</param>
/// <param name="Days">Days that differ from the week's pattern.</param>
public sealed record CalendarView(int Year, DateOnly Today, string? Source, IReadOnlyList<int> Years, IReadOnlyDictionary<DateOnly, DayLine> Days);

/// <summary>A day that differs.</summary>
public sealed record DayLine(DateOnly Date, bool IsWorking, string Name, bool IsRegional);

internal sealed class GetCalendarHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<GetCalendar, CalendarView>
{
    public async Task<CalendarView> Handle(GetCalendar query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var year = query.Year is >= OpenCalendarYearValidator.First and <= OpenCalendarYearValidator.Last ? query.Year.Value : today.Year;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var years = await db.CalendarYears.OrderBy(y => y.Year).Select(y => new { y.Year, y.Source }).ToListAsync(cancellationToken);
        var days = await db.CalendarDays.Where(d => d.Date >= first && d.Date <= last).Select(d => new DayLine(d.Date, d.IsWorking, d.Name, d.IsRegional)).ToListAsync(cancellationToken);
        return new CalendarView(year, today, years.FirstOrDefault(y => y.Year == year)?.Source, [.. years.Select(y => y.Year)], days.ToDictionary(d => d.Date));
    }
}

/// <summary>Opens a year for counting, once its days off are announced.</summary>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator)]
public sealed record OpenCalendarYear(int? Year, string? Source) : ICommand<Unit>;

internal sealed class OpenCalendarYearValidator : AbstractValidator<OpenCalendarYear>
{
    /// <summary>First and last year that can be opened.</summary>
    public const int First = 2020, Last = 2099;

    public OpenCalendarYearValidator(IStringLocalizer<OrganisationsText> text)
    {
        RuleFor(c => c.Year).NotNull().WithMessage(_ => text["Enter a year such as 2027"]).InclusiveBetween(First, Last).WithMessage(_ => text["Enter a year such as 2027"]);
        RuleFor(c => c.Source).NotEmpty().WithMessage(_ => text["Enter the announcement of its days off"]).MaximumLength(200).WithMessage(_ => text["The source must be {0} characters or less", 200]);
    }
}

internal sealed class OpenCalendarYearHandler(PortalDbContext db, IStringLocalizer<OrganisationsText> text) : IRequestHandler<OpenCalendarYear, Unit>
{
    public async Task<Unit> Handle(OpenCalendarYear command, CancellationToken cancellationToken)
    {
        if (await db.CalendarYears.AnyAsync(y => y.Year == command.Year, cancellationToken))
            throw UnitInput.Fault(nameof(command.Year), text["{0} is open already", command.Year!]);
        db.Add(new CalendarYear(command.Year!.Value, command.Source!.Trim()));
        return Unit.Value;
    }
}

/// <summary>Adds a holiday or a make-up working day to the calendar.</summary>
/// <param name="Working">True for a make-up working day.</param>
/// <param name="Regional">Of the region only.</param>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator)]
public sealed record AddCalendarDay(DateOnly? Date, bool? Working, string? Name, bool Regional) : ICommand<Unit>;

internal sealed class AddCalendarDayValidator : AbstractValidator<AddCalendarDay>
{
    public AddCalendarDayValidator(IStringLocalizer<OrganisationsText> text)
    {
        RuleFor(c => c.Date).NotNull().WithMessage(_ => text["Enter the day"]);
        RuleFor(c => c.Working).NotNull().WithMessage(_ => text["Choose whether people work on this day"]);
        RuleFor(c => c.Name).NotEmpty().WithMessage(_ => text["Enter what the day is called"]).MaximumLength(40).WithMessage(_ => text["The name must be {0} characters or less", 40]);
    }
}

internal sealed class AddCalendarDayHandler(PortalDbContext db, AnnouncedPeriods periods, IStringLocalizer<OrganisationsText> text) : IRequestHandler<AddCalendarDay, Unit>
{
    public async Task<Unit> Handle(AddCalendarDay command, CancellationToken cancellationToken)
    {
        var (date, working) = (command.Date!.Value, command.Working!.Value);
        if (await db.CalendarDays.AnyAsync(d => d.Date == date, cancellationToken))
            throw UnitInput.Fault(nameof(command.Date), text["This day is in the calendar already."]);
        if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) == working)
            throw UnitInput.Fault(nameof(command.Working), text[working ? "People work on this day anyway: it is no weekend" : "Nobody works on this day anyway: it is a weekend"]);
        db.Add(new CalendarDay(date, working, command.Name!.Trim(), command.Regional));
        await periods.FollowAsync(cancellationToken);
        return Unit.Value;
    }
}
