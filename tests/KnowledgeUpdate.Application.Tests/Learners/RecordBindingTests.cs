using FluentValidation;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>A person's record belongs to the person: a name and a number, which stand in every roster, take nothing.</summary>
public sealed class RecordBindingTests(PortalFixture portal) : RecordTest(portal)
{
    [Fact]
    public async Task A_stranger_with_name_and_number_gets_the_same_answer_as_for_an_unknown_number_and_nothing_of_the_record()
    {
        await CreditAsync(record, 90);
        var (taker, newcomer) = (await RegisterAsync("13800000001", Name, 1), await RegisterAsync("13800000002", "覃新人", 2));

        var (seen, usual) = (
            await Province.SendAsync(taker, new GetLearnerHours(null, 2026)),
            await Province.SendAsync(newcomer, new GetLearnerHours(null, 2026))
        );
        Assert.Equal((0m, 0, 0), (seen!.Totals.Total, seen.Entries.Count, seen.Years.Count));
        Assert.Equal(
            (usual!.Totals, usual.Entries.Count, usual.Years.Count, usual.Profile),
            (seen.Totals, seen.Entries.Count, seen.Years.Count, seen.Profile)
        );
        Assert.NotEqual(record, seen.LearnerId);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(taker, new GetLearnerHours(record, 2026)));
        Assert.Null(await Province.SendAsync(taker, new GetHeldRecord()));
        Assert.Empty((await Province.SendAsync(taker, new ListCertificates()))!.Rows);
        await Refused.ByAsync(
            "A certificate prints a name and a number: it can be taken once your record is confirmed.",
            () => Province.SendAsync(taker, new TakeYearlyCertificate(2026))
        );

        // The employer is asked at once, and sees the provisional record nowhere.
        Assert.Null(await HolderAsync());
        var binding = await BindingAsync();
        Assert.Equal(
            (BindingState.Asked, unit.Unit.Id, (Role?)Role.UnitAdministrator),
            (binding.State, binding.DeciderId, binding.DeciderRole)
        );
        Assert.Contains("An account asks for the record of {0}: confirm or refuse", await NoticesAsync(unit));
        Assert.Equal([record], (await Province.SendAsync(unit, new ListLearners(2026, null, null, new()))).Page.Rows.Select(r => r.Id));
        Assert.Equal(
            [record, (await Province.SendAsync(newcomer, new GetMyRecord()))!.Id],
            (await Province.SendAsync(office, new ListLearners(2026, null, null, new()))).Page.Rows.Select(r => r.Id).Order()
        );
    }

    [Fact]
    public async Task The_employer_confirms_and_what_was_entered_meanwhile_is_counted_with_the_record()
    {
        await CreditAsync(record, 40);
        var person = await RegisterAsync("13800000001", Name, 1, Polytechnic);
        var own = (await Province.SendAsync(person, new GetMyRecord()))!.Id;
        await CreditAsync(own, 8);
        await Assert.ThrowsAsync<NotFoundException>(() => DecideAsync(other, true));
        await RefusedInput.ForAsync("Reason", "Enter the reason: the person reads it", () => DecideAsync(unit, false));

        await DecideAsync(unit, true);

        Assert.Equal(person.UserId, await HolderAsync());
        Assert.Equal(48m, (await Province.SendAsync(person, new GetLearnerHours(null, 2026)))!.Totals.Total);
        // The unit that the person named is asked only now, about the true record.
        var asked = await Province.ReadAsync(db => db.Employments.SingleAsync(e => e.State == EmploymentState.Pending));
        Assert.Equal((record, other.Unit.Id), (asked.LearnerId, asked.OrganisationId));
        await Refused.ByStateAsync(BindingState.Bound, BindingAction.Confirm, () => DecideAsync(unit, true));
        Assert.Equal(0, await OpenItemsAsync((await BindingAsync()).Id));
    }

    [Fact]
    public async Task A_refused_account_is_told_why_and_its_own_record_is_held()
    {
        var stranger = await RegisterAsync("13800000001", Name, 1, University);
        await DecideAsync(unit, false, "本人未申请");

        Assert.Null(await HolderAsync());
        Assert.Equal(
            (BindingState.Refused, "本人未申请"),
            (await Province.SendAsync(stranger, new GetHeldRecord())) is { } held ? (held.State, held.Reason) : default
        );
        Assert.Null(await Province.SendAsync(stranger, new GetMyRecord()));
        await Refused.ByAsync(
            "Your learner's record is held until it is decided whose it is. Nothing in it is lost.",
            () => Province.SendAsync(stranger, new DescribeMyProfession(0, Nothing))
        );
        Assert.Equal(0, await Province.ReadAsync(db => db.Employments.CountAsync(e => e.State == EmploymentState.Pending)));
    }

    [Fact]
    public async Task Nobody_answers_and_the_request_rises_from_employer_to_bureau_to_office()
    {
        await RegisterAsync("13800000001", Name, 1);
        foreach (var expected in new[] { bureau.Unit.Id, office.Unit.Id, office.Unit.Id })
        {
            Province.Clock.Now += TimeSpan.FromDays(30);
            Assert.Equal(1, await Province.SendAsPortalAsync(new RaiseUnanswered()));
            Assert.Equal(0, await Province.SendAsPortalAsync(new RaiseUnanswered()));
            Assert.Equal(expected, (await BindingAsync()).DeciderId);
            Assert.Equal(1, await OpenItemsAsync((await BindingAsync()).Id));
        }

        await Assert.ThrowsAsync<ForbiddenException>(() => DecideAsync(unit, true));
        await DecideAsync(office, true);
    }

    [Fact]
    public async Task A_record_without_employer_is_decided_by_the_bureau_of_its_last_place()
    {
        var employment = await Province.ReadAsync(db => db.Employments.SingleAsync(e => e.LearnerId == record));
        await Province.SendAsync(
            unit,
            new EndEmployment(employment.Id, employment.Version, BeijingTime.DateOf(Province.Clock.Now), "离职")
        );
        await RegisterAsync("13800000001", Name, 1, Polytechnic);
        Assert.Equal((bureau.Unit.Id, (Role?)Role.LocalBureau), ((await BindingAsync()).DeciderId, (await BindingAsync()).DeciderRole));
    }

    [Fact]
    public async Task An_invitation_binds_at_once_but_only_with_the_number_and_once()
    {
        var link = await Province.SendAsync(unit, new InviteToRecord(record));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new InviteToRecord(record)));
        var proof = await ProveAsync("13800000001");
        await RefusedInput.ForAsync(
            "Number",
            "This is not the number of the person invited. Compare with the document",
            () =>
                Province.SendAsPublicAsync(
                    new AcceptRecordInvitation(link.Secret, TestIdentity.Number(2), proof, "a long test password", "a long test password")
                )
        );

        var session = await Province.SendAsPublicAsync(
            new AcceptRecordInvitation(link.Secret, TestIdentity.Number(1), proof, "a long test password", "a long test password")
        );

        Assert.Equal(session.UserId, await HolderAsync());
        Assert.False((await Province.SendAsPublicAsync(new GetRecordInvitation(link.Secret))).IsOpen);
        var second = await ProveAsync("13800000002");
        await Refused.ByAsync(
            "This invitation is no longer open. Ask your employer or the HR bureau for a new one.",
            () =>
                Province.SendAsPublicAsync(
                    new AcceptRecordInvitation(link.Secret, TestIdentity.Number(1), second, "a long test password", "a long test password")
                )
        );
        await Refused.ByAsync(
            "This record is bound to an account already. If it is the wrong one, freeze the binding.",
            () => Province.SendAsync(unit, new InviteToRecord(record))
        );
    }

    [Fact]
    public async Task One_tap_not_me_freezes_the_record_and_only_those_above_the_employer_decide()
    {
        var first = await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        var thief = await RegisterAsync("13800000002", Name, 1);
        Assert.Contains(await TextsAsync("13800000001"), t => t.Contains("/not-me/", StringComparison.Ordinal));
        await DecideAsync(unit, true);
        Assert.Equal(thief.UserId, await HolderAsync());
        var secret = await SecretAsync("13800000001");
        Assert.Equal(BindingState.Bound, (await Province.SendAsPublicAsync(new GetNotMe(secret))).State);

        await Province.SendAsPublicAsync(new SayNotMe(secret));
        await Province.SendAsPublicAsync(new SayNotMe(secret));

        var binding = await BindingAsync();
        Assert.Equal((BindingState.Frozen, bureau.Unit.Id), (binding.State, binding.DeciderId));
        Assert.Null(await Province.SendAsync(thief, new GetMyRecord()));
        Assert.Null(await Province.SendAsync(thief, new GetLearnerHours()));
        await Refused.ByAsync(
            "Your learner's record is held until it is decided whose it is. Nothing in it is lost.",
            () => Province.SendAsync(thief, new TakeYearlyCertificate(2026))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(
                unit,
                new SettleRecordBinding(binding.Id, binding.Version, false, "核实", new Dictionary<Guid, EnteredDecision>())
            )
        );

        await Province.SendAsync(
            bureau,
            new SettleRecordBinding(binding.Id, binding.Version, false, "持证核实为前一持有人", new Dictionary<Guid, EnteredDecision>())
        );

        Assert.Equal(first.UserId, await HolderAsync());
        Assert.NotNull(await Province.SendAsync(first, new GetMyRecord()));
        Assert.Null(await Province.SendAsync(thief, new GetMyRecord()));
        Assert.Equal(BindingState.Undone, (await Province.SendAsync(thief, new GetHeldRecord()))!.State);
    }

    [Fact, Walks("binding-entered")]
    public async Task What_was_entered_since_a_wrong_binding_is_decided_one_by_one()
    {
        var thief = await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        var kept = await ClaimAsync(thief, "一");
        Province.Clock.Now += TimeSpan.FromMinutes(1);
        var reversed = await ClaimAsync(thief, "二");
        var binding = await BindingAsync();
        await Province.SendAsync(bureau, new FreezeRecordBinding(binding.Id, binding.Version));
        binding = await BindingAsync();
        var view = await Province.SendAsync(bureau, new GetRecordBinding(binding.Id));
        Assert.Equal([kept, reversed], view.Entered.Select(e => e.Id));
        await RefusedInput.ForAsync(
            "Decisions[1].Decision",
            "Decide about “二”",
            () =>
                Province.SendAsync(
                    bureau,
                    new SettleRecordBinding(
                        binding.Id,
                        binding.Version,
                        false,
                        "核实",
                        new Dictionary<Guid, EnteredDecision> { [kept] = EnteredDecision.Keep }
                    )
                )
        );

        await Province.SendAsync(
            bureau,
            new SettleRecordBinding(
                binding.Id,
                binding.Version,
                false,
                "核实",
                new Dictionary<Guid, EnteredDecision> { [kept] = EnteredDecision.Move, [reversed] = EnteredDecision.Reverse }
            )
        );

        var claims = await Province.ReadAsync(db => db.HourClaims.ToDictionaryAsync(c => c.Id));
        Assert.NotEqual(record, claims[kept].LearnerId);
        Assert.Equal((record, ClaimState.Withdrawn), (claims[reversed].LearnerId, claims[reversed].State));
        Assert.Null(await HolderAsync());
    }

    [Fact]
    public async Task A_frozen_binding_that_was_right_gives_the_record_back()
    {
        var person = await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        var binding = await BindingAsync();
        await Province.SendAsync(unit, new FreezeRecordBinding(binding.Id, binding.Version));
        binding = await BindingAsync();
        await Province.SendAsync(
            office,
            new SettleRecordBinding(binding.Id, binding.Version, true, "持证核实为本人", new Dictionary<Guid, EnteredDecision>())
        );
        Assert.NotNull(await Province.SendAsync(person, new GetMyRecord()));
    }

    [Fact]
    public async Task A_unit_that_enters_somebody_employed_elsewhere_asks_and_neither_ends_nor_sees_anything()
    {
        var entered = await Province.SendAsync(other, new EnterLearner(Name, IdentityKind.ResidentId, TestIdentity.Number(1), Nothing));

        Assert.Null(entered.Id);
        Assert.Equal(
            (unit.Unit.Id, EmploymentState.Confirmed),
            await Province.ReadAsync(db =>
                db.Employments.Where(e => e.State == EmploymentState.Confirmed)
                    .Select(e => new ValueTuple<Guid, EmploymentState>(e.OrganisationId, e.State))
                    .SingleAsync()
            )
        );
        Assert.Empty((await Province.SendAsync(other, new ListLearners(2026, null, null, new()))).Page.Rows);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetLearnerHours(record, 2026)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new RevealIdentity(record, "核对")));
        Assert.Contains("{0} says that people of your unit or place work there now: confirm or refuse", await NoticesAsync(unit));
        var claim = await ClaimedAsync();
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(other, new DecideEmployment(claim.Id, claim.Version, true, null))
        );

        await Province.SendAsync(unit, new DecideEmployment(claim.Id, claim.Version, true, null));

        Assert.Equal([record], (await Province.SendAsync(other, new ListLearners(2026, null, null, new()))).Page.Rows.Select(r => r.Id));
        Assert.Empty((await Province.SendAsync(unit, new ListLearners(2026, null, null, new()))).Page.Rows);
        Assert.Equal(TestIdentity.Number(1), await Province.SendAsync(other, new RevealIdentity(record, "核对")));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(unit, new RevealIdentity(record, "核对")));
    }

    [Fact]
    public async Task The_person_answers_what_a_unit_says_and_it_rises_when_nobody_does()
    {
        var person = await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        await Province.SendAsync(other, new EnterLearner(Name, IdentityKind.ResidentId, TestIdentity.Number(1), Nothing));
        await Province.SendAsync(other, new EnterLearner(Name, IdentityKind.ResidentId, TestIdentity.Number(1), Nothing));
        var claim = await ClaimedAsync();
        Assert.Contains(await TextsAsync("13800000001"), t => t.Contains("登记你为其职工", StringComparison.Ordinal));
        await Province.SendAsync(person, new AnswerEmployment(claim.Id, claim.Version, false, null));
        Assert.Equal(
            EmploymentState.Refused,
            await Province.ReadAsync(db => db.Employments.Where(e => e.Id == claim.Id).Select(e => e.State).SingleAsync())
        );
        Assert.Equal(0, await OpenItemsAsync(claim.Id));

        await Province.SendAsync(other, new EnterLearner(Name, IdentityKind.ResidentId, TestIdentity.Number(1), Nothing));
        Province.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal(1, await Province.SendAsPortalAsync(new RaiseUnanswered()));
        claim = await ClaimedAsync();
        Assert.Equal(bureau.Unit.Id, claim.RaisedToId);
        await Province.SendAsync(bureau, new DecideEmployment(claim.Id, claim.Version, true, null));
        Assert.Equal(
            other.Unit.Id,
            await Province.ReadAsync(db => db.Learners.Where(l => l.Id == record).Select(l => l.EmployerId).SingleAsync())
        );
    }

    [Fact]
    public async Task A_pending_person_s_number_is_not_shown_and_many_requests_are_confirmed_at_once()
    {
        var people = new List<Person>();
        for (var i = 11; i < 14; i++)
            people.Add(await RegisterAsync($"138000000{i}", "覃新人", i, University));
        var asked = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.State == EmploymentState.Pending).OrderBy(e => e.RequestedAt).ToListAsync()
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(unit, new RevealIdentity(asked[0].LearnerId, "核对")));
        List<(Guid, uint)> rows = [.. asked.Select(e => (e.Id, e.Version))];
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new DecideEmployments(rows, true, null)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(unit, new DecideEmployments([.. rows[..2], (rows[2].Item1, 1)], true, null))
        );
        Assert.Equal(3, await Province.ReadAsync(db => db.Employments.CountAsync(e => e.State == EmploymentState.Pending)));

        Assert.Equal(3, await Province.SendAsync(unit, new DecideEmployments(rows, true, null)));

        Assert.Equal(
            4,
            await Province.ReadAsync(db =>
                db.Employments.CountAsync(e => e.State == EmploymentState.Confirmed && e.OrganisationId == unit.Unit.Id)
            )
        );
        // The three asked at one instant: which one is the first is known by the account alone.
        var first = await Province.ReadAsync(db => db.Learners.Where(l => l.UserId == people[0].UserId).Select(l => l.Id).SingleAsync());
        Assert.Equal(TestIdentity.Number(11), await Province.SendAsync(unit, new RevealIdentity(first, "核对")));
    }

    [Fact]
    public async Task An_employment_found_false_lists_what_the_unit_confirmed_since()
    {
        var person = await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        var claim = await ClaimAsync(person, "一", submit: true);
        await Province.SendAsync(
            unit,
            new DecideClaims(
                [(claim, await Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.Version).SingleAsync()))],
                ClaimAction.Confirm,
                null
            )
        );
        var employment = await Province.ReadAsync(db => db.Employments.SingleAsync(e => e.LearnerId == record));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(unit, new FindEmploymentFalse(employment.Id, employment.Version, "从未任职"))
        );

        await Province.SendAsync(bureau, new FindEmploymentFalse(employment.Id, employment.Version, "从未任职"));

        var view = await Province.SendAsync(bureau, new GetFalseEmployment(employment.Id));
        Assert.Equal((EmploymentState.False, true), (view.State, view.MayClose));
        Assert.Equal([claim], view.Claims.Select(c => c.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(unit, new GetLearnerHours(record, 2026)));
        await Province.SendAsync(bureau, new CloseFalseEmployment(employment.Id, "已逐项核实"));
        Assert.Equal(0, await OpenItemsAsync(employment.Id));
    }
}
