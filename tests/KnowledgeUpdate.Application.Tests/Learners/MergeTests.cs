using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Merging and splitting records of one person, with all that rests on them.</summary>
public sealed class MergeTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string University = SeminarYear.University,
        Finance = SeminarYear.Finance;

    [Fact, Walks("merge-twice", "merge-doubled", "split-hours")]
    public async Task One_seminar_of_one_person_counts_once_and_has_one_valid_certificate()
    {
        var (seminar, kept, merged) = await HeldTwiceAsync(acceptFirst: true);
        Assert.Equal((24m, 24m), (await TotalAsync(kept, 2027), await TotalAsync(merged, 2027)));
        var preview = await Province.SendAsync(seminar.Office, new GetMergePreview(kept, merged));
        Assert.Equal((24m, 24m), (Assert.Single(preview.Twice).Hours, Assert.Single(preview.Years).Together));

        await MergeAsync(seminar.Office, kept, merged);

        Assert.Equal(24, await TotalAsync(kept, 2027));
        var states = await Province.ReadAsync(db =>
            db.Certificates.ToDictionaryAsync(
                c => c.HolderId,
                c => new
                {
                    c.State,
                    c.Reason,
                    c.ReasonText,
                }
            )
        );
        Assert.Equal(
            (CertificateState.Valid, CertificateState.Revoked, RevocationReason.Duplicate),
            (states[kept].State, states[merged].State, states[merged].Reason)
        );
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
        // Both are found at the kept record.
        Assert.Equal(2, (await Province.SendAsync(seminar.Office, new ListCertificates(kept)))!.Rows.Count);

        await Province.SendAsync(seminar.Office, new SplitLearner(merged, await VersionAsync(merged), "并非同一人"));

        Assert.Equal((24m, 24m), (await TotalAsync(kept, 2027), await TotalAsync(merged, 2027)));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
        // The merged record's hours of the seminar count again: its certificate may be issued again, although the entry was once reversed.
        var revoked = await Province.ReadAsync(db => db.Certificates.AsNoTracking().SingleAsync(c => c.LearnerId == merged));
        await Province.SendAsync(seminar.Office, new ReissueCertificate(revoked.Id, revoked.Version, "并非同一人，恢复核发"));
        Assert.Equal(2, await Province.ReadAsync(db => db.Certificates.CountAsync(c => c.State == CertificateState.Valid)));
    }

    [Fact]
    public async Task Records_merged_between_the_papers_and_the_crediting_count_once_too()
    {
        var (seminar, kept, merged) = await HeldTwiceAsync(acceptFirst: false);
        // Both were told their outcome; merged before that, the two enrolments would be judged as one.
        await seminar.PassDisputesAsync();
        await Province.SendAsPortalAsync(new KnowledgeUpdate.Application.Closing.SettleOutcomes());
        await MergeAsync(seminar.Office, kept, merged);

        await seminar.AcceptAsync();

        Assert.Equal((24m, 1), (await TotalAsync(kept, 2027), await Province.ReadAsync(db => db.Certificates.CountAsync())));
        Assert.Equal(SeminarState.Closed, (await seminar.LoadAsync()).State);
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
        await Province.SendAsync(seminar.Office, new SplitLearner(merged, await VersionAsync(merged), "并非同一人"));
        Assert.Equal((24m, 24m), (await TotalAsync(kept, 2027), await TotalAsync(merged, 2027)));
    }

    [Fact]
    public async Task A_seminar_of_three_records_counts_once_and_again_for_those_who_stay_when_one_leaves()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await seminar.ImportAsync(HeldSeminar.Roster(1, 2));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        var records = await Province.ReadAsync(db => db.Enrolments.OrderBy(e => e.Seat).Select(e => e.LearnerId).ToListAsync());
        var kept = await EnterAsync(1, University, "名册一");
        await MergeAsync(seminar.Office, kept, records[0]);
        await MergeAsync(seminar.Office, kept, records[1]);
        Assert.Equal(24, await TotalAsync(kept, 2027));

        await Province.SendAsync(seminar.Office, new SplitLearner(records[0], await VersionAsync(records[0]), "并非同一人"));

        Assert.Equal((24m, 24m), (await TotalAsync(kept, 2027), await TotalAsync(records[0], 2027)));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
    }

    [Fact, Walks("merge-employer", "merge-name")]
    public async Task Values_are_chosen_field_by_field_and_everybody_concerned_is_told()
    {
        var (kept, merged) = (
            await EnterAsync(1, null, "韦小新", new Profession(null, TitleLevel.None, null, null, Education.Bachelor)),
            await EnterAsync(
                2,
                Finance,
                "韦晓新",
                new Profession("工程技术", TitleLevel.AssociateSenior, "高级工程师", "finance", Education.NotStated)
            )
        );
        var person = await AccountAsync(kept);
        await CompleteAsync(kept);
        var certificate = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        var (office, employer) = (await OfficeAsync(), await Province.PersonAsync(Role.UnitAdministrator, Finance));
        var usual = (await Province.SendAsync(office, new GetMergePreview(kept, merged))).Usual;
        Assert.Equal(
            new MergeValues
            {
                Title = true,
                Field = true,
                Employer = true,
            },
            usual
        );

        await MergeAsync(office, kept, merged, usual with { Name = true });

        var record = await Province.ReadAsync(db => db.Learners.AsNoTracking().SingleAsync(l => l.Id == kept));
        Assert.Equal(
            ("韦晓新", TitleLevel.AssociateSenior, "高级工程师", "finance", Education.Bachelor, Province.Units[Finance].Id),
            (record.Name, record.Level, record.Title, record.FieldCode, record.Education, record.EmployerId)
        );
        Assert.Equal(
            ["韦晓新"],
            (await Province.SendAsync(employer, new ListLearners(2026, null, null, new PageOf()))).Page.Rows.Select(r => r.Name)
        );
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n =>
                    n.UserId == employer.UserId
                    && n.Key == "Two records of {0} were merged: the person is found under the record that is kept"
                )
            )
        );
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n =>
                    n.UserId == person.UserId
                    && n.Key == "Two records of yours were merged: hours and certificates of both are found together"
                )
            )
        );
        Assert.Equal("韦晓新", (await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.ReplacesId == certificate))).Facts.Name);
    }

    [Fact, Walks("merge-yearly")]
    public async Task Two_yearly_certificates_of_one_year_do_not_both_stand_unasked()
    {
        var (kept, merged) = (await EnterAsync(1, University, "韦小新"), await EnterAsync(2, University, "韦小新"));
        await CompleteAsync(kept);
        await CompleteAsync(merged);
        var person = await AccountAsync(merged);
        var certificate = await Province.SendAsync(person, new TakeYearlyCertificate(2026));

        await MergeAsync(await OfficeAsync(), kept, merged);

        Assert.NotNull((await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.Id == certificate))).UnderReviewSince);
    }

    [Fact, Walks("split-certificate")]
    public async Task A_split_puts_the_certificate_over_hours_of_both_under_review_and_no_other()
    {
        var (kept, merged) = (await EnterAsync(1, University, "韦小新"), await EnterAsync(2, University, "韦小新"));
        var person = await AccountAsync(kept);
        await CompleteAsync(kept);
        await CreditAsync(kept, 2025, 90);
        await CreditAsync(merged, 2026, 20);
        var office = await OfficeAsync();
        await MergeAsync(office, kept, merged);
        var (alone, both) = (await Take2025Async(), await Province.SendAsync(person, new TakeYearlyCertificate(2026)));
        Assert.Equal([both], (await Province.SendAsync(office, new GetSplitPreview(merged))).Certificates.Select(c => c.Id));

        await Province.SendAsync(office, new SplitLearner(merged, await VersionAsync(merged), "并非同一人"));

        Assert.Equal(
            (null, ReviewCause.RecordSplit),
            (
                (await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.Id == alone))).UnderReviewSince,
                (await Province.ReadAsync(db => db.CertificateReviews.SingleAsync(r => r.CertificateId == both))).Cause
            )
        );
        var fresh = await Province.SendAsync(
            office,
            new DecideCertificateReview(
                both,
                (await Province.SendAsync(office, new GetCertificate(both))).Version,
                ReviewOutcome.Replaced,
                null,
                "拆分后重发"
            )
        );
        Assert.Equal(90, (await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.Id == fresh))).Facts.Hours);

        async Task<Guid> Take2025Async()
        {
            await Province.SendAsPortalAsync(new CreditHours(2025, [Credit(kept, HourCategory.PublicCompulsory, 15)]));
            return await Province.SendAsync(person, new TakeYearlyCertificate(2025));
        }
    }

    [Fact]
    public async Task The_other_record_is_found_by_its_number_and_a_difference_of_numbers_is_counted()
    {
        var (kept, merged) = (await EnterAsync(1, University, "韦小新"), await EnterAsync(2, University, "伟小新"));
        await EnterAsync(3, "柳州智造职业技术大学", "卫小新");
        var (office, bureau) = (await OfficeAsync(), await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning));

        Assert.Equal(
            [merged],
            (await Province.SendAsync(office, new ListMergeCandidates(kept, null, $" {TestIdentity.Number(2)} "))).Rows.Select(r => r.Id)
        );
        Assert.Empty((await Province.SendAsync(office, new ListMergeCandidates(kept, null, TestIdentity.Number(99)))).Rows);
        // A bureau finds nobody beyond its area, by whatever number.
        Assert.Empty((await Province.SendAsync(bureau, new ListMergeCandidates(kept, null, TestIdentity.Number(3)))).Rows);
        var preview = await Province.SendAsync(office, new GetMergePreview(kept, merged));
        Assert.Equal(TestIdentity.Number(1).Zip(TestIdentity.Number(2)).Count(p => p.First != p.Second), preview.DifferentSigns);
    }

    /// <summary>A seminar that two records of one person completed.</summary>
    private async Task<(HeldSeminar Seminar, Guid Kept, Guid Merged)> HeldTwiceAsync(bool acceptFirst)
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await seminar.LearnerAsync();
        await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        await seminar.ImportAsync(HeldSeminar.Roster(1, 1));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        if (acceptFirst)
            await seminar.AcceptAsync();
        return (
            seminar,
            (await seminar.RecordAsync(person)).Id,
            await Province.ReadAsync(db =>
                db.Enrolments.Where(e => e.Route == EnrolmentRoute.Roster).Select(e => e.LearnerId).SingleAsync()
            )
        );
    }

    private async Task MergeAsync(Person by, Guid kept, Guid merged, MergeValues? values = null) =>
        await Province.SendAsync(by, new MergeLearners(kept, merged, await VersionAsync(merged), "同一人，证件换号", values));

    private async Task<Guid> EnterAsync(int n, string? unit, string name, Profession? profession = null)
    {
        profession ??= new Profession(null, TitleLevel.None, null, null, Education.NotStated);
        if (unit is null)
            return await Province.SendAsync(
                await Province.PersonAsync(Role.Learner, University),
                new AddMyLearner(name, IdentityKind.ResidentId, TestIdentity.Number(n), null, profession)
            );
        return (
            await Province.SendAsync(
                await Province.PersonAsync(Role.UnitAdministrator, unit),
                new EnterLearner(name, IdentityKind.ResidentId, TestIdentity.Number(n), profession)
            )
        )
            .Id!
            .Value;
    }

    /// <summary>Somebody who signs in as the record's person.</summary>
    private async Task<Person> AccountAsync(Guid learner)
    {
        if (
            await Province.ReadAsync(db =>
                db.Learners.Where(l => l.Id == learner && l.UserId != null).Select(l => l.UserId).SingleOrDefaultAsync()
            ) is
            { } user
        )
        {
            var membership = await Province.ReadAsync(db => db.Memberships.SingleAsync(m => m.UserId == user));
            return new Person(user, "学员", membership.Id, Role.Learner, Province.Units[University]);
        }

        var person = await Province.PersonAsync(Role.Learner, University);
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET user_id = '{person.UserId}' WHERE id = '{learner}'");
        return person;
    }

    private Task CompleteAsync(Guid learner) =>
        Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [
                    Credit(learner, HourCategory.PublicCompulsory, 15),
                    Credit(learner, HourCategory.PublicElective, 15),
                    Credit(learner, HourCategory.Professional, 60),
                ]
            )
        );

    private Task CreditAsync(Guid learner, short year, decimal hours) =>
        Province.SendAsPortalAsync(new CreditHours(year, [Credit(learner, HourCategory.Professional, hours)]));

    private static HourCredit Credit(Guid learner, HourCategory category, decimal hours) =>
        new()
        {
            LearnerId = learner,
            Category = category,
            Hours = hours,
            SourceKind = HourSource.Course,
            SourceId = Guid.NewGuid(),
            Title = "课程",
            Provider = "邕江大学",
            From = new DateOnly(2026, 5, 1),
            To = new DateOnly(2026, 5, 2),
            Rule = "示例",
        };

    private Task<Person> OfficeAsync() => Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);

    private Task<uint> VersionAsync(Guid id) =>
        Province.ReadAsync(db => db.Learners.Where(l => l.Id == id).Select(l => l.Version).SingleAsync());

    private Task<decimal> TotalAsync(Guid learner, short year) =>
        Province.ReadAsync(db =>
            db.LearnerYears.Where(y => y.LearnerId == learner && y.LearningYear == year).Select(y => y.Professional).SingleAsync()
        );
}
