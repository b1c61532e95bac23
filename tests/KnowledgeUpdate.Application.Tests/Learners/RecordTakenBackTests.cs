using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>
/// A record that was asked for with a mistyped number, passed on, frozen, merged: nobody is left with an account that can do nothing, and
/// nothing that was entered is lost.
/// </summary>
public sealed class RecordTakenBackTests(PortalFixture portal) : RecordTest(portal)
{
    [Fact, Walks("binding-before")]
    public async Task An_account_whose_record_passed_on_asks_again_and_has_it_back_when_that_was_wrong()
    {
        var first = await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        var held = await BindingAsync();
        var second = await RegisterAsync("13800000002", Name, 1);
        await DecideAsync(unit, true);
        var taken = await BindingAsync();
        Assert.Equal((BindingState.Passed, second.UserId), (await StateAsync(held.Id), await HolderAsync()));

        await Province.SendAsync(bureau, new FreezeRecordBinding(taken.Id, taken.Version));
        await UndoAsync();

        Assert.Equal((BindingState.Bound, first.UserId), (await StateAsync(held.Id), await HolderAsync()));
        // Passed on once more; now the account takes the record of another number.
        var third = await RegisterAsync("13800000003", Name, 1);
        await DecideAsync(unit, true);
        Assert.Equal(third.UserId, await HolderAsync());
        await Province.SendAsync(unit, new EnterLearner("覃另人", IdentityKind.ResidentId, TestIdentity.Number(5), Nothing));
        await AddAsync(first, "覃另人", 5);
        Assert.Equal(2, await Province.ReadAsync(db => db.RecordBindings.CountAsync(b => b.UserId == first.UserId)));
    }

    [Fact]
    public async Task Whoever_mistyped_the_number_starts_over_and_keeps_what_was_entered()
    {
        var person = await RegisterAsync("13800000001", "覃粗心", 1);
        var claim = await ClaimAsync(person, "一");
        await Refused.ByAsync("Your account has a learner's record already.", () => AddAsync(person, "覃粗心", 6));
        await DecideAsync(unit, false, "不是本人");

        // The same record again would only trouble its holder.
        await Refused.ByAsync(
            "This record was not given to your account. Ask your employer or the HR bureau of your place for an invitation: it "
                + "gives you the record at once.",
            () => AddAsync(person, "覃粗心", 1)
        );
        await RefusedInput.ForAsync(
            "Number",
            "Enter 18 characters: 17 digits and a digit or X",
            () => Province.SendAsync(person, new AddMyLearner("覃粗心", IdentityKind.ResidentId, "450103199003070011x", null, Nothing))
        );
        await AddAsync(person, "覃粗心", 6);

        var own = await Province.SendAsync(person, new GetMyRecord());
        Assert.Equal(
            own!.Id,
            await Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.LearnerId).SingleAsync())
        );
        Assert.Equal(
            (true, false),
            await Province.ReadAsync(db =>
                db.Learners.Where(l => l.Id == own.Id)
                    .Select(l => new ValueTuple<bool, bool>(l.IsCertain, l.FrozenAt != null))
                    .SingleAsync()
            )
        );
        Assert.Null(await Province.SendAsync(person, new GetHeldRecord()));
        // The number is taken now: nobody enters it a second time.
        Assert.Equal(
            own.Id,
            (await Province.SendAsync(unit, new EnterLearner("覃粗心", IdentityKind.ResidentId, TestIdentity.Number(6), Nothing))).Id
                ?? own.Id
        );
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Learners.CountAsync(l => l.IdentityHash == db.Learners.Single(o => o.Id == own.Id).IdentityHash)
            )
        );
        await Refused.ByAsync("Your account has a learner's record already.", () => AddAsync(person, "覃粗心", 7));
    }

    [Fact]
    public async Task Whoever_was_refused_asks_for_the_right_record_and_it_is_joined_with_what_was_entered()
    {
        var right = (await Province.SendAsync(other, new EnterLearner("覃粗心", IdentityKind.ResidentId, TestIdentity.Number(8), Nothing)))
            .Id!
            .Value;
        var person = await RegisterAsync("13800000001", "覃粗心", 1);
        var claim = await ClaimAsync(person, "一");
        await DecideAsync(unit, false, "不是本人");
        await AddAsync(person, "覃粗心", 8);

        var asked = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.LearnerId == right));
        await Province.SendAsync(other, new DecideRecordBinding(asked.Id, asked.Version, true, null));

        Assert.Equal(right, (await Province.SendAsync(person, new GetMyRecord()))!.Id);
        Assert.Contains((await Province.SendAsync(person, new ListMyClaims(new())))!.Rows, c => c.Id == claim);
    }

    [Fact]
    public async Task An_invitation_gives_the_record_to_an_account_that_asked_for_it_or_was_refused_it()
    {
        var person = await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, false, "误操作");
        var link = await Province.SendAsync(unit, new InviteToRecord(record));
        await Province.SendAsync(person, new TakeInvitedRecord(link.Secret, TestIdentity.Number(1)));
        Assert.Equal((person.UserId, BindingState.Bound), (await HolderAsync(), (await BindingAsync()).State));
        Assert.Equal(record, (await Province.SendAsync(person, new GetMyRecord()))!.Id);

        // Another one, whose request is still open.
        var second = (await Province.SendAsync(unit, new EnterLearner("覃另人", IdentityKind.ResidentId, TestIdentity.Number(5), Nothing)))
            .Id!
            .Value;
        var other = await RegisterAsync("13800000002", "覃另人", 5);
        link = await Province.SendAsync(unit, new InviteToRecord(second));
        await Province.SendAsync(other, new TakeInvitedRecord(link.Secret, TestIdentity.Number(5)));
        Assert.Equal(second, (await Province.SendAsync(other, new GetMyRecord()))!.Id);
        Assert.Equal(
            0,
            await Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.Act == LearnerActs.DecideBinding && w.DoneAt == null))
        );
        await Refused.ByAsync(
            "This record is bound to an account already. If it is the wrong one, freeze the binding.",
            () => Province.SendAsync(unit, new InviteToRecord(second))
        );
    }

    [Fact]
    public async Task A_record_that_was_merged_meanwhile_is_bound_as_the_one_that_counts()
    {
        await RegisterAsync("13800000001", Name, 1);
        var kept = (await Province.SendAsync(unit, new EnterLearner(Name, IdentityKind.ResidentId, TestIdentity.Number(9), Nothing)))
            .Id!
            .Value;
        var holder = await RegisterAsync("13800000002", Name, 9);
        var own = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.LearnerId == kept));
        await Province.SendAsync(unit, new DecideRecordBinding(own.Id, own.Version, true, null));
        await Province.SendAsync(
            office,
            new MergeLearners(
                kept,
                record,
                await Province.ReadAsync(db => db.Learners.Where(l => l.Id == record).Select(l => l.Version).SingleAsync()),
                "同一人。"
            )
        );

        var asked = await BindingAsync();
        await Province.SendAsync(office, new DecideRecordBinding(asked.Id, asked.Version, true, null));

        var bound = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.Id == asked.Id));
        Assert.Equal((kept, holder.UserId, BindingState.Bound), (bound.LearnerId, bound.PreviousUserId, bound.State));
        Assert.Equal(
            asked.UserId,
            await Province.ReadAsync(db => db.Learners.Where(l => l.Id == kept).Select(l => l.UserId).SingleAsync())
        );
        Assert.Contains(await TextsAsync("13800000002"), t => t.Contains("/not-me/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_ask_the_later_confirmed_displaces_the_earlier_who_is_told()
    {
        await RegisterAsync("13800000001", Name, 1);
        var early = await BindingAsync();
        await RegisterAsync("13800000002", Name, 1);
        await DecideAsync(unit, true);
        // The holder of now hears of the earlier request, and hears again when it is confirmed.
        Assert.Single(await TextsAsync("13800000002"), t => t.Contains("/not-me/", StringComparison.Ordinal));
        early = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.Id == early.Id));

        await Province.SendAsync(unit, new DecideRecordBinding(early.Id, early.Version, true, null));

        Assert.Equal(early.UserId, await HolderAsync());
        var letters = (await TextsAsync("13800000002"))
            .Where(t => t.Contains("/not-me/", StringComparison.Ordinal))
            .Select(t => t.Split("/not-me/")[1][..32])
            .ToList();
        Assert.Equal(2, letters.Count);
        // Whichever letter is found first works: the one sent before the confirmation freezes the binding that came of it.
        Assert.Equal(BindingState.Bound, (await Province.SendAsPublicAsync(new GetNotMe(letters[0]))).State);
        await Province.SendAsPublicAsync(new SayNotMe(letters[0]));
        Assert.Equal(BindingState.Frozen, (await Province.SendAsPublicAsync(new GetNotMe(letters[1]))).State);
    }

    [Fact, Walks("binding-access")]
    public async Task A_frozen_record_passes_to_nobody_and_only_whoever_answers_for_the_person_freezes_it()
    {
        var person = await RegisterAsync("13800000001", Name, 1, Polytechnic);
        await DecideAsync(unit, true);
        var binding = await BindingAsync();
        // The unit that the person only asks sees the record; it answers for nobody yet.
        Assert.False((await Province.SendAsync(other, new GetRecordBinding(binding.Id))).MayFreeze);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(other, new FreezeRecordBinding(binding.Id, binding.Version)));
        Assert.True((await Province.SendAsync(unit, new GetRecordBinding(binding.Id))).MayFreeze);
        await Province.SendAsync(unit, new FreezeRecordBinding(binding.Id, binding.Version));
        Assert.Null(await Province.SendAsync(person, new GetMyRecord()));

        await RegisterAsync("13800000002", Name, 1);
        await Refused.ByAsync("This record is frozen. Decide first whose it is; then this request.", () => DecideAsync(office, true));
        await DecideAsync(office, false, "先裁定");
    }

    [Fact, Walks("binding-certificates")]
    public async Task A_seminar_s_certificate_waits_until_the_record_is_confirmed_and_is_issued_then()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await RegisterAsync("13800000001", Name, 1, University);
        await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        Assert.Equal(0, await Province.ReadAsync(db => db.Certificates.CountAsync()));
        Assert.Contains(
            "Your hours of “{0}” are credited; the certificate follows once your record is confirmed",
            await NoticesAsync(person)
        );

        await DecideAsync(unit, true);

        var issued = await Province.ReadAsync(db => db.Certificates.AsNoTracking().SingleAsync());
        Assert.Equal((record, CertificateKind.SeminarCompletion, Name), (issued.LearnerId, issued.Kind, issued.Facts.Name));
        // What was revoked does not come again with the next decision about the record.
        await Province.SendAsync(office, new RevokeCertificate(issued.Id, issued.Version, RevocationReason.Error, "登记有误"));
        var binding = await BindingAsync();
        await Province.SendAsync(bureau, new FreezeRecordBinding(binding.Id, binding.Version));
        binding = await BindingAsync();
        await Province.SendAsync(
            office,
            new SettleRecordBinding(binding.Id, binding.Version, true, "持证核实为本人", new Dictionary<Guid, EnteredDecision>())
        );
        Assert.Equal(1, await Province.ReadAsync(db => db.Certificates.CountAsync()));
    }

    [Fact, Walks("unit-decisions")]
    public async Task A_bureau_that_decides_for_people_is_not_closed_and_its_successor_decides_in_its_place()
    {
        await RegisterAsync("13800000001", Name, 1);
        Province.Clock.Now += TimeSpan.FromDays(30);
        await Province.SendAsPortalAsync(new RaiseUnanswered());
        Assert.Equal(bureau.Unit.Id, (await BindingAsync()).DeciderId);
        var due = (await BindingAsync()).DueOn;
        var today = BeijingTime.DateOf(Province.Clock.Now);
        var successor = await Province.SendAsync(
            office,
            new EnterUnit(Province.Units["南宁市"].Id, "南宁市人才工作局", OrganisationKind.HrBureau, "450100", null)
        );

        var refused = await Refused.ByAsync(
            "{0} people, {1} proposals, {2} seminars, {3} decisions and {4} fields hang on {5}. Merge it into the unit that takes "
                + "its place, or end them first.",
            async () => await Province.SendAsync(office, new CloseUnit(bureau.Unit.Id, await UnitVersionAsync(), today, "机构改革"))
        );
        Assert.Equal(1, refused.Args[3]);
        await RefusedInput.ForAsync(
            "Target",
            "It decides for people of other units: only a unit of the same kind can take its place",
            async () =>
                await Province.SendAsync(office, new MergeUnit(bureau.Unit.Id, await UnitVersionAsync(), University, today, "机构改革"))
        );

        await Province.SendAsync(
            office,
            new MergeUnit(bureau.Unit.Id, await UnitVersionAsync(), "南宁市人才工作局", today, "机构改革", Capacities: MergeChoice.Move)
        );

        Assert.Equal(
            (successor, (Role?)Role.LocalBureau, due),
            ((await BindingAsync()).DeciderId, (await BindingAsync()).DeciderRole, (await BindingAsync()).DueOn)
        );
        var user = await Province.SendAsPortalAsync(
            new OpenAccount(
                "successor",
                "覃接手",
                null,
                "successor@test.invalid",
                "a long test password",
                [new Appointment(successor, Role.LocalBureau)],
                MustChange: false
            )
        );
        var place = await Province.ReadAsync(db =>
            db.Organisations.Where(o => o.Id == successor).Select(o => new OrganisationPlace(o.Id, o.Name, o.Kind, o.Path)).SingleAsync()
        );
        await DecideAsync(
            new Person(
                user,
                "覃接手",
                await Province.ReadAsync(db => db.Memberships.Where(m => m.UserId == user).Select(m => m.Id).SingleAsync()),
                Role.LocalBureau,
                place
            ),
            true
        );
    }

    private Task<uint> UnitVersionAsync() =>
        Province.ReadAsync(db => db.Organisations.Where(o => o.Id == bureau.Unit.Id).Select(o => o.Version).SingleAsync());

    private Task<Guid> AddAsync(Person by, string name, int number) =>
        Province.SendAsync(by, new AddMyLearner(name, IdentityKind.ResidentId, TestIdentity.Number(number), null, Nothing));

    private Task<BindingState> StateAsync(Guid id) =>
        Province.ReadAsync(db => db.RecordBindings.Where(b => b.Id == id).Select(b => b.State).SingleAsync());

    private async Task UndoAsync()
    {
        var binding = await BindingAsync();
        await Province.SendAsync(
            bureau,
            new SettleRecordBinding(binding.Id, binding.Version, false, "持证核实为前一持有人", new Dictionary<Guid, EnteredDecision>())
        );
    }

    [Fact]
    public async Task An_account_whose_own_record_is_frozen_does_not_escape_by_starting_over()
    {
        // Refused another record once, the account began again with a number of its own; then somebody says that it is theirs.
        var person = await RegisterAsync("13800000001", "覃冒名", 1);
        await DecideAsync(unit, false, "不是本人");
        await AddAsync(person, "覃冒名", 6);
        var own = (await Province.SendAsync(person, new GetMyRecord()))!.Id;
        await RegisterAsync("13800000002", "覃冒名", 6);
        var asked = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.LearnerId == own));
        await Province.SendAsync(office, new DecideRecordBinding(asked.Id, asked.Version, true, null));
        var bound = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.Id == asked.Id));
        await Province.SendAsync(office, new FreezeRecordBinding(bound.Id, bound.Version));

        // Whoever holds it now is neither the account of that refusal nor free to take the record along to another number.
        var holder = await Province.ReadAsync(db => db.Learners.Where(l => l.Id == own).Select(l => l.UserId).SingleAsync());
        Assert.Equal(asked.UserId, holder);
        var membership = await Province.ReadAsync(db => db.Memberships.Where(m => m.UserId == holder).Select(m => m.Id).SingleAsync());
        var taker = new Person(holder!.Value, "覃冒名", membership, Role.Learner, Province.Units["广西壮族自治区"]);
        await Refused.ByAsync("Your account has a learner's record already.", () => AddAsync(taker, "覃冒名", 7));
        Assert.Equal(asked.UserId, await Province.ReadAsync(db => db.Learners.Where(l => l.Id == own).Select(l => l.UserId).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_receives_a_record_hears_of_everybody_who_still_asks_for_it()
    {
        await RegisterAsync("13800000001", Name, 1);
        var early = await BindingAsync();
        await RegisterAsync("13800000002", Name, 1);

        await DecideAsync(unit, true);

        // One tap marks the earlier request, though nobody held the record when it was made.
        await Province.SendAsPublicAsync(new SayNotMe(await SecretAsync("13800000002")));
        Assert.NotNull(
            await Province.ReadAsync(db => db.RecordBindings.Where(b => b.Id == early.Id).Select(b => b.ContestedAt).SingleAsync())
        );
    }

    [Fact]
    public async Task A_binding_whose_record_was_merged_since_is_frozen_with_the_record_that_counts()
    {
        var person = await RegisterAsync("13800000001", "覃另人", 5);
        var link = await Province.SendAsync(unit, new InviteToRecord(record));
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET user_id = NULL WHERE user_id = '{person.UserId}'");
        await Province.SendAsync(person, new TakeInvitedRecord(link.Secret, TestIdentity.Number(1)));
        var binding = await BindingAsync();
        var kept = (await Province.SendAsync(unit, new EnterLearner(Name, IdentityKind.ResidentId, TestIdentity.Number(9), Nothing)))
            .Id!
            .Value;
        await Province.SendAsync(
            office,
            new MergeLearners(
                kept,
                record,
                await Province.ReadAsync(db => db.Learners.Where(l => l.Id == record).Select(l => l.Version).SingleAsync()),
                "同一人。"
            )
        );

        await Province.SendAsync(office, new FreezeRecordBinding(binding.Id, binding.Version));

        var frozen = await Province.ReadAsync(db => db.RecordBindings.AsNoTracking().SingleAsync(b => b.Id == binding.Id));
        Assert.Equal((BindingState.Frozen, kept), (frozen.State, frozen.LearnerId));
        Assert.Equal(
            (person.UserId, true),
            await Province.ReadAsync(db =>
                db.Learners.Where(l => l.Id == kept)
                    .Select(l => new ValueTuple<Guid, bool>(l.UserId!.Value, l.FrozenAt != null))
                    .SingleAsync()
            )
        );
        Assert.Null(await Province.SendAsync(person, new GetMyRecord()));
        await Province.SendAsync(
            office,
            new SettleRecordBinding(frozen.Id, frozen.Version, true, "持证核实为本人", new Dictionary<Guid, EnteredDecision>())
        );
        Assert.Equal(kept, (await Province.SendAsync(person, new GetMyRecord()))!.Id);
    }

    [Fact]
    public async Task What_was_decided_about_a_record_is_not_opened_again_by_an_old_letter()
    {
        await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        await RegisterAsync("13800000002", Name, 1);
        await DecideAsync(unit, true);
        var secret = await SecretAsync("13800000001");
        await Province.SendAsPublicAsync(new SayNotMe(secret));
        var frozen = await BindingAsync();
        await Province.SendAsync(
            bureau,
            new SettleRecordBinding(frozen.Id, frozen.Version, true, "持证核实为本人", new Dictionary<Guid, EnteredDecision>())
        );

        await Refused.ByAsync(
            "It was decided already that the record is with the right account. Whoever knows better turns to the employer or the "
                + "HR bureau.",
            () => Province.SendAsPublicAsync(new SayNotMe(secret))
        );

        Assert.Equal(BindingState.Bound, await StateAsync(frozen.Id));
        // Whoever answers for the person may still freeze it, on another ground.
        await Province.SendAsync(bureau, new FreezeRecordBinding(frozen.Id, (await BindingAsync()).Version));
        Assert.Equal(BindingState.Frozen, await StateAsync(frozen.Id));
    }

    [Fact]
    public async Task An_employment_that_the_wrong_account_had_confirmed_is_taken_back_with_the_binding()
    {
        await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        var taken = await BindingAsync();
        var membership = await Province.ReadAsync(db =>
            db.Memberships.Where(m => m.UserId == taken.UserId).Select(m => m.Id).SingleAsync()
        );
        var wrong = new Person(taken.UserId, Name, membership, Role.Learner, Province.Units["广西壮族自治区"]);
        Province.Clock.Now += TimeSpan.FromHours(1);
        await Province.SendAsync(wrong, new ChangeEmployer(Polytechnic));
        var asked = await Province.ReadAsync(db => db.Employments.AsNoTracking().SingleAsync(e => e.State == EmploymentState.Pending));
        await Province.SendAsync(other, new DecideEmployment(asked.Id, asked.Version, true, null));
        await Province.SendAsync(office, new FreezeRecordBinding(taken.Id, (await BindingAsync()).Version));
        var view = await Province.SendAsync(office, new GetRecordBinding(taken.Id));
        var entered = Assert.Single(view.Entered, e => e.Kind == EnteredKind.Employment);

        await Province.SendAsync(
            office,
            new SettleRecordBinding(
                taken.Id,
                (await BindingAsync()).Version,
                false,
                "核实为他人冒名",
                new Dictionary<Guid, EnteredDecision> { [entered.Id] = EnteredDecision.Reverse }
            )
        );

        Assert.Equal(
            EmploymentState.False,
            await Province.ReadAsync(db => db.Employments.Where(e => e.Id == asked.Id).Select(e => e.State).SingleAsync())
        );
        Assert.Contains(
            "The account that asked about {0} was not the person's: the employment at your unit is taken back",
            await NoticesAsync(other)
        );
    }

    [Fact]
    public async Task A_unit_that_only_confirms_as_an_employer_merges_into_a_unit_of_another_kind()
    {
        await RegisterAsync("13800000001", Name, 1);
        Assert.Equal(unit.Unit.Id, (await BindingAsync()).DeciderId);
        var version = await Province.ReadAsync(db =>
            db.Organisations.Where(o => o.Id == unit.Unit.Id).Select(o => o.Version).SingleAsync()
        );

        await Province.SendAsync(
            office,
            new MergeUnit(
                unit.Unit.Id,
                version,
                SeminarYear.Agriculture,
                BeijingTime.DateOf(Province.Clock.Now),
                "合并",
                MergeChoice.Move,
                MergeChoice.Move,
                MergeChoice.Move
            )
        );

        Assert.Equal(Province.Units[SeminarYear.Agriculture].Id, (await BindingAsync()).DeciderId);
    }
}
