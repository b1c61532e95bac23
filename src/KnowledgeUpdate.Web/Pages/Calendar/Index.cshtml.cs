using KnowledgeUpdate.Application.Calendar;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Pages.Calendar;

/// <summary>A year of working days, with the forms that open a year and add a day.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, IStringLocalizer<CalendarText> text) : PageModel
{
    public sealed class InputModel
    {
        public int? Year { get; set; }

        public string? Source { get; set; }

        public DateOnly? Date { get; set; }

        public string? Working { get; set; }

        public string? Name { get; set; }

        public bool Regional { get; set; } = true;

        public DateOnly? Day { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CalendarView View { get; private set; } = null!;

    public bool MayChange => actor.May(Permission.EnterCalendar);

    public async Task OnGetAsync(int? year, CancellationToken ct)
    {
        View = await mediator.Send(new GetCalendar(year), ct);
        if (HttpMethods.IsGet(Request.Method))
            Input.Year = View.Source is null ? View.Year : View.Years.Max() + 1;
    }

    public async Task<IActionResult> OnPostOpenAsync(int? year, CancellationToken ct)
    {
        await OnGetAsync(year, ct);
        await mediator.Send(new OpenCalendarYear(Input.Year, Input.Source), ct);
        TempData["Done"] = text["{0} is open: deadlines in it are computed now.", Input.Year!].Value;
        TempData["DoneNext"] = text["Add its holidays and make-up days, so that they are right."].Value;
        return LocalRedirect($"/calendar?year={Input.Year}");
    }

    public async Task<IActionResult> OnPostDayAsync(int? year, CancellationToken ct)
    {
        await OnGetAsync(year, ct);
        await mediator.Send(
            new AddCalendarDay(Input.Date, Input.Working is null ? null : Input.Working == "Yes", Input.Name, Input.Regional),
            ct
        );
        TempData["Done"] = text["{0:yyyy-MM-dd} is in the calendar.", Input.Date!].Value;
        return LocalRedirect($"/calendar?year={Input.Date!.Value.Year}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(int? year, CancellationToken ct)
    {
        await OnGetAsync(year, ct);
        await mediator.Send(new RemoveCalendarDay(Input.Day, Input.Reason), ct);
        TempData["Done"] = text["{0:yyyy-MM-dd} is no longer in the calendar.", Input.Day!].Value;
        return LocalRedirect($"/calendar?year={Input.Day!.Value.Year}");
    }
}
