using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>What the paper roll says of a person.</summary>
/// <param name="Late">The arrival was late, by the rule in force.</param>
/// <param name="Early">The person left before leaving was open.</param>
public sealed record RollMark(Guid EnrolmentId, bool Arrived, bool Left, bool Late = false, bool Early = false)
{
    /// <summary>Whether an arrival is entered: whoever came late came.</summary>
    public bool Comes => Arrived || Late;

    /// <summary>Whether a leaving is entered: whoever left early left.</summary>
    public bool Leaves => Left || Early;
}

/// <summary>The staff enter the paper roll. A sign that was there and is not ticked is voided, with the reason.</summary>
/// <param name="Seen">Signs that the form showed as ticked, so that one that came meanwhile is not voided.</param>
/// <returns>How many signs were added and voided.</returns>
[Requires(Permission.TakeAttendance)]
public sealed record SaveRoll(Guid GatheringId, Guid HalfDayId, IReadOnlyList<RollMark> Marks, IReadOnlyList<RollMark> Seen, string? Reason)
    : ICommand<RollSaved>,
        IHasReason;

/// <summary>What a roll changed.</summary>
public sealed record RollSaved(int Added, int Voided);

internal sealed class SaveRollValidator : AbstractValidator<SaveRoll>
{
    public SaveRollValidator(IStringLocalizer<AttendanceText> text) =>
        RuleFor(c => c.Reason)
            .MaximumLength(Enrolment.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", Enrolment.ReasonMaxLength]);
}

internal sealed class SaveRollHandler(
    PortalDbContext db,
    Actor actor,
    GatheringAccess access,
    EnrolmentAccess mine,
    AttendanceBook book,
    AuditWriter audit,
    TimeProvider clock,
    IStringLocalizer<AttendanceText> text
) : IRequestHandler<SaveRoll, RollSaved>
{
    public async Task<RollSaved> Handle(SaveRoll command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var gathering = await access.FindOwnAsync(command.GatheringId, ct);
        var halfDay = await db.GatheringHalfDays.SingleOrNotFoundAsync(h => h.Id == command.HalfDayId && h.GatheringId == gathering.Id, ct);
        if (!gathering.IsRunning)
            throw new RuleException("It is “{0}”: its attendance can no longer be changed.", gathering.Standing);
        var rule = await book.RuleAsync(halfDay, ct);
        if (halfDay.StartsAt.AddMinutes(-rule.OpensBefore) is var opens && now < opens)
            throw new RuleException("This half day has not begun: its roll is entered from {0} on.", Show(opens));
        var people = (
            await db
                .Enrolments.Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed)
                .Select(e => e.Id)
                .ToListAsync(ct)
        ).ToHashSet();
        if (command.Marks.Any(m => !people.Contains(m.EnrolmentId)))
            throw new NotFoundException(nameof(Enrolment));
        var signs = (await db.AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.VoidedAt == null).ToListAsync(ct)).ToDictionary(s =>
            (s.EnrolmentId, s.Kind)
        );
        var seen = command.Seen.DistinctBy(m => m.EnrolmentId).ToDictionary(m => m.EnrolmentId);
        var (signed, voided) = (new List<AttendanceSign>(), new List<AttendanceSign>());
        foreach (var mark in command.Marks.DistinctBy(m => m.EnrolmentId))
        {
            foreach (
                var (kind, ticked, wasTicked, at) in new[]
                {
                    (
                        SignKind.Arrive,
                        mark.Comes,
                        seen.GetValueOrDefault(mark.EnrolmentId)?.Arrived == true,
                        mark.Late ? halfDay.StartsAt.AddMinutes(rule.LateAfter + 1) : halfDay.StartsAt
                    ),
                    (
                        SignKind.Leave,
                        mark.Leaves,
                        seen.GetValueOrDefault(mark.EnrolmentId)?.Left == true,
                        mark.Early ? rule.LeavingOpens(halfDay).AddMinutes(-1) : halfDay.EndsAt
                    ),
                }
            )
            {
                if (ticked && !signs.ContainsKey((mark.EnrolmentId, kind)))
                    signed.Add(
                        new AttendanceSign(halfDay, mark.EnrolmentId, kind, SignMethod.PaperRoll, at, actor.Me, now, note: command.Reason)
                    );
                else if (!ticked && wasTicked && signs.TryGetValue((mark.EnrolmentId, kind), out var sign))
                    voided.Add(sign);
            }
        }

        // Nobody enters their own attendance by hand: they sign with the room's code, or somebody else enters it.
        if (await mine.OwnEnrolmentAsync(gathering.Id, ct) is { } own && signed.Concat(voided).Any(s => s.EnrolmentId == own))
            throw new RuleException(
                "Your own attendance is among the marks. Leave it as it is: sign by the room's code, or have somebody else of "
                    + "the unit enter it."
            );
        if (voided.Count > 0 && string.IsNullOrWhiteSpace(command.Reason))
            throw new ValidationException([
                new(nameof(command.Reason), text["Enter why signs are taken back: {0} would be", voided.Count]),
            ]);
        var added = await book.AddAsync(signed, ct);
        foreach (var sign in voided)
            sign.Void(command.Reason!, now);
        if (added + voided.Count > 0)
            audit.NoteFigures(
                access.Of(gathering).SubjectKind,
                gathering.Id,
                $"{halfDay.Date:yyyy-MM-dd} {halfDay.Half}: +{added} −{voided.Count}"
            );
        return new RollSaved(added, voided.Count);
    }

    private static string Show(DateTimeOffset at) =>
        BeijingTime.LocalOf(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
