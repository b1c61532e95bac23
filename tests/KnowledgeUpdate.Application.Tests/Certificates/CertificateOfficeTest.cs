using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>A programme office, and people with complete years.</summary>
public abstract class CertificateOfficeTest(PortalFixture portal) : UseCaseTest(portal)
{
    private protected const string University = SeminarYear.University;
    private protected Person office = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
    }

    private protected Task<int> CopyAsync(Guid certificate, int times) =>
        Copies.AddAsync(
            Database.Admin,
            "certificates",
            $"p.id = '{certificate}'",
            times,
            $"""
            'id', {Copies.NewId}, 'project_id', {Copies.NewId}, 'number', '抄' || i, 'code', 'K' || i, 'file_hash', NULL, 'file_signature',
                NULL,
            'facts', p.facts || jsonb_build_object('Number', '抄' || i, 'Code', '7K3MZQ9T5C1XW8VHS')
            """
        );

    private protected async Task<(Person Person, Guid Learner)> CompleteAsync(int n, params short[] years)
    {
        var person = await Province.PersonAsync(Role.Learner, University);
        var learner = await Province.SendAsync(
            person,
            new AddMyLearner(
                "韦知新",
                IdentityKind.ResidentId,
                TestIdentity.Number(n),
                null,
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
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
                        }.Select(c => new HourCredit
                        {
                            LearnerId = learner,
                            Category = c.Item1,
                            Hours = c.Item2,
                            SourceKind = HourSource.Course,
                            SourceId = Guid.NewGuid(),
                            Title = "课程",
                            Provider = "邕江大学",
                            From = new DateOnly(year, 5, 1),
                            To = new DateOnly(year, 5, 2),
                            Rule = "示例",
                        }),
                    ]
                )
            );
        return (person, learner);
    }

    private protected Task<Guid> TakeAsync(Person person, short year) => Province.SendAsync(person, new TakeYearlyCertificate(year));

    private protected Task<uint> VersionAsync(Guid id) =>
        Province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.Version).SingleAsync());
}
