using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Tests.Certificates;

/// <summary>A test of pages with a certificate to begin from.</summary>
public abstract class CertificatePageTest(PortalFixture portal) : PageTest(portal)
{
    private static readonly Profession Unknown = new(null, TitleLevel.None, null, null, Education.NotStated);

    protected Task<Person> OfficeAsync() => Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);

    protected async Task<(Guid Learner, Guid Certificate)> HolderAsync()
    {
        var person = await Province.PersonAsync(Role.Learner, SeminarYear.University);
        var learner = await Province.SendAsync(
            person,
            new AddMyLearner("韦知新", IdentityKind.ResidentId, TestIdentity.Number(1), null, Unknown)
        );
        await Province.SendAsPortalAsync(
            new CreditHours(
                2026,
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
                        From = new DateOnly(2026, 5, 1),
                        To = new DateOnly(2026, 5, 2),
                        Rule = "示例",
                    }),
                ]
            )
        );
        return (learner, await Province.SendAsync(person, new TakeYearlyCertificate(2026)));
    }

    protected Task<int> CopyAsync(Guid certificate, int times) =>
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
}
