using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>An implementation plan as typed.</summary>
public sealed record ImplementationInput
{
    public required int? Capacity { get; init; }

    public required string? Address { get; init; }

    public required string? ContactName { get; init; }

    public required string? ContactPhone { get; init; }

    /// <summary>Beijing clock time.</summary>
    public required DateTime? EnrolmentClosesAt { get; init; }

    public required bool OpenRegistration { get; init; }

    public required bool Nominations { get; init; }

    public required Admission Admission { get; init; }

    public required TitleLevel MinLevel { get; init; }

    public required IReadOnlyList<string> Series { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    public required bool NeedsEmployer { get; init; }

    public required string? Notes { get; init; }

    public required IReadOnlyList<LessonInput> Lessons { get; init; }
}

/// <summary>Saves a draft of the implementation plan; it may lack anything.</summary>
/// <returns>When it was saved and the new version, for the form that saves itself.</returns>
[Requires(Permission.FileImplementation)]
public sealed record DraftImplementation(Guid SeminarId, uint Version, ImplementationInput Input) : ICommand<Unit>, ISavesDraft;

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
