using FluentValidation;
using KnowledgeUpdate.Domain.Calendar;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Calendar;

/// <summary>Adds a holiday or a make-up working day to the calendar.</summary>
/// <param name="Working">True for a make-up working day.</param>
/// <param name="Regional">Of the region only.</param>
[Requires(Permission.EnterCalendar)]
public sealed record AddCalendarDay(DateOnly? Date, bool? Working, string? Name, bool Regional) : ICommand<Unit>;

internal sealed class AddCalendarDayValidator : AbstractValidator<AddCalendarDay>
{
    public AddCalendarDayValidator(IStringLocalizer<CalendarText> text)
    {
        RuleFor(c => c.Date).NotNull().WithMessage(_ => text["Enter the day"]);
        RuleFor(c => c.Working).NotNull().WithMessage(_ => text["Choose whether people work on this day"]);
        RuleFor(c => c.Name)
            .NotEmpty()
            .WithMessage(_ => text["Enter what the day is called"])
            .MaximumLength(40)
            .WithMessage(_ => text["The name must be {0} characters or less", 40]);
    }
}

internal sealed class AddCalendarDayHandler(PortalDbContext db, AnnouncedPeriods periods, IStringLocalizer<CalendarText> text)
    : IRequestHandler<AddCalendarDay, Unit>
{
    public async Task<Unit> Handle(AddCalendarDay command, CancellationToken cancellationToken)
    {
        var (date, working) = (command.Date!.Value, command.Working!.Value);
        if (await db.CalendarDays.AnyAsync(d => d.Date == date, cancellationToken))
            throw Faults.Beside(nameof(command.Date), text["This day is in the calendar already."]);
        if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) == working)
            throw Faults.Beside(
                nameof(command.Working),
                text[working ? "People work on this day anyway: it is no weekend" : "Nobody works on this day anyway: it is a weekend"]
            );
        db.Add(new CalendarDay(date, working, command.Name!.Trim(), command.Regional));
        await periods.FollowAsync(cancellationToken);
        return Unit.Value;
    }
}
