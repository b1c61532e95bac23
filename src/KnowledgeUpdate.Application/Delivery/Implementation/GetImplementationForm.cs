using FluentValidation;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>The implementation plan to be filled in; a new one takes its course table from the proposal.</summary>
[Requires(Permission.FileImplementation)]
public sealed record GetImplementationForm(Guid SeminarId) : IQuery<ImplementationForms>;

/// <summary>What the form needs.</summary>
public sealed record ImplementationForms
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required SeminarState State { get; init; }

    public required string Title { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string Place { get; init; }

    public required int HeadCount { get; init; }

    public required string Target { get; init; }

    public required Implementation Draft { get; init; }

    /// <summary>Last Beijing date in time; null while the rule is not configured.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>The plan was never filed and that date has passed.</summary>
    public required bool NeedsReason { get; init; }

    public required string? LateReason { get; init; }

    public required string? Returned { get; init; }

    public required IReadOnlyList<FieldOption> Fields { get; init; }

    /// <summary>Days of the seminar.</summary>
    public int Days => EndsOn.DayNumber - StartsOn.DayNumber + 1;
}

/// <summary>A professional field to choose.</summary>
public sealed record FieldOption(string Code, string Name, string NameEn);

internal sealed class GetImplementationFormHandler(PortalDbContext db, DeliveryAccess access, SeminarOpening opening, TimeProvider clock)
    : IRequestHandler<GetImplementationForm, ImplementationForms>
{
    private static readonly Dictionary<HalfDay, (TimeOnly From, TimeOnly To)> Usual = new()
    {
        [HalfDay.Morning] = (new(8, 30), new(12, 0)),
        [HalfDay.Afternoon] = (new(14, 30), new(18, 0)),
        [HalfDay.Evening] = (new(19, 30), new(21, 0)),
    };

    public async Task<ImplementationForms> Handle(GetImplementationForm query, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(query.SeminarId, cancellationToken);
        var proposal = await db.SeminarProposals.SingleAsync(p => p.Id == seminar.ProposalId, cancellationToken);
        var due = await opening.FilingDueAsync(seminar, cancellationToken);
        var returned =
            seminar.State == SeminarState.Preparing
                ? await db
                    .ReviewSteps.Where(s => s.SubjectId == seminar.Id && s.Decision == ReviewDecision.Returned)
                    .OrderByDescending(s => s.At)
                    .Select(s => s.Opinion)
                    .FirstOrDefaultAsync(cancellationToken)
                : null;
        var fields = await db
            .Fields.OrderBy(f => f.SortOrder)
            .Select(f => new FieldOption(f.Code, f.Name, f.NameEn))
            .ToListAsync(cancellationToken);
        return new ImplementationForms
        {
            Id = seminar.Id,
            Version = seminar.Version,
            State = seminar.State,
            Title = seminar.Title,
            StartsOn = seminar.StartsOn,
            EndsOn = seminar.EndsOn,
            Place = seminar.Place,
            HeadCount = seminar.HeadCount,
            Target = proposal.Content.Target ?? "",
            Draft = seminar.Implementation ?? First(seminar, proposal),
            DueOn = due,
            NeedsReason = seminar.FiledAt is null && BeijingTime.DateOf(clock.GetUtcNow()) > due,
            LateReason = seminar.LateReason,
            Returned = returned,
            Fields = fields,
        };
    }

    /// <summary>Filled in from the proposal, so that it need not be typed again.</summary>
    private static Implementation First(Seminar seminar, SeminarProposal proposal) =>
        new()
        {
            Capacity = seminar.HeadCount,
            Address = seminar.Place,
            ContactName = proposal.Content.ContactName ?? "",
            ContactPhone = proposal.Content.ContactPhone ?? "",
            EnrolmentClosesAt = BeijingTime.EndOf(seminar.StartsOn.AddDays(-3)),
            Lessons =
            [
                .. proposal
                    .Content.Courses.OrderBy(c => c.Day)
                    .ThenBy(c => c.Half)
                    .Select(c => new Lesson(c.Day, c.Half, Usual[c.Half].From, Usual[c.Half].To, c.Topic, c.Hours, c.Lecturer, "")),
            ],
        };
}
