using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Learn.Seminars;

/// <summary>A seminar as a learner sees it.</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MySeminar Seminar { get; private set; } = null!;

    public NextStrip Next
    {
        get
        {
            var s = Seminar;
            return s switch
            {
                { State: SeminarState.Cancelled } => new NextStrip(
                    text["Nothing to do"],
                    text["The seminar was cancelled; nothing is credited"]
                ),
                { SignsNow: true } => new NextStrip(
                    text["Your turn"],
                    text["Sign by your own code or by the room's, when you arrive and when you leave"],
                    true
                ),
                { MayEvaluate: true } => new NextStrip(
                    text["Your turn"],
                    text["Answer the questionnaire; it takes two minutes and carries no name"],
                    true,
                    null,
                    null,
                    new ActLink(text["Answer the questionnaire"], $"/learn/seminars/{s.Id}/evaluate")
                ),
                { Standing: ListStanding.BeingChecked } => new NextStrip(
                    text["You"],
                    text[
                        "The host has filed the closing papers and your attendance is being checked: look at each half day, and "
                            + "dispute what is wrong by {0}",
                        Show.LongDate(s.DisputesUntil ?? s.EndsOn)
                    ],
                    false
                ),
                { Standing: ListStanding.BeingCorrected } => new NextStrip(
                    s.Host,
                    text["The list of the seminar is being corrected; you are told when it is ready"]
                ),
                { EntryId: not null, Outcome: Outcome.AsAttended } => new NextStrip(
                    text["Nothing to do"],
                    text["{0} hours are in your ledger, as attended", Show.Hours(s.Hours)]
                ),
                { EntryId: not null } => new NextStrip(
                    text["Nothing to do"],
                    text["{0} hours are in your ledger, and your certificate is issued", Show.Hours(s.Hours)]
                ),
                { Outcome: Outcome.NotCompleted, DisputesUntil: { } until } => new NextStrip(
                    text["You"],
                    text[
                        "{0} of {1} half days count as attended, fewer than the rule asks: no hours are credited. Dispute below "
                            + "what is wrong by {2}",
                        s.Attended,
                        s.HalfDays.Count,
                        Show.LongDate(until)
                    ],
                    true
                ),
                { Outcome: Outcome.NotCompleted } => new NextStrip(
                    text["Nothing to do"],
                    text[
                        "{0} of {1} half days count as attended, fewer than the rule asks: no hours are credited. The days for "
                            + "disputes are over",
                        s.Attended,
                        s.HalfDays.Count
                    ]
                ),
                { Outcome: Outcome.Completed } => new NextStrip(
                    text["The programme office"],
                    text["You completed the seminar: {0} hours are credited when the closing papers are accepted", Show.Hours(s.Hours)]
                ),
                { Outcome: Outcome.AsAttended } => new NextStrip(
                    text["The programme office"],
                    text["{0} hours count as attended; they are credited when the closing papers are accepted", Show.Hours(s.Hours)]
                ),
                { Enrolment: EnrolmentState.Applied } => new NextStrip(s.Host, text["The host decides on your enrolment; you are told"]),
                { Enrolment: EnrolmentState.Waiting, Place: { } place } => new NextStrip(
                    s.Host,
                    text["You are number {0} on the waiting list; a seat that becomes free goes to the first", place]
                ),
                { Enrolment: EnrolmentState.Confirmed, Seat: { } seat } => new NextStrip(
                    text["You"],
                    text["Seat {0}; come to the address below. Attendance is taken at arrival and at leaving of each half day", seat]
                ),
                { Enrolment: EnrolmentState.Declined } => new NextStrip(text["Nothing to do"], text["You are not admitted"]),
                { MayEnrol: true } => new NextStrip(
                    text["You"],
                    text["Registration is open until {0}", Show.Deadline(s.Implementation.EnrolmentClosesAt)]
                ),
                _ => new NextStrip(text["Nothing to do"], text["You have withdrawn"]),
            };
        }
    }

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Seminar = await mediator.Send(new GetMySeminar(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        TempData["Done"] = (await mediator.Send(new EnrolInSeminar(id), ct)) switch
        {
            EnrolmentState.Confirmed => text["You are admitted."].Value,
            EnrolmentState.Waiting => text["You are on the waiting list."].Value,
            _ => text["You are registered; the host decides, and you are told."].Value,
        };
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new WithdrawFromSeminar(id, Input.Reason), ct);
        TempData["Done"] = text["You have withdrawn."].Value;
        return RedirectToPage("Index");
    }
}
