using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Offers;

/// <summary>Claims of hours and employments: what is offered is not refused, and the other way round.</summary>
public sealed class ClaimOfferTests(PortalFixture portal) : ClaimTest(portal)
{
    private OfferBook book = null!;

    private async Task BeginAsync()
    {
        book = await OfferBook.OfAsync(Province, learner, employer, bureau, department, office);
        var member = await Province.PersonAsync(Role.UnitAdministrator, University);
        book.People.Add(await Province.JoinAsync(office, member, Role.LocalBureau, SeminarYear.Nanning));
        book.People.Add(await Province.JoinAsync(office, member, Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        book.People.Add(await Province.LendAsync(office, await Province.PersonAsync(Role.Inspector, SeminarYear.OfficeUnit), 90));
        book.People.Add(await Province.LendAsync(bureau, await Province.PersonAsync(Role.Inspector, SeminarYear.Nanning), 90));
    }

    private async Task CompareAsync(Guid id)
    {
        var (version, state) = (await VersionAsync(id), $"{await StateAsync(id)}");
        var view = OfferBook.View(person => Province.SendAsync(person, new GetClaim(id)));
        Func<Person, Task<bool>> Right(Func<ClaimRights, bool> right) => view(v => right(v.Rights));
        foreach (
            var action in new[] { ClaimAction.Confirm, ClaimAction.Credit, ClaimAction.Return, ClaimAction.Decline, ClaimAction.Uphold }
        )
            await book.CompareAsync(
                $"{action}",
                state,
                Right(r => r.Actions.Contains(action)),
                () => new DecideClaim(id, version, action, "意见如此。")
            );
        await book.CompareAsync(
            "Tick",
            state,
            async person =>
                (await Province.SendAsync(person, new ListClaims(null, null, null, new()))).Page.Rows.Any(r => r.Id == id && r.MayDecide),
            () => new DecideClaims([(id, version)], ClaimAction.Return, "请补充。")
        );
        await book.CompareAsync("Withdraw", state, Right(r => r.Withdraw), () => new WithdrawClaim(id, version));
        await book.CompareAsync("Appeal", state, Right(r => r.Appeal), () => new AppealClaim(id, version, "证明材料齐全。"));
        var input = await InputAsync(Paper, 1);
        await book.CompareAsync("Edit", state, Right(r => r.Edit), () => new ReviseClaim(id, version, input));
    }

    [Fact]
    public async Task Of_a_claim_at_every_state()
    {
        await BeginAsync();
        var id = await Province.SendAsync(learner, new DraftClaim(await InputAsync(Paper, 1), Evidence("a")));
        await CompareAsync(id);
        await SubmitAsync(learner, id);
        await CompareAsync(id);
        await DecideAsync(employer, id, ClaimAction.Return, "请补充。");
        await CompareAsync(id);
        await SubmitAsync(learner, id);
        await DecideAsync(employer, id, ClaimAction.Confirm);
        await CompareAsync(id);
        await DecideAsync(bureau, id, ClaimAction.Decline, "材料不符。");
        await CompareAsync(id);
        await AppealAsync(id, "证明材料齐全。");
        await CompareAsync(id);
        await DecideAsync(office, id, ClaimAction.Credit);
        await CompareAsync(id);

        book.AssertSame("Confirm", "Credit", "Return", "Decline", "Uphold", "Tick", "Withdraw", "Appeal", "Edit");
    }

    /// <summary>Whoever files it administers the employer under a second account and works in the office under a third.</summary>
    [Fact]
    public async Task Of_a_claim_of_somebody_with_three_accounts()
    {
        await BeginAsync();
        var admin = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        foreach (var (role, unit) in new[] { (Role.UnitAdministrator, University), (Role.ProgrammeOffice, SeminarYear.OfficeUnit) })
        {
            var account = await Province.PersonAsync(role, unit);
            await Province.SendAsync(admin, new RecordSamePerson(account.UserId, learner.Name, "证件号码相同"));
            book.People.Add(account);
        }

        await CompareAsync(await FileAsync(learner, Paper, 1));

        book.AssertSame("Confirm", "Return", "Decline", "Tick", "Withdraw");
    }

    [Fact]
    public async Task Of_a_request_about_an_employment()
    {
        await BeginAsync();
        var person = await LearnerAsync(confirm: false);
        book.People.Add(person);
        var request = await Province.ReadAsync(db =>
            db.Employments.AsNoTracking().SingleAsync(e => db.Learners.Any(l => l.Id == e.LearnerId && l.UserId == person.UserId))
        );
        await CompareEmploymentAsync(request.Id, "Pending");
        await Province.SendAsync(employer, new DecideEmployment(request.Id, request.Version, true, null));
        await CompareEmploymentAsync(request.Id, "Confirmed");

        book.AssertSame("Decide employment");
    }

    private async Task CompareEmploymentAsync(Guid id, string state)
    {
        var version = await Province.ReadAsync(db => db.Employments.Where(e => e.Id == id).Select(e => e.Version).SingleAsync());
        await book.CompareAsync(
            "Decide employment",
            state,
            async person => (await Province.SendAsync(person, new GetEmploymentRequest(id))).MayDecide,
            () => new DecideEmployment(id, version, true, null)
        );
    }
}
