using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>A seminar that was held: one trainee was there all the time, one was not.</summary>
public abstract class ClosingPapersTest(PortalFixture portal) : UseCaseTest(portal)
{
    private protected HeldSeminar seminar = null!;
    private protected Person diligent = null!;
    private protected Person absent = null!;
    private protected IReadOnlyList<GatheringHalfDay> halfDays = [];

    /// <summary>Two trainees: one attends every half day, the other the first four of six.</summary>
    private protected async Task HoldAsync()
    {
        seminar = await HeldSeminar.FiledAsync(Province);
        (diligent, absent) = (await seminar.LearnerAsync(), await seminar.LearnerAsync());
        foreach (var person in new[] { diligent, absent })
            await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        halfDays = await seminar.HalfDaysAsync();
        await AttendAsync(0, 6, diligent);
        await AttendAsync(0, 4, absent);
    }

    private protected async Task AttendAsync(int from, int to, params Person[] people)
    {
        foreach (var half in halfDays.Skip(from).Take(to - from))
        {
            if (Province.Clock.Now < half.EndsAt)
                Province.Clock.Now = half.EndsAt;
            foreach (var person in people)
                await Province.SendAsync(
                    seminar.Host,
                    new SaveRoll(seminar.Id, half.Id, [new((await seminar.EnrolmentAsync(person)).Id, true, true)], [], null)
                );
        }
    }

    private protected Task<int> ToldAsync(Person person, string key) =>
        Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == person.UserId && n.Key == key));

    private protected Task<MySeminar> MineAsync(Person person) => Province.SendAsync(person, new GetMySeminar(seminar.Id));

    private protected async Task DecideAsync(ClosingMove action, string? opinion = null) =>
        await Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, await seminar.VersionAsync(), action, opinion));

    private protected Task<PapersView> PapersAsync() => Province.SendAsync(seminar.Office, new GetPapers(seminar.Id));

    private protected async Task<Person> SecondAsync() => await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);

    private protected Task<int> CertificatesAsync() =>
        Province.ReadAsync(db =>
            db.Certificates.CountAsync(c => c.Kind == CertificateKind.SeminarCompletion && c.State == CertificateState.Valid)
        );

    private protected Task<decimal> HoursAsync() => Province.ReadAsync(db => db.HourEntries.SumAsync(e => e.Hours));
}
