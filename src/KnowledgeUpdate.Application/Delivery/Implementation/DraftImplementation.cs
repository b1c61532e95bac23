using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>An implementation plan as typed.</summary>
/// <param name="EnrolmentClosesAt">Beijing clock time.</param>
public sealed record ImplementationInput(
    int? Capacity,
    string? Address,
    string? ContactName,
    string? ContactPhone,
    DateTime? EnrolmentClosesAt,
    bool OpenRegistration,
    bool Nominations,
    Admission Admission,
    TitleLevel MinLevel,
    IReadOnlyList<string> Series,
    IReadOnlyList<string> Fields,
    bool NeedsEmployer,
    string? Notes,
    IReadOnlyList<LessonInput> Lessons
);

/// <summary>Saves a draft of the implementation plan; it may lack anything.</summary>
/// <returns>When it was saved and the new version, for the form that saves itself.</returns>
[Requires(Permission.FileImplementation)]
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
