using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>A seminar whose implementation plan is filed, with one trainee and the half days.</summary>
public abstract class AttendanceTest(PortalFixture portal) : UseCaseTest(portal)
{
    private protected HeldSeminar seminar = null!;
    private protected Person learner = null!;
    private protected IReadOnlyList<GatheringHalfDay> halfDays = [];

    private protected async Task BeginAsync()
    {
        seminar = await HeldSeminar.FiledAsync(Province);
        learner = await seminar.LearnerAsync();
        await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id));
        halfDays = await seminar.HalfDaysAsync();
    }

    private protected Task<SignAnswer> ScanAsync(string? code, Person? by = null) =>
        Province.SendAsync(by ?? seminar.Host, new ScanPersonalCode(seminar.Id, code));

    private protected async Task<string> CodeAsync() => (await Province.SendAsync(learner, new GetMyCode(seminar.Id))).Code!;
}
