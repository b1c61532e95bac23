using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>A corrected name or number replaces the certificates that print the old one.</summary>
public sealed class CertificateCorrectionTests(PortalFixture portal) : CertificateOfficeTest(portal)
{
    [Fact]
    public async Task A_corrected_name_replaces_every_valid_certificate_and_leaves_the_others()
    {
        var (person, learner) = await CompleteAsync(1, 2024, 2025, 2026);
        var ids = new[] { await TakeAsync(person, 2024), await TakeAsync(person, 2025), await TakeAsync(person, 2026) };
        await Province.SendAsync(office, new RevokeCertificate(ids[0], await VersionAsync(ids[0]), RevocationReason.Error, "登记有误"));

        var replaced = await Province.SendAsync(
            office,
            new CorrectLearner(
                learner,
                await LearnerVersionAsync(learner),
                "韦志新",
                IdentityKind.ResidentId,
                null,
                "身份证更名，公安机关证明"
            )
        );

        Assert.Equal(2, replaced);
        Assert.Equal(CertificateAnswer.Revoked, (await VerdictAsync(ids[0])).Answer);
        foreach (var old in ids.Skip(1))
        {
            var was = await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.Id == old));
            var now = await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.ReplacesId == old));
            Assert.Equal(
                (CertificateState.Replaced, now.Id, "韦知新", "韦志新"),
                (was.State, was.ReplacedById, was.Facts.Name, now.Facts.Name)
            );
            Assert.Equal(
                (was.Facts.Hours, was.Facts.Subject, was.Facts.IdentityMask, was.ProjectId),
                (now.Facts.Hours, now.Facts.Subject, now.Facts.IdentityMask, now.ProjectId)
            );
            Assert.Equal(
                (CertificateAnswer.Replaced, now.Number),
                ((await VerdictAsync(old)).Answer, (await VerdictAsync(old)).ReplacedBy)
            );
            Assert.Equal(
                (CertificateAnswer.Valid, true),
                ((await VerdictAsync(now.Id)).Answer, (await VerdictAsync(now.Id)).SignatureHolds)
            );
        }

        Assert.Equal(
            ["GX知更学时〔2026〕000004号", "GX知更学时〔2026〕000005号"],
            await Province.ReadAsync(db =>
                db.Certificates.Where(c => c.ReplacesId != null).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync()
            )
        );
        Assert.Equal(
            ids[2],
            (await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.Number == "GX知更学时〔2026〕000005号"))).ReplacesId
        );
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.AuditEvents.CountAsync(e =>
                    e.Act == nameof(CorrectLearner) && e.SubjectId == learner && e.Reason == "身份证更名，公安机关证明"
                )
            )
        );
        Assert.Equal(
            2,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n => n.UserId == person.UserId && n.Key == "Your certificate {0} was replaced by {1}")
            )
        );
        // The name printed is the one the year's certificate would have: it is not taken a second time.
        Assert.Equal(
            await Province.ReadAsync(db => db.Certificates.Where(c => c.ReplacesId == ids[2]).Select(c => c.Id).SingleAsync()),
            await TakeAsync(person, 2026)
        );
    }

    [Fact]
    public async Task A_corrected_number_is_found_by_its_hash_and_changes_the_mask_on_the_certificate()
    {
        var (person, learner) = await CompleteAsync(1, 2026);
        await TakeAsync(person, 2026);

        Assert.Equal(
            1,
            await Province.SendAsync(
                office,
                new CorrectLearner(
                    learner,
                    await LearnerVersionAsync(learner),
                    "韦知新",
                    IdentityKind.ResidentId,
                    TestIdentity.Number(777),
                    "号码登记有误"
                )
            )
        );

        Assert.Equal(
            IdentityNumber.Mask(TestIdentity.Number(777)),
            (await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.State == CertificateState.Valid))).Facts.IdentityMask
        );
        Assert.Equal(TestIdentity.Number(777), await Province.SendAsync(office, new RevealIdentity(learner, "核对")));
    }

    [Fact]
    public async Task A_correction_is_refused_by_field_role_tenant_version_and_state_and_then_changes_nothing()
    {
        var (person, learner) = await CompleteAsync(1, 2026);
        var id = await TakeAsync(person, 2026);
        var (_, other) = await CompleteAsync(2, 2026);
        var version = await LearnerVersionAsync(learner);
        CorrectLearner Correct(
            string? name = "韦志新",
            string? number = null,
            string? reason = "更名",
            uint? v = null,
            IdentityKind kind = IdentityKind.ResidentId
        ) => new(learner, v ?? version, name, kind, number, reason);

        async Task FieldAsync(string field, string sentence, CorrectLearner command) =>
            await RefusedInput.ForAsync(field, sentence, () => Province.SendAsync(office, command));
        await FieldAsync("Reason", "Enter the reason, and the paper that shows it", Correct(reason: " "));
        await FieldAsync("Name", "Enter the full name, at least two characters", Correct(name: ""));
        await FieldAsync("Name", "Change the name or the number: nothing differs from the record", Correct(name: "韦知新"));
        await FieldAsync(
            "Number",
            "The check character is wrong: compare with the card, digit by digit",
            Correct(number: "450103196001010001")
        );
        await FieldAsync(
            "Number",
            "Another record has this number. Merge the two records instead",
            Correct(number: TestIdentity.Number(2))
        );
        await FieldAsync("Number", "Enter the number of the other document", Correct(kind: IdentityKind.Passport));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Province.SendAsync(office, Correct(v: version + 1)));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(person, Correct()));
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(await Province.PersonAsync(Role.UnitAdministrator, University), Correct())
        );
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        var stranger = await elsewhere.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<NotFoundException>(() => elsewhere.SendAsync(stranger, Correct()));
        await Assert.ThrowsAsync<NotFoundException>(() => elsewhere.SendAsync(stranger, new ReplaceCertificate(id, 1, "x")));
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET merged_into_id = '{other}' WHERE id = '{learner}'");
        await Refused.ByAsync(
            "This record is merged into another. Correct the one that is kept.",
            async () => await Province.SendAsync(office, Correct(v: await LearnerVersionAsync(learner)))
        );

        var c = await Province.ReadAsync(db => db.Certificates.SingleAsync());
        Assert.Equal((CertificateState.Valid, "韦知新"), (c.State, c.Facts.Name));
    }

    [Fact]
    public async Task One_certificate_is_replaced_once_its_record_differs()
    {
        var (person, learner) = await CompleteAsync(1, 2026);
        var id = await TakeAsync(person, 2026);
        await Refused.ByAsync(
            "The certificate says what the record says: there is nothing to replace. Correct the record first.",
            async () => await Province.SendAsync(office, new ReplaceCertificate(id, await VersionAsync(id), "x"))
        );
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET name = '韦志新' WHERE id = '{learner}'");
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(person, new ReplaceCertificate(id, 1, "x")));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Province.SendAsync(office, new ReplaceCertificate(id, 1, "更名")));
        await RefusedInput.ForAsync(
            "Reason",
            "Enter the reason: the person reads it",
            () => Province.SendAsync(office, new ReplaceCertificate(id, 1, ""))
        );
        Assert.True((await Province.SendAsync(office, new GetCertificate(id))).Differs);

        var fresh = await Province.SendAsync(office, new ReplaceCertificate(id, await VersionAsync(id), "更名"));

        var (old, now) = (
            await Province.SendAsync(office, new GetCertificate(id)),
            await Province.SendAsync(office, new GetCertificate(fresh))
        );
        Assert.Equal((now.Facts.Number, old.Facts.Number, "韦志新", false), (old.ReplacedBy, now.Replaces, now.Facts.Name, now.Differs));
        await Refused.ByStateAsync(
            CertificateState.Replaced,
            CertificateAction.Replace,
            async () => await Province.SendAsync(office, new ReplaceCertificate(id, await VersionAsync(id), "再次"))
        );
    }

    private async Task<CertificateVerdict> VerdictAsync(Guid id) =>
        await Province.SendAsPublicAsync(
            new VerifyCertificate(await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.Code).SingleAsync()))
        );

    private Task<uint> LearnerVersionAsync(Guid id) =>
        Province.ReadAsync(db => db.Learners.Where(l => l.Id == id).Select(l => l.Version).SingleAsync());
}
