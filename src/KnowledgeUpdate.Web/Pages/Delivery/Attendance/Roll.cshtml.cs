using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Web.Pages.Delivery.Attendance;

/// <summary>The roll of a half day, entered by staff; without a network it is kept on the device and sent later.</summary>
public sealed class RollModel(IMediator mediator, TimeProvider clock, IStringLocalizer<DeliveryText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Reason { get; set; }
    }

    private HashSet<(Guid, SignKind)>? ticked;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RollSheet Sheet { get; private set; } = null!;

    /// <summary>Who is marked as late, and who left early.</summary>
    public HashSet<Guid> Late { get; private set; } = [];

    /// <inheritdoc cref="Late" />
    public HashSet<Guid> Early { get; private set; } = [];

    /// <summary>Whether a box was ticked, for a form that is shown again.</summary>
    public bool IsTicked(Guid enrolment, SignKind kind, bool isSigned) => ticked?.Contains((enrolment, kind)) ?? isSigned;

    public async Task OnGetAsync(Guid id, Guid halfDay, CancellationToken ct)
    {
        Sheet = await mediator.Send(new GetRoll(id, halfDay), ct);
    }

    public async Task<IActionResult> OnPostAsync(
        Guid id,
        Guid halfDay,
        Guid[] people,
        Guid[] arrived,
        Guid[] left,
        Guid[] seenArrived,
        Guid[] seenLeft,
        Guid[] late,
        Guid[] early,
        bool all,
        CancellationToken ct
    )
    {
        await OnGetAsync(id, halfDay, ct);
        ticked = [.. arrived.Select(a => (a, SignKind.Arrive)), .. left.Select(l => (l, SignKind.Leave))];
        (Late, Early) = ([.. late], [.. early]);
        if (all)
        {
            // Nothing is saved yet; staff untick the exceptions first. Leaving is ticked once the half day is over.
            var isOver = clock.GetUtcNow() >= Sheet.EndsAt;
            ticked = [.. people.Select(p => (p, SignKind.Arrive)), .. isOver ? people.Select(p => (p, SignKind.Leave)) : []];
            return Page();
        }

        IReadOnlyList<RollMark> Marks(Guid[] a, Guid[] l) =>
            [.. people.Select(p => new RollMark(p, a.Contains(p), l.Contains(p), Late.Contains(p), Early.Contains(p)))];
        var saved = await mediator.Send(new SaveRoll(id, halfDay, Marks(arrived, left), Marks(seenArrived, seenLeft), Input.Reason), ct);
        TempData["Done"] = text["The roll is saved: {0} signs added, {1} taken back.", saved.Added, saved.Voided].Value;
        return RedirectToPage(new { id, halfDay });
    }

    /// <summary>Receives a batch kept by a device; the answer is JSON, since a script asks.</summary>
    public async Task<IActionResult> OnPostOfflineAsync(
        Guid id,
        Guid halfDay,
        Guid batch,
        string body,
        string signature,
        CancellationToken ct
    )
    {
        await OnGetAsync(id, halfDay, ct);
        var answer = await mediator.Send(new ReceiveOfflineRoll(id, halfDay, batch, body ?? "", signature ?? ""), ct);
        return new JsonResult(
            new
            {
                accepted = answer.Refusal is null,
                marks = answer.Marks,
                taken = answer.Taken,
                repeated = answer.IsRepeated,
            }
        );
    }
}
