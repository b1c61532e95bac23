using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Evaluations;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>A seminar from the published plan to the certificate.</summary>
public sealed class DeliveryLifeTests(PortalFixture portal) : UseCaseTest(portal)
{
    [Fact]
    public async Task From_the_plan_to_hours_and_certificates()
    {
        var seminar = await HeldSeminar.PlannedAsync(Province);
        var planned = await seminar.LoadAsync();
        Assert.Equal(
            (SeminarState.Preparing, new DateOnly(2027, 3, 8), new DateOnly(2027, 3, 10), 50),
            (planned.State, planned.StartsOn, planned.EndsOn, planned.HeadCount)
        );
        Assert.Equal(
            new DateOnly(2027, 2, 6),
            (await Province.ReadAsync(db => db.WorkItems.SingleAsync(w => w.SubjectId == seminar.Id))).DueOn
        );

        await seminar.FileAsync();
        var learner = await seminar.LearnerAsync();
        Assert.Single((await Province.SendAsync(learner, new ListMySeminars())).Open);
        Assert.Equal(EnrolmentState.Confirmed, await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id)));
        Assert.Equal(130, await seminar.ImportAsync(HeldSeminar.Roster(1, 130)));
        Assert.Equal(
            (50, 81),
            await Province.ReadAsync(async db =>
                (
                    await db.Enrolments.CountAsync(e => e.State == EnrolmentState.Confirmed),
                    await db.Enrolments.CountAsync(e => e.State == EnrolmentState.Waiting)
                )
            )
        );

        await seminar.AttendAsync();
        var mine = await Province.SendAsync(learner, new GetMySeminar(seminar.Id));
        Assert.Equal((6, true), (mine.Attended, mine.HalfDays.All(h => h.Standing == HalfDayStanding.Attended)));
        await Province.SendAsync(
            learner,
            new AnswerEvaluation(seminar.Id, [.. Enumerable.Repeat<int?>(5, Evaluation.Questions.Count)], "很好")
        );
        await seminar.FilePapersAsync();
        var filed = await Province.SendAsync(seminar.Office, new GetPapers(seminar.Id));
        Assert.Equal(
            (50, 50, 100m, 1200m),
            (filed.Figures!.Trainees, filed.Figures.Completed, filed.Figures.AttendancePercent, filed.Figures.Hours)
        );

        await seminar.AcceptAsync();

        Assert.Equal(SeminarState.Closed, (await seminar.LoadAsync()).State);
        var record = await seminar.RecordAsync(learner);
        var entry = await Province.ReadAsync(db => db.HourEntries.SingleAsync(e => e.LearnerId == record.Id));
        Assert.Equal(
            (24m, HourCategory.Professional, (short)2027, HourSource.Seminar),
            (entry.Hours, entry.Category, entry.LearningYear, entry.SourceKind)
        );
        Assert.Equal(
            50,
            await Province.ReadAsync(db =>
                db.Certificates.CountAsync(c => c.Kind == CertificateKind.SeminarCompletion && c.State == CertificateState.Valid)
            )
        );
        var numbers = await Province.ReadAsync(db => db.Certificates.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync());
        Assert.Equal([.. Enumerable.Range(1, 50).Select(n => $"GX知更研结〔2027〕{n:000000}号")], numbers);
        var certificate = (await Province.SendAsync(learner, new ListCertificates()))!.Rows.Single();
        Assert.Equal((24m, planned.Title), (certificate.Hours, certificate.Subject));
        var proof = await Province.SendAsPortalAsync(new ProveLedger(2027));
        Assert.Equal((50, 0), (proof.Accounts, proof.Differences.Count));
        var view = await Province.SendAsync(seminar.Host, new GetSeminar(seminar.Id));
        Assert.Equal((100m, 50, 1), (view.Figures.AttendancePercent, view.Figures.Taken, view.Figures.Answers));
        Assert.Equal(certificate.Id, Guid.Parse(certificate.Id.ToString()));
        Assert.NotNull((await Province.SendAsync(learner, new GetMySeminar(seminar.Id))).EntryId);
    }

    [Fact]
    public async Task A_certificate_revoked_by_mistake_is_issued_again_once_and_not_for_hours_that_are_gone()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var learner = await seminar.LearnerAsync();
        await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        var old = await Province.ReadAsync(db => db.Certificates.SingleAsync());
        async Task<CertificateView> ViewAsync(Guid id) => await Province.SendAsync(seminar.Office, new GetCertificate(id));
        async Task<Guid> AgainAsync(Guid id) =>
            await Province.SendAsync(seminar.Office, new ReissueCertificate(id, (await ViewAsync(id)).Version, "系误撤销"));
        async Task RevokeAsync(Guid id) =>
            await Province.SendAsync(
                seminar.Office,
                new RevokeCertificate(id, (await ViewAsync(id)).Version, RevocationReason.Error, "登记有误")
            );
        await Refused.ByAsync(
            "Only a revoked certificate of a seminar is issued again. That of a year is taken by its holder.",
            () => AgainAsync(old.Id)
        );
        await RevokeAsync(old.Id);
        Assert.True((await ViewAsync(old.Id)).MayReissue);
        Assert.Equal("登记有误", (await Province.SendAsync(learner, new ListCertificates()))!.Rows.Single().Reason);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(seminar.Host, new ReissueCertificate(old.Id, 1, "系误撤销")));
        await RefusedInput.ForAsync(
            "Reason",
            "Enter the reason: the history shows it",
            () => Province.SendAsync(seminar.Office, new ReissueCertificate(old.Id, 1, " "))
        );

        var fresh = await AgainAsync(old.Id);

        var issued = await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.Id == fresh));
        Assert.Equal(
            (old.Id, old.ProjectId, old.Facts.Hours, old.Facts.Subject, old.Facts.Name),
            (issued.ReplacesId!.Value, issued.ProjectId, issued.Facts.Hours, issued.Facts.Subject, issued.Facts.Name)
        );
        Assert.NotEqual(old.Number, issued.Number);
        Assert.Equal(
            (CertificateAnswer.Revoked, CertificateAnswer.Valid),
            (
                (await Province.SendAsPublicAsync(new VerifyCertificate(old.Code))).Answer,
                (await Province.SendAsPublicAsync(new VerifyCertificate(issued.Code))).Answer
            )
        );
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n => n.UserId == learner.UserId && n.Key == "Your certificate {0} is issued again as {1}")
            )
        );
        Assert.False((await ViewAsync(old.Id)).MayReissue);
        await Refused.ByAsync("A valid certificate of this seminar stands already.", () => AgainAsync(old.Id));
        var entry = await Province.ReadAsync(db => db.HourEntries.SingleAsync());
        await Province.SendAsync(seminar.Office, new ReverseHours(entry.LearningYear, entry.Id, "冒名顶替"));
        await RevokeAsync(fresh);
        await Refused.ByAsync(
            "The hours of this seminar are no longer in the ledger: there is nothing to certify.",
            () => AgainAsync(fresh)
        );
    }

    [Fact]
    public async Task Lists_answer_for_host_office_and_employer()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await seminar.ImportAsync(HeldSeminar.Roster(1, 3));
        Assert.Equal(
            3,
            (await Province.SendAsync(seminar.Host, new ListSeminars(new SeminarFilter(null, null, "智慧", false), "title", new PageOf())))
                .Rows.Single()
                .Taken
        );
        Assert.Single(
            (
                await Province.SendAsync(
                    seminar.Office,
                    new ListSeminars(new SeminarFilter(SeminarState.Filed, 2027, null, false), null, new PageOf())
                )
            ).Rows
        );
        Assert.Empty(
            (
                await Province.SendAsync(
                    seminar.Year.Hosts[1],
                    new ListSeminars(new SeminarFilter(null, null, null, false), null, new PageOf())
                )
            ).Rows
        );
        var list = await Province.SendAsync(
            seminar.Host,
            new ListEnrolments(
                seminar.Id,
                new EnrolmentFilter(EnrolmentState.Confirmed, EnrolmentRoute.Roster, "名册", false),
                "seat",
                new PageOf()
            )
        );
        Assert.Equal([1, 2, 3], list.Page.Rows.Select(r => r.Seat!.Value));
        Assert.Empty(
            (
                await Province.SendAsync(
                    seminar.Host,
                    new ListEnrolments(seminar.Id, new EnrolmentFilter(null, null, null, true), null, new PageOf())
                )
            )
                .Page
                .Rows
        );
        Assert.Single((await Province.SendAsync(seminar.Year.Hosts[1], new ListNominationSeminars(new PageOf()))).Rows);
        var sheet = await Province.SendAsync(seminar.Office, new GetAttendance(seminar.Id, null, new PageOf()));
        Assert.Equal((3, 6), (sheet.People, sheet.HalfDays.Count));
        var exported = new List<string>();
        await Province.SendAsync(
            seminar.Host,
            new ExportEnrolments(
                seminar.Id,
                new EnrolmentFilter(null, null, null, false),
                async (_, rows) =>
                {
                    await foreach (var row in rows)
                        exported.Add(row.Name);
                }
            )
        );
        Assert.Equal(3, exported.Count);
    }
}
