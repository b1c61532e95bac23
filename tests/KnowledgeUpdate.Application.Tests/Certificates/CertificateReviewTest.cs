using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>A programme office, and people whose hours and certificates change.</summary>
public abstract class CertificateReviewTest(PortalFixture portal) : UseCaseTest(portal)
{
    private protected const string University = SeminarYear.University;
    private protected Person office = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
    }

    private protected async Task<(Person Person, Guid Learner)> CompleteAsync(params short[] years)
    {
        var person = await Province.PersonAsync(Role.Learner, University);
        var learner = await Province.SendAsync(
            person,
            new AddMyLearner(
                "韦知新",
                IdentityKind.ResidentId,
                TestIdentity.Number(1),
                University,
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, University);
        var (request, version) = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.LearnerId == learner).Select(e => new ValueTuple<Guid, uint>(e.Id, e.Version)).SingleAsync()
        );
        await Province.SendAsync(administrator, new DecideEmployment(request, version, true, null));
        foreach (var year in years)
            await Province.SendAsPortalAsync(
                new CreditHours(
                    year,
                    [
                        .. new[]
                        {
                            (HourCategory.PublicCompulsory, 15m),
                            (HourCategory.PublicElective, 15m),
                            (HourCategory.Professional, 60m),
                        }.Select(c => Credit(learner, year, c.Item1, c.Item2)),
                    ]
                )
            );
        return (person, learner);
    }

    private protected Task CreditAsync(Guid learner, short year, decimal hours) =>
        Province.SendAsPortalAsync(new CreditHours(year, [Credit(learner, year, HourCategory.Professional, hours)]));

    private protected static HourCredit Credit(Guid learner, short year, HourCategory category, decimal hours) =>
        new()
        {
            LearnerId = learner,
            Category = category,
            Hours = hours,
            SourceKind = HourSource.Course,
            SourceId = Guid.NewGuid(),
            Title = "课程",
            Provider = "邕江大学",
            From = new DateOnly(year, 5, 1),
            To = new DateOnly(year, 5, 2),
            Rule = "示例",
        };

    /// <summary>The entry of some hours that is not reversed.</summary>
    private protected Task<HourEntry> EntryAsync(Guid learner, short year, decimal hours = 60) =>
        Province.ReadAsync(db =>
            db.HourEntries.AsNoTracking()
                .Where(e =>
                    e.LearnerId == learner && e.LearningYear == year && e.Hours == hours && !db.HourEntries.Any(r => r.ReversesId == e.Id)
                )
                .OrderBy(e => e.Category)
                .FirstAsync()
        );

    private protected Task<Guid> TakeAsync(Person person, short year) => Province.SendAsync(person, new TakeYearlyCertificate(year));

    private protected Task<Certificate> LoadAsync(Guid id) =>
        Province.ReadAsync(db => db.Certificates.AsNoTracking().SingleAsync(c => c.Id == id));

    private protected Task<int> ToldAsync(Person person, string key) =>
        Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == person.UserId && n.Key == key));

    private protected async Task<CertificateVerdict> VerdictAsync(Guid id) =>
        await Province.SendAsPublicAsync(new VerifyCertificate((await LoadAsync(id)).Code));
}
