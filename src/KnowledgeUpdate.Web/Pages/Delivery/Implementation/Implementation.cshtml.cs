using System.Globalization;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Pages.Delivery.Implementation;

/// <summary>The implementation plan: a draft that saves itself, then filed.</summary>
public sealed class ImplementationModel(IMediator mediator, PortalText words, IStringLocalizer<DeliveryText> text, TimeProvider clock)
    : PageModel
{
    public sealed class LessonRow
    {
        public int? Day { get; set; }

        public HalfDay Half { get; set; }

        public string? From { get; set; }

        public string? To { get; set; }

        public string? Topic { get; set; }

        public decimal? Hours { get; set; }

        public string? Lecturer { get; set; }

        public string? Room { get; set; }
    }

    public sealed class InputModel
    {
        public uint Version { get; set; }

        public int? Capacity { get; set; }

        public string? Address { get; set; }

        public string? ContactName { get; set; }

        public string? ContactPhone { get; set; }

        public string? EnrolmentClosesAt { get; set; }

        public bool OpenRegistration { get; set; }

        public bool Nominations { get; set; }

        public Admission Admission { get; set; }

        public TitleLevel MinLevel { get; set; }

        public List<string> Series { get; set; } = [];

        public List<string> Fields { get; set; } = [];

        public bool NeedsEmployer { get; set; }

        public string? Notes { get; set; }

        public List<LessonRow> Lessons { get; set; } = [];

        public string? LateReason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ImplementationForms Form { get; private set; } = null!;

    public IEnumerable<Choice> Admissions =>
        Enum.GetValues<Admission>()
            .Select(a => new Choice(
                a.ToString(),
                words[a],
                a == Admission.ByHost
                    ? text["You decide on each enrolment"]
                    : text["Places go in order; later ones wait and move up by themselves"]
            ));

    public IEnumerable<SelectListItem> Levels =>
        Enum.GetValues<TitleLevel>().Select(l => new SelectListItem(l == TitleLevel.None ? text["any"] : words[l], l.ToString()));

    public IEnumerable<SelectListItem> SeriesOptions => TitleSeries.All.Select(s => new SelectListItem(s, s));

    public IEnumerable<SelectListItem> FieldOptions =>
        Form.Fields.Select(f => new SelectListItem(
            CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? f.Name : f.NameEn,
            f.Code
        ));

    public IEnumerable<SelectListItem> Halves => Enum.GetValues<HalfDay>().Select(h => new SelectListItem(words[h], h.ToString()));

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Form = await mediator.Send(new GetImplementationForm(id), ct);
        var d = Form.Draft;
        Input = new InputModel
        {
            Version = Form.Version,
            Capacity = d.Capacity,
            Address = d.Address,
            ContactName = d.ContactName,
            ContactPhone = d.ContactPhone,
            EnrolmentClosesAt = d.EnrolmentClosesAt == DateTimeOffset.MinValue ? null : Show.Clock(d.EnrolmentClosesAt),
            OpenRegistration = d.OpenRegistration,
            Nominations = d.Nominations,
            Admission = d.Admission,
            MinLevel = d.Conditions.MinLevel,
            Series = [.. d.Conditions.Series],
            Fields = [.. d.Conditions.Fields],
            NeedsEmployer = d.Conditions.NeedsEmployer,
            Notes = d.Notes,
            Lessons =
            [
                .. d.Lessons.Select(l => new LessonRow
                {
                    Day = l.Day,
                    Half = l.Half,
                    From = l.From == default ? null : l.From.ToString("HH:mm", CultureInfo.InvariantCulture),
                    To = l.To == default ? null : l.To.ToString("HH:mm", CultureInfo.InvariantCulture),
                    Topic = l.Topic,
                    Hours = l.Hours,
                    Lecturer = l.Lecturer,
                    Room = l.Room,
                }),
            ],
        };
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? add, int? remove, string? then, CancellationToken ct)
    {
        Form = await mediator.Send(new GetImplementationForm(id), ct);
        if (add is not null || remove is not null)
        {
            if (remove is { } at && at >= 0 && at < Input.Lessons.Count)
                Input.Lessons.RemoveAt(at);
            else
                Input.Lessons.Add(new LessonRow());
            ModelState.Clear();
            return Page();
        }

        if (then == "draft")
        {
            await mediator.Send(new DraftImplementation(id, Input.Version, Read()), ct);
            TempData["Done"] = text["The draft is saved."].Value;
            return RedirectToPage(new { id });
        }

        CheckClocks();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await mediator.Send(new FileImplementation(id, Input.Version, Read(), Input.LateReason), ct);
        TempData["Done"] = text["The implementation plan is filed."].Value;
        TempData["DoneNext"] = text["Enrolment is open until {0}.", Input.EnrolmentClosesAt ?? ""].Value;
        return RedirectToPage("/Delivery/Seminars/Details", new { id });
    }

    public async Task<IActionResult> OnPostAutosaveAsync(Guid id, CancellationToken ct)
    {
        Form = await mediator.Send(new GetImplementationForm(id), ct);
        await mediator.Send(new DraftImplementation(id, Input.Version, Read()), ct);
        var saved = await mediator.Send(new GetSeminarHead(id), ct);
        return new JsonResult(
            new
            {
                savedAt = BeijingTime.LocalOf(clock.GetUtcNow()).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
                version = saved.Version,
            }
        );
    }

    private ImplementationInput Read() =>
        new()
        {
            Capacity = Input.Capacity,
            Address = Input.Address,
            ContactName = Input.ContactName,
            ContactPhone = Input.ContactPhone,
            EnrolmentClosesAt = Show.ParseClock(Input.EnrolmentClosesAt),
            OpenRegistration = Input.OpenRegistration,
            Nominations = Input.Nominations,
            Admission = Input.Admission,
            MinLevel = Input.MinLevel,
            Series = Input.Series,
            Fields = Input.Fields,
            NeedsEmployer = Input.NeedsEmployer,
            Notes = Input.Notes,
            Lessons =
            [
                .. Input.Lessons.Select(l => new LessonInput(
                    l.Day,
                    l.Half,
                    Time(l.From),
                    Time(l.To),
                    l.Topic,
                    l.Hours,
                    l.Lecturer,
                    l.Room
                )),
            ],
        };

    /// <summary>A time that cannot be read is reported beside its field; missing times are reported by the use case.</summary>
    private void CheckClocks()
    {
        if (!string.IsNullOrWhiteSpace(Input.EnrolmentClosesAt) && Show.ParseClock(Input.EnrolmentClosesAt) is null)
            ModelState.AddModelError("Input.EnrolmentClosesAt", text["Enter when enrolment closes, as 2027-03-01 18:00"]);
        for (var i = 0; i < Input.Lessons.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(Input.Lessons[i].From) && Time(Input.Lessons[i].From) is null)
                ModelState.AddModelError($"Input.Lessons[{i}].From", text["Enter when it begins, as 08:30"]);
            if (!string.IsNullOrWhiteSpace(Input.Lessons[i].To) && Time(Input.Lessons[i].To) is null)
                ModelState.AddModelError($"Input.Lessons[{i}].To", text["Enter when it ends, as 12:00"]);
        }
    }

    private static TimeOnly? Time(string? typed)
    {
        var plain = Characters.Narrow(typed);
        return TimeOnly.TryParseExact(plain, ["H:mm", "HHmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
    }
}
