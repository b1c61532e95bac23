using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A lesson as typed.</summary>
public sealed record LessonInput(int? Day, HalfDay Half, TimeOnly? From, TimeOnly? To, string? Topic, decimal? Hours, string? Lecturer, string? Room)
{
    /// <summary>Nothing was typed.</summary>
    public bool IsEmpty => Topic is null && From is null && To is null && Lecturer is null && Room is null && Hours is null;
}

/// <summary>An implementation plan as typed.</summary>
/// <param name="EnrolmentClosesAt">Beijing clock time.</param>
public sealed record ImplementationInput(int? Capacity, string? Address, string? ContactName, string? ContactPhone, DateTime? EnrolmentClosesAt, bool OpenRegistration, bool Nominations, Admission Admission,
    TitleLevel MinLevel, IReadOnlyList<string> Series, IReadOnlyList<string> Fields, bool NeedsEmployer, string? Notes, IReadOnlyList<LessonInput> Lessons);

/// <summary>Turns what was typed into an implementation plan.</summary>
internal static class ImplementationForm
{
    private const int LongestText = 200, LongestNotes = 2000;

    /// <summary>The plan with every gap and fault beside its field.</summary>
    /// <exception cref="ValidationException">Something is missing or too long.</exception>
    /// <param name="leastMinutes">Minutes that an hour 学时 takes at least.</param>
    public static Implementation Read(ImplementationInput input, int leastMinutes, IStringLocalizer<DeliveryText> text)
    {
        var faults = new List<ValidationFailure>();
        void Fault(bool isWrong, string field, string sentence)
        {
            if (isWrong)
                faults.Add(new(field, sentence));
        }

        Fault(input.Capacity is null or < 1, nameof(input.Capacity), text["Enter how many people have a seat"]);
        Fault(string.IsNullOrWhiteSpace(input.Address), nameof(input.Address), text["Enter the full address of the rooms"]);
        Fault(input.Address?.Trim().Length > LongestText, nameof(input.Address), text["Enter at most {0} characters", LongestText]);
        Fault(string.IsNullOrWhiteSpace(input.ContactName), nameof(input.ContactName), text["Enter whom trainees may ask"]);
        Fault(input.ContactName?.Trim().Length > 40, nameof(input.ContactName), text["Enter at most {0} characters", 40]);
        Fault(!PhoneNumber.IsValid(PhoneNumber.Normalise(input.ContactPhone)), nameof(input.ContactPhone), text["Enter a telephone number, as 0771-5555555 or a mobile number"]);
        Fault(input.EnrolmentClosesAt is null, nameof(input.EnrolmentClosesAt), text["Enter when enrolment closes, as 2027-03-01 18:00"]);
        Fault(input.Notes?.Length > LongestNotes, nameof(input.Notes), text["Enter at most {0} characters", LongestNotes]);
        var lessons = input.Lessons.Index().Where(l => !l.Item.IsEmpty).ToList();
        Fault(lessons.Count == 0, nameof(input.Lessons), text["Enter the course table: at least one lesson"]);
        foreach (var (i, l) in lessons)
        {
            string Of(string property) => $"Lessons[{i}].{property}";
            Fault(l.Day is null or < 1, Of(nameof(l.Day)), text["Enter the day, 1 for the first"]);
            Fault(l.From is null, Of(nameof(l.From)), text["Enter when it begins, as 08:30"]);
            Fault(l.To is null, Of(nameof(l.To)), text["Enter when it ends, as 12:00"]);
            Fault(string.IsNullOrWhiteSpace(l.Topic), Of(nameof(l.Topic)), text["Enter the topic"]);
            Fault(l.Topic?.Trim().Length > LongestText, Of(nameof(l.Topic)), text["Enter at most {0} characters", LongestText]);
            Fault(l.Hours is null or <= 0 or > 12, Of(nameof(l.Hours)), text["Enter the hours, above 0 and at most 12"]);
            Fault(l is { Hours: > 0 and <= 12, From: { } from, To: { } to } && to > from && l.Hours * leastMinutes > (decimal)(to - from).TotalMinutes, Of(nameof(l.Hours)), text["An hour takes at least {0} minutes: enter fewer hours, or a longer time", leastMinutes]);
            Fault(string.IsNullOrWhiteSpace(l.Lecturer), Of(nameof(l.Lecturer)), text["Enter the lecturer"]);
            Fault(string.IsNullOrWhiteSpace(l.Room), Of(nameof(l.Room)), text["Enter the room"]);
        }

        return faults.Count == 0 ? Loose(input) : throw new ValidationException(faults);
    }

    /// <summary>The plan as far as it is typed, for a draft.</summary>
    public static Implementation Loose(ImplementationInput input) => new()
    {
        Capacity = input.Capacity ?? 0, Address = input.Address?.Trim() ?? "", ContactName = input.ContactName?.Trim() ?? "", ContactPhone = PhoneNumber.Normalise(input.ContactPhone),
        EnrolmentClosesAt = input.EnrolmentClosesAt is { } at ? BeijingTime.At(at) : DateTimeOffset.MinValue, OpenRegistration = input.OpenRegistration, Nominations = input.Nominations, Admission = input.Admission,
        Conditions = new EnrolmentConditions(input.MinLevel, [.. input.Series.Where(TitleSeries.All.Contains)], [.. input.Fields], input.NeedsEmployer), Notes = input.Notes?.Trim() ?? "",
        Lessons = [.. input.Lessons.Where(l => !l.IsEmpty).Select(l => new Lesson(l.Day ?? 1, l.Half, l.From ?? default, l.To ?? default, l.Topic?.Trim() ?? "", l.Hours ?? 0, l.Lecturer?.Trim() ?? "", l.Room?.Trim() ?? ""))],
    };
}

/// <summary>Saves a draft of the implementation plan; it may lack anything.</summary>
/// <returns>When it was saved and the new version, for the form that saves itself.</returns>
[Requires(Role.UnitAdministrator)]
public sealed record DraftImplementation(Guid SeminarId, uint Version, ImplementationInput Input) : ICommand<Unit>;

internal sealed class DraftImplementationHandler(PortalDbContext db, DeliveryAccess access) : IRequestHandler<DraftImplementation, Unit>
{
    public async Task<Unit> Handle(DraftImplementation command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(command.SeminarId, cancellationToken);
        db.Expect(seminar, command.Version);
        seminar.Draft(ImplementationForm.Loose(command.Input));
        return Unit.Value;
    }
}

/// <summary>Files the implementation plan 实施方案备案, or its new version.</summary>
/// <param name="LateReason">Needed when the rule's last day has passed.</param>
[Requires(Role.UnitAdministrator)]
public sealed record FileImplementation(Guid SeminarId, uint Version, ImplementationInput Input, string? LateReason) : ICommand<Unit>, IHasReason
{
    string? IHasReason.Reason => LateReason;
}

internal sealed class FileImplementationValidator : AbstractValidator<FileImplementation>
{
    public FileImplementationValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.LateReason).MaximumLength(Seminar.ReasonMaxLength).WithMessage(_ => text["The reason must be {0} characters or less", Seminar.ReasonMaxLength]);
}

internal sealed class FileImplementationHandler(PortalDbContext db, Actor actor, DeliveryAccess access, SeminarOpening opening, HalfDayTable halfDays, RuleBook rules, Worklist worklist, Notifier notifier, ReviewTrail trail, TimeProvider clock,
    IStringLocalizer<DeliveryText> text) : IRequestHandler<FileImplementation, Unit>
{
    public async Task<Unit> Handle(FileImplementation command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var seminar = await access.FindOwnAsync(command.SeminarId, ct);
        db.Expect(seminar, command.Version);
        var implementation = ImplementationForm.Read(command.Input, await rules.ParameterAsync(RuleKeys.LeastMinutesOfHour, seminar.StartsOn, ct), text);
        var isNew = seminar.State == SeminarState.Preparing;
        seminar.File(implementation, await opening.FilingDueAsync(seminar, ct), command.LateReason, await opening.PapersDueAsync(seminar, ct), actor.Me, clock.GetUtcNow());
        var isChanged = await halfDays.LookAtAsync(seminar, implementation, clock.GetUtcNow(), ct);
        await halfDays.ApplyAsync(seminar, implementation, ct);
        trail.Add(nameof(Seminar), seminar.Id, "Implementation plan", ReviewDecision.Submitted, seminar.LateReason);
        // Also what an amendment of the plan asked to look through again.
        await worklist.CloseAsync(seminar.Id, ct, DeliveryActs.MendImplementation);
        if (isNew)
        {
            await worklist.CloseAsync(seminar.Id, ct);
            await notifier.TellAsync(Role.ProgrammeOffice, await access.OfficeAsync(ct), seminar.IsLate ? "The implementation plan of “{0}” was filed late" : "The implementation plan of “{0}” is filed", $"/seminars/{seminar.Id}", ct, seminar.Title);
        }

        else if (isChanged)
        {
            await notifier.TellAsync(Role.ProgrammeOffice, await access.OfficeAsync(ct), "The course table of “{0}” was changed", $"/seminars/{seminar.Id}", ct, seminar.Title);
            await opening.TellEnrolledAsync(seminar, "The course table of “{0}” was changed: look at its page again", ct, seminar.Title);
        }

        return Unit.Value;
    }
}

/// <summary>Returns an implementation plan to the host, before the seminar begins.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record ReturnImplementation(Guid SeminarId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class ReturnImplementationValidator : AbstractValidator<ReturnImplementation>
{
    public ReturnImplementationValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter what is to be changed: the host reads it"]).MaximumLength(Seminar.ReasonMaxLength).WithMessage(_ => text["The reason must be {0} characters or less", Seminar.ReasonMaxLength]);
}

internal sealed class ReturnImplementationHandler(PortalDbContext db, DeliveryAccess access, SeminarOpening opening, Worklist worklist, Notifier notifier, ReviewTrail trail, TimeProvider clock) : IRequestHandler<ReturnImplementation, Unit>
{
    public async Task<Unit> Handle(ReturnImplementation command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindAsync(command.SeminarId, cancellationToken);
        db.Expect(seminar, command.Version);
        await access.GuardReviewerAsync(seminar, cancellationToken);
        seminar.ReturnImplementation(clock.GetUtcNow());
        trail.Add(nameof(Seminar), seminar.Id, "Implementation plan", ReviewDecision.Returned, command.Reason!.Trim());
        worklist.Open(DeliveryActs.MendImplementation, nameof(Seminar), seminar.Id, Role.UnitAdministrator, seminar.HostId, seminar.Title, command.Reason!.Trim(), $"/seminars/{seminar.Id}/implementation", await opening.FilingDueAsync(seminar, cancellationToken));
        await notifier.TellAsync(Role.UnitAdministrator, seminar.HostId, "The implementation plan of “{0}” was returned: {1}", $"/seminars/{seminar.Id}", cancellationToken, seminar.Title, command.Reason!.Trim());
        return Unit.Value;
    }
}

/// <summary>The implementation plan to be filled in; a new one takes its course table from the proposal.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record GetImplementationForm(Guid SeminarId) : IQuery<ImplementationForms>;

/// <summary>What the form needs.</summary>
/// <param name="DueOn">Last Beijing date in time; null while the rule is not configured.</param>
/// <param name="NeedsReason">The plan was never filed and that date has passed.</param>
public sealed record ImplementationForms(Guid Id, uint Version, SeminarState State, string Title, DateOnly StartsOn, DateOnly EndsOn, string Place, int HeadCount, string Target, Implementation Draft, DateOnly? DueOn, bool NeedsReason, string? LateReason,
    string? Returned, IReadOnlyList<FieldOption> Fields)
{
    /// <summary>Days of the seminar.</summary>
    public int Days => EndsOn.DayNumber - StartsOn.DayNumber + 1;
}

/// <summary>A professional field to choose.</summary>
public sealed record FieldOption(string Code, string Name, string NameEn);

internal sealed class GetImplementationFormHandler(PortalDbContext db, DeliveryAccess access, SeminarOpening opening, TimeProvider clock) : IRequestHandler<GetImplementationForm, ImplementationForms>
{
    private static readonly Dictionary<HalfDay, (TimeOnly From, TimeOnly To)> Usual = new()
    {
        [HalfDay.Morning] = (new(8, 30), new(12, 0)), [HalfDay.Afternoon] = (new(14, 30), new(18, 0)), [HalfDay.Evening] = (new(19, 30), new(21, 0)),
    };

    public async Task<ImplementationForms> Handle(GetImplementationForm query, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(query.SeminarId, cancellationToken);
        var proposal = await db.SeminarProposals.SingleAsync(p => p.Id == seminar.ProposalId, cancellationToken);
        var due = await opening.FilingDueAsync(seminar, cancellationToken);
        var returned = seminar.State == SeminarState.Preparing
            ? await db.ReviewSteps.Where(s => s.SubjectId == seminar.Id && s.Decision == ReviewDecision.Returned).OrderByDescending(s => s.At).Select(s => s.Opinion).FirstOrDefaultAsync(cancellationToken) : null;
        var fields = await db.Fields.OrderBy(f => f.SortOrder).Select(f => new FieldOption(f.Code, f.Name, f.NameEn)).ToListAsync(cancellationToken);
        return new ImplementationForms(seminar.Id, seminar.Version, seminar.State, seminar.Title, seminar.StartsOn, seminar.EndsOn, seminar.Place, seminar.HeadCount, proposal.Content.Target ?? "", seminar.Implementation ?? First(seminar, proposal), due,
            seminar.FiledAt is null && BeijingTime.DateOf(clock.GetUtcNow()) > due, seminar.LateReason, returned, fields);
    }

    /// <summary>What the proposal says already need not be typed again.</summary>
    private static Implementation First(Seminar seminar, SeminarProposal proposal) => new()
    {
        Capacity = seminar.HeadCount, Address = seminar.Place, ContactName = proposal.Content.ContactName ?? "", ContactPhone = proposal.Content.ContactPhone ?? "",
        EnrolmentClosesAt = BeijingTime.EndOf(seminar.StartsOn.AddDays(-3)),
        Lessons = [.. proposal.Content.Courses.OrderBy(c => c.Day).ThenBy(c => c.Half).Select(c => new Lesson(c.Day, c.Half, Usual[c.Half].From, Usual[c.Half].To, c.Topic, c.Hours, c.Lecturer, ""))],
    };
}
