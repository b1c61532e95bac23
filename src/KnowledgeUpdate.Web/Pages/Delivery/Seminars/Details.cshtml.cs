using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Delivery.Seminars;

/// <summary>A seminar: where it stands, what comes next, who must act.</summary>
public sealed class DetailsModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<DeliveryText> text, TimeProvider clock)
    : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SeminarView Seminar { get; private set; } = null!;

    private DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    public bool SignsToday => Seminar.Head is { State: SeminarState.Filed } s && s.StartsOn <= Today && s.EndsOn >= Today;

    public bool SeesProposal => actor.ScopeOf(Permission.ReadSeminarProposals) is Scope.Tenant or Scope.OwnUnit;

    public string Ways =>
        words.List(
            new[]
            {
                Seminar.Planning.Implementation!.OpenRegistration ? text["learners register"].Value : null,
                Seminar.Planning.Implementation.Nominations ? text["employers nominate"].Value : null,
                text["the host imports a roster"].Value,
            }.OfType<string>()
        );

    public string Conditions => DeliveryWords.Conditions(Seminar.Planning.Implementation!.Conditions, words, text);

    public IReadOnlyList<TimelineStep> Timeline => DeliveryWords.Timeline(Seminar.Course.Trail, words);

    public NextStrip? Next
    {
        get
        {
            var s = Seminar.Head;
            var planning = Seminar.Planning;
            var course = Seminar.Course;
            var rights = Seminar.Rights;
            string? Due(DateOnly? on) => on is { } date ? $"{Show.LongDate(date)} 24:00" : null;
            string? Left(DateOnly? on) =>
                on is { } date
                    ? date >= Today
                        ? text["{0} days left", date.DayNumber - Today.DayNumber].Value
                        : text["{0} days late", Today.DayNumber - date.DayNumber].Value
                    : null;
            return s.State switch
            {
                SeminarState.Preparing => new NextStrip(
                    rights.IsHost ? text["Your turn"] : s.Host,
                    text["File the implementation plan: rooms, lecturers, enrolment. Enrolment opens when it is filed"],
                    rights.IsHost,
                    Left(planning.FilingDueOn),
                    Due(planning.FilingDueOn)
                ),
                SeminarState.Filed when Today < s.StartsOn => new NextStrip(
                    s.Host,
                    text["Enrolment is under way; the seminar begins on {0}", Show.LongDate(s.StartsOn)],
                    false,
                    Left(s.StartsOn),
                    null
                ),
                SeminarState.Filed when Today <= s.EndsOn => new NextStrip(
                    s.Host,
                    text["The seminar is being held; attendance is taken twice each half day"],
                    false,
                    null,
                    null
                ),
                SeminarState.Filed or SeminarState.BrokenOff or SeminarState.PapersReturned => new NextStrip(
                    rights.IsHost ? text["Your turn"] : s.Host,
                    s.State == SeminarState.BrokenOff
                        ? text["File the closing papers; when they are accepted, hours are credited as attended. There are no certificates"]
                        : text["File the closing papers; when they are accepted, hours are credited and certificates issued"],
                    rights.IsHost,
                    Left(course.PapersDueOn),
                    Due(course.PapersDueOn)
                ),
                SeminarState.PapersFiled when Today <= course.DisputesUntil => new NextStrip(
                    text["Trainees"],
                    text["Trainees dispute their attendance and answer the questionnaire; after that the closing papers can be accepted"],
                    false,
                    Left(course.DisputesUntil),
                    Due(course.DisputesUntil)
                ),
                SeminarState.PapersFiled => new NextStrip(
                    rights.MayDecide ? text["Your turn"] : text["The programme office"],
                    text["Review the closing papers; accepted, hours are credited and certificates issued"],
                    rights.MayDecide
                ),
                SeminarState.Accepted => new NextStrip(text["The portal"], text["Hours are credited and certificates issued"]),
                _ => null,
            };
        }
    }

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Seminar = await mediator.Send(new GetSeminar(id), ct);

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new ReturnImplementation(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The implementation plan is returned, and the host is told."].Value;
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostResumeAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new ResumeCrediting(id), ct);
        TempData["Done"] = text["The crediting goes on."].Value;
        return RedirectToPage(new { id });
    }
}
