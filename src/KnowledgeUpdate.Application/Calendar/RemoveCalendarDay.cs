using FluentValidation;
using KnowledgeUpdate.Domain.Calendar;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Calendar;

/// <summary>
/// Takes a day out of the calendar that was entered wrongly; one of another kind or name is then added again. This never shortens announced
/// periods.
/// </summary>
[Requires(Permission.EnterCalendar)]
public sealed record RemoveCalendarDay(DateOnly? Day, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class RemoveCalendarDayValidator : AbstractValidator<RemoveCalendarDay>
{
    public RemoveCalendarDayValidator(IStringLocalizer<CalendarText> text)
    {
        RuleFor(c => c.Day).NotNull().WithMessage(_ => text["Choose the day"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(200)
            .WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class RemoveCalendarDayHandler(PortalDbContext db, AnnouncedPeriods periods) : IRequestHandler<RemoveCalendarDay, Unit>
{
    public async Task<Unit> Handle(RemoveCalendarDay command, CancellationToken cancellationToken)
    {
        var day =
            await db.CalendarDays.SingleOrDefaultAsync(d => d.Date == command.Day, cancellationToken)
            ?? throw new NotFoundException(nameof(CalendarDay));
        db.Remove(day);
        await periods.FollowAsync(cancellationToken);
        return Unit.Value;
    }
}
