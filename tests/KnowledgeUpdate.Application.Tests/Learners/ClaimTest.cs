using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>A learner of a unit, the people who decide claims of hours, and the forms that they would send.</summary>
public abstract class ClaimTest(PortalFixture portal) : UseCaseTest(portal)
{
    private protected const string University = "邕江大学",
        Conference = "conference-national",
        Paper = "paper",
        Day = "training-day";

    private protected Person learner = null!,
        employer = null!,
        bureau = null!,
        department = null!,
        office = null!;
    private protected int people;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        employer = await Province.PersonAsync(Role.UnitAdministrator, University);
        bureau = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        department = await Province.PersonAsync(Role.IndustryDepartment, SeminarYear.AgricultureDepartment);
        office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        learner = await LearnerAsync();
    }

    private protected Guid mine;

    private protected static ChosenFile Evidence(string about) => new($"{about}.pdf", SeminarYear.Pdf(about));

    private protected static Profession Profession(string? field) =>
        new("工程技术", TitleLevel.Intermediate, "工程师", field, Education.Bachelor);

    private protected async Task<Person> LearnerAsync(string unit = University, string? field = null, bool confirm = true)
    {
        var person = await Province.PersonAsync(Role.Learner, unit);
        var id = await Province.SendAsync(
            person,
            new AddMyLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number(++people), unit, Profession(field))
        );
        mine = mine == default ? id : mine;
        if (confirm && unit == University)
        {
            var request = await Province.ReadAsync(db => db.Employments.SingleAsync(e => e.LearnerId == id));
            await Province.SendAsync(employer, new DecideEmployment(request.Id, request.Version, true, null));
        }

        return person;
    }

    private protected async Task<ClaimInput> InputAsync(string kind, decimal units, string? certificate = null, string? title = null)
    {
        var id = (await Province.SendAsync(learner, new ListActivityKinds(true))).First(k => k.Code == kind).Id;
        return new ClaimInput(
            id,
            title ?? $"{kind} {units}",
            "中国某学会",
            new DateOnly(2026, 9, 7),
            new DateOnly(2026, 9, 9),
            2026,
            units,
            certificate
        );
    }

    private protected async Task<Guid> FileAsync(Person by, string kind, decimal units, string? certificate = null, string? title = null)
    {
        var id = await Province.SendAsync(
            by,
            new DraftClaim(await InputAsync(kind, units, certificate, title), Evidence($"{Guid.NewGuid()}"))
        );
        await SubmitAsync(by, id);
        return id;
    }

    private protected async Task ReviseAsync(Person by, Guid id, string kind, decimal units) =>
        await Province.SendAsync(by, new ReviseClaim(id, await VersionAsync(id), await InputAsync(kind, units)));

    private protected async Task SubmitAsync(Person by, Guid id) =>
        await Province.SendAsync(by, new SubmitClaim(id, await VersionAsync(id)));

    private protected async Task AppealAsync(Guid id, string reason) =>
        await Province.SendAsync(learner, new AppealClaim(id, await VersionAsync(id), reason));

    private protected async Task DecideAsync(Person by, Guid id, ClaimAction action, string? opinion = null) =>
        await Province.SendAsync(by, new DecideClaim(id, await VersionAsync(id), action, opinion));

    private protected Task<uint> VersionAsync(Guid claim) =>
        Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.Version).SingleAsync());

    private protected Task<ClaimState> StateAsync(Guid claim) =>
        Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.State).SingleAsync());

    private protected Task<int> WaitingAsync(Guid claim, string? act = null, string? unit = null)
    {
        var place = unit is null ? (Guid?)null : Province.Units[unit].Id;
        return Province.ReadAsync(db =>
            db.WorkItems.CountAsync(w =>
                w.SubjectId == claim && w.DoneAt == null && (act == null || w.Act == act) && (place == null || w.OrganisationId == place)
            )
        );
    }

    private protected Task<List<string>> NoticesAsync(Person person) =>
        Province.ReadAsync(db => db.Notifications.Where(n => n.UserId == person.UserId).Select(n => n.Key).ToListAsync());
}
