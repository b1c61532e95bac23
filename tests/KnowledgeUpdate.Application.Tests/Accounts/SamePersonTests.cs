using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Tests.Consequences;

namespace KnowledgeUpdate.Application.Tests.Accounts;

/// <summary>A person is one identity behind several accounts: recorded as such, or known by the same learner's record.</summary>
public sealed class SamePersonTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string NotTwo = "Nobody confirms what they proposed. Another member of the unit does.";

    private Person admin = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        admin = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
    }

    private Task<uint> VersionAsync<T>(Guid id)
        where T : Entity => Province.ReadAsync(db => db.Set<T>().Where(e => e.Id == id).Select(e => e.Version).SingleAsync());

    private Task<Guid> LinkAsync(Person one, Person other) =>
        Province.SendAsync(admin, new RecordSamePerson(one.UserId, other.Name, "身份证号相同，已当面核对。"));

    [Fact, Walks("person-acts")]
    public async Task Two_accounts_recorded_as_one_persons_are_not_two_people()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.InPublicity);
        year.Pass(10);
        var third = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var act = await year.SendAsync(year.Office, await year.PublicationFormAsync());
        Assert.True((await year.SendAsync(year.Office2, new GetProposedAct(act))).MayConfirm);

        // One after the other: the first account is the person's through the second.
        await LinkAsync(year.Office, third);
        var link = await LinkAsync(third, year.Office2);

        Assert.False((await year.SendAsync(year.Office2, new GetProposedAct(act))).MayConfirm);
        await Refused.ByAsync(NotTwo, () => Province.ConfirmAsync(act, year.Office2));
        await Refused.ByAsync("These accounts count as one person's already.", () => LinkAsync(year.Office, year.Office2));
        var member = await Province.SendAsync(admin, new GetMember(year.Office2.UserId));
        Assert.Equal([third.UserId], member.Persons.Select(p => p.UserId));
        Assert.Contains("身份证号相同，已当面核对。", member.History[0].Reason);

        // A link that was wrong is taken back, with a reason.
        await Province.SendAsync(admin, new EndPersonLink(link, await VersionAsync<PersonLink>(link), "系两人，姓名相同。"));
        await Province.ConfirmAsync(act, year.Office2);
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_another_account_of_their_own()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var other = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        await LinkAsync(office, other);

        await Refused.ByAsync(
            "Whoever invited you was let in by your own account, or is it. Somebody else invites you.",
            () => Province.JoinAsync(office, other, Role.LocalBureau, SeminarYear.Nanning)
        );
        await RefusedInput.ForAsync(
            "Email",
            "Nobody gives a role to their own account",
            () =>
                Province.SendAsync(
                    office,
                    new InviteMember(SeminarYear.Nanning, Role.LocalBureau, "本人", $"{other.Name.ToUpperInvariant()}@test.invalid")
                )
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(office, new ResetPassword(other.UserId, await VersionAsync<User>(other.UserId)))
        );
    }

    [Fact]
    public async Task Who_keeps_both_accounts_records_it_and_nobody_about_themselves()
    {
        var one = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var keeper = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var elsewhere = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.Finance);
        // Whether there is an account that others keep, nobody learns here.
        foreach (var (who, other) in new[] { (keeper, elsewhere.Name), (keeper, keeper.Name), (keeper, "nobody"), (admin, "nobody") })
            await RefusedInput.ForAsync(
                "Other",
                "You keep no account of this name. Look at its page for its user name, or ask whoever keeps both",
                () => Province.SendAsync(who, new RecordSamePerson(one.UserId, other, "同一人"))
            );
        await RefusedInput.ForAsync(
            "Reason",
            "Enter how you know that both are the same person's",
            () => Province.SendAsync(admin, new RecordSamePerson(one.UserId, keeper.Name, null))
        );
        await RefusedInput.ForAsync(
            "Other",
            "Enter the user name or telephone of the other account",
            () => Province.SendAsync(admin, new RecordSamePerson(one.UserId, " ", "同一人"))
        );
        var auditor = await Province.PersonAsync(Role.Auditor, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(auditor, new RecordSamePerson(one.UserId, keeper.Name, "同一人"))
        );
    }

    [Fact]
    public async Task Who_keeps_one_of_two_accounts_reads_nothing_of_the_other()
    {
        var bureau = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        var one = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await LinkAsync(one, office);

        var seen = await Province.SendAsync(bureau, new GetMember(one.UserId));
        Assert.Equal((0, 1), (seen.Persons.Count, seen.OtherPersons));
        Assert.Equal(
            (1, 0),
            await Province.SendAsync(admin, new GetMember(one.UserId)) is var all ? (all.Persons.Count, all.OtherPersons) : default
        );
    }

    [Fact]
    public async Task Nobody_ends_a_role_or_takes_over_a_desk_of_another_account_of_their_own()
    {
        var keeper = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        var own = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        await LinkAsync(keeper, own);

        var record = await Province.SendAsync(keeper, new GetMember(own.UserId));
        Assert.Equal((false, false), (record.MayKeep, record.Memberships.Single().MayEnd));
        var version = await VersionAsync<Membership>(own.MembershipId);
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(keeper, new EndMembership(own.MembershipId, version, BeijingTime.DateOf(Province.Clock.Now), "调离"))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(keeper, new GetHandover(own.MembershipId)));
    }
}
