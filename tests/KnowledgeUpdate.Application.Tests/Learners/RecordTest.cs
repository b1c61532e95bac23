using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>A person's record that an employer entered, the units and bureaus around it, and accounts that ask for it.</summary>
public abstract class RecordTest(PortalFixture portal) : UseCaseTest(portal)
{
    private protected const string University = SeminarYear.University,
        Polytechnic = "柳州智造职业技术大学",
        Name = "韦知新";

    private protected static readonly Profession Nothing = new(null, TitleLevel.None, null, null, Education.NotStated);

    private protected Person unit = null!,
        other = null!,
        bureau = null!,
        office = null!;
    private protected Guid record;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        unit = await Province.PersonAsync(Role.UnitAdministrator, University);
        other = await Province.PersonAsync(Role.UnitAdministrator, Polytechnic);
        bureau = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        record = (await Province.SendAsync(unit, new EnterLearner(Name, IdentityKind.ResidentId, TestIdentity.Number(1), Nothing)))
            .Id!
            .Value;
    }

    private protected async Task<Person> RegisterAsync(string phone, string name, int number, string? employer = null)
    {
        var proof = await ProveAsync(phone);
        var session = await Province.SendAsPublicAsync(
            new RegisterLearner(
                name,
                IdentityKind.ResidentId,
                TestIdentity.Number(number),
                proof,
                employer,
                Nothing,
                "a long test password",
                "a long test password"
            )
        );
        return new Person(session.UserId, name, session.MembershipId!.Value, Role.Learner, Province.Units["广西壮族自治区"]);
    }

    private protected async Task<Guid> ProveAsync(string phone)
    {
        var proof = await Province.SendAsPublicAsync(new SendRegistrationCode(phone));
        var code = (await TextsAsync(phone))[^1].Split("验证码 ")[1][..6];
        Assert.True(await Province.SendAsPublicAsync(new TryContactCode(proof, code)));
        return proof;
    }

    private protected Task<List<string>> TextsAsync(string phone) =>
        Province.ReadAsync(db =>
            db.OutboxMessages.Where(m => m.To == phone && m.Channel == OutboxChannel.Text)
                .OrderBy(m => m.Id)
                .Select(m => m.Body)
                .ToListAsync()
        );

    private protected async Task<string> SecretAsync(string phone) =>
        (await TextsAsync(phone)).Last(t => t.Contains("/not-me/", StringComparison.Ordinal)).Split("/not-me/")[1][..32];

    private protected Task<RecordBinding> BindingAsync() =>
        Province.ReadAsync(db =>
            db.RecordBindings.AsNoTracking().Where(b => b.LearnerId == record).OrderByDescending(b => b.Id).FirstAsync()
        );

    private protected Task<Employment> ClaimedAsync() =>
        Province.ReadAsync(db => db.Employments.AsNoTracking().SingleAsync(e => e.State == EmploymentState.Claimed));

    private protected async Task DecideAsync(Person by, bool confirm, string? reason = null)
    {
        var binding = await BindingAsync();
        await Province.SendAsync(by, new DecideRecordBinding(binding.Id, binding.Version, confirm, reason));
    }

    private protected Task<Guid?> HolderAsync() =>
        Province.ReadAsync(db => db.Learners.Where(l => l.Id == record).Select(l => l.UserId).SingleAsync());

    private protected Task<int> OpenItemsAsync(Guid subject) =>
        Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.SubjectId == subject && w.DoneAt == null));

    private protected Task<List<string>> NoticesAsync(Person person) =>
        Province.ReadAsync(db => db.Notifications.Where(n => n.UserId == person.UserId).Select(n => n.Key).ToListAsync());

    private protected Task CreditAsync(Guid learner, decimal hours) =>
        Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [
                    new HourCredit
                    {
                        LearnerId = learner,
                        Category = HourCategory.Professional,
                        Hours = hours,
                        SourceKind = HourSource.Course,
                        SourceId = Guid.NewGuid(),
                        Title = "课程",
                        Provider = University,
                        From = new DateOnly(2026, 5, 1),
                        To = new DateOnly(2026, 5, 2),
                        Rule = "示例",
                    },
                ]
            )
        );

    private protected async Task<Guid> ClaimAsync(Person by, string title, bool submit = false)
    {
        var kind = (await Province.SendAsync(by, new ListActivityKinds(true))).First(k => k.Code == "training-day").Id;
        var id = await Province.SendAsync(
            by,
            new DraftClaim(
                new ClaimInput(kind, title, "中国某学会", new DateOnly(2026, 9, 7), new DateOnly(2026, 9, 9), 2026, 1, null),
                new ChosenFile($"{title}.pdf", SeminarYear.Pdf(title))
            )
        );
        if (submit)
            await Province.SendAsync(
                by,
                new SubmitClaim(
                    id,
                    await Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == id).Select(c => c.Version).SingleAsync())
                )
            );
        return id;
    }
}
