using FluentValidation;
using KnowledgeUpdate.Domain.Calendar;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Calendar;

/// <summary>Opens a year for counting, once its days off are announced.</summary>
[Requires(Permission.EnterCalendar)]
public sealed record OpenCalendarYear(int? Year, string? Source) : ICommand<Unit>;

internal sealed class OpenCalendarYearValidator : AbstractValidator<OpenCalendarYear>
{
    /// <summary>First and last year that can be opened.</summary>
    public const int First = 2020,
        Last = 2099;

    public OpenCalendarYearValidator(IStringLocalizer<CalendarText> text)
    {
        RuleFor(c => c.Year)
            .NotNull()
            .WithMessage(_ => text["Enter a year such as 2027"])
            .InclusiveBetween(First, Last)
            .WithMessage(_ => text["Enter a year such as 2027"]);
        RuleFor(c => c.Source)
            .NotEmpty()
            .WithMessage(_ => text["Enter the announcement of its days off"])
            .MaximumLength(200)
            .WithMessage(_ => text["The source must be {0} characters or less", 200]);
    }
}

internal sealed class OpenCalendarYearHandler(PortalDbContext db, IStringLocalizer<CalendarText> text)
    : IRequestHandler<OpenCalendarYear, Unit>
{
    public async Task<Unit> Handle(OpenCalendarYear command, CancellationToken cancellationToken)
    {
        if (await db.CalendarYears.AnyAsync(y => y.Year == command.Year, cancellationToken))
            throw Faults.Beside(nameof(command.Year), text["{0} is open already", command.Year!]);
        db.Add(new CalendarYear(command.Year!.Value, command.Source!.Trim()));
        return Unit.Value;
    }
}
