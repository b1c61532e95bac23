using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Certificates;

public sealed class CertificateTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string University = "邕江大学";

    [Fact]
    public async Task A_complete_year_gives_a_certificate_that_anybody_can_verify()
    {
        var person = await CompleteAsync(1);

        var id = await Province.SendAsync(person, new TakeYearlyCertificate(2026));

        var code = await CodeAsync(id);
        var verdict = await Province.SendAsPublicAsync(new VerifyCertificate($" {VerificationCode.Format(code).ToLowerInvariant()} "));
        Assert.Equal((CertificateAnswer.Valid, true), (verdict.Answer, verdict.SignatureHolds));
        Assert.Equal(
            (90m, 15m, 15m, 60m, "韦*新", $"{TestIdentity.Number(1)[..4]}**********{TestIdentity.Number(1)[^4..]}"),
            (
                verdict.Facts!.Hours,
                verdict.Facts.Compulsory,
                verdict.Facts.Elective,
                verdict.Facts.Professional,
                verdict.Facts.Name,
                verdict.Facts.IdentityMask
            )
        );
        Assert.Equal("GX知更学时〔2026〕000001号", verdict.Facts.Number);
    }

    [Fact]
    public async Task An_incomplete_year_gives_none()
    {
        var person = await PersonAsync(1);
        await CreditAsync(person, (HourCategory.Professional, 60));
        await Refused.ByAsync(
            "{0} hours of {1} are missing: the certificate can be taken once the year is complete.",
            () => Province.SendAsync(person, new TakeYearlyCertificate(2026))
        );
        Assert.Equal(0, await Province.ReadAsync(db => db.CertificateSeries.CountAsync()));
    }

    [Fact]
    public async Task Sixty_four_takes_at_once_give_one_certificate_and_no_gap()
    {
        var people = new[] { await CompleteAsync(1), await CompleteAsync(2) };

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(i => Province.SendAsync(people[i % 2], new TakeYearlyCertificate(2026)))
        );

        Assert.Equal(2, taken.Distinct().Count());
        Assert.Equal(
            ["GX知更学时〔2026〕000001号", "GX知更学时〔2026〕000002号"],
            await Province.ReadAsync(db => db.Certificates.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync())
        );
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_valid_one()
    {
        var person = await CompleteAsync(1);
        var id = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Copies.AddAsync(Database.Admin, "certificates", $"p.id = '{id}'", 1, $"'id', {Copies.NewId}, 'number', 'x', 'code', 'y'")
        );
        Assert.Equal("ix_certificates_one_valid", refused.ConstraintName);
    }

    [Fact]
    public async Task Hours_that_changed_replace_the_certificate_and_the_old_one_says_by_which()
    {
        var person = await CompleteAsync(1);
        var old = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        Assert.Equal(old, await Province.SendAsync(person, new TakeYearlyCertificate(2026)));
        await CreditAsync(person, (HourCategory.Professional, 8));

        var fresh = await Province.SendAsync(person, new TakeYearlyCertificate(2026));

        var verdict = await Province.SendAsPublicAsync(new VerifyCertificate(await CodeAsync(old)));
        Assert.Equal((CertificateAnswer.Replaced, "GX知更学时〔2026〕000002号"), (verdict.Answer, verdict.ReplacedBy));
        Assert.Equal(98, (await Province.SendAsPublicAsync(new VerifyCertificate(await CodeAsync(fresh)))).Facts!.Hours);
        var chain = await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.Id == fresh));
        Assert.Equal(old, chain.ReplacesId);
    }

    [Fact]
    public async Task A_revoked_one_stays_and_says_when_and_why()
    {
        var person = await CompleteAsync(1);
        var id = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var view = await Province.SendAsync(office, new GetCertificate(id));
        await RefusedInput.ForAsync(
            [("Class", "Choose the class of the reason: the public reads it"), ("Reason", "Enter the reason: the person reads it")],
            () => Province.SendAsync(office, new RevokeCertificate(id, view.Version, null, ""))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(person, new RevokeCertificate(id, view.Version, RevocationReason.Fraud, "x"))
        );

        await Province.SendAsync(
            office,
            new RevokeCertificate(id, view.Version, RevocationReason.Fraud, "冒名顶替", new HoursChoice(HoursOutcome.Open, [], null))
        );

        var verdict = await Province.SendAsPublicAsync(new VerifyCertificate(await CodeAsync(id)));
        Assert.Equal(
            (CertificateAnswer.Revoked, RevocationReason.Fraud, new DateOnly(2026, 11, 23)),
            (verdict.Answer, verdict.Reason, verdict.EndedOn)
        );
        await Refused.ByStateAsync(
            CertificateState.Revoked,
            CertificateAction.Revoke,
            () =>
                Province.SendAsync(
                    office,
                    new RevokeCertificate(id, view.Version, RevocationReason.Fraud, "再次", new HoursChoice(HoursOutcome.Open, [], null))
                )
        );
        var deleted = await Assert.ThrowsAsync<PostgresException>(() =>
            Province.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM certificates"))
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, deleted.SqlState);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7K3M-ZQ9T-5C1X-W8VH-S")]
    [InlineData("'; DROP TABLE certificates; --")]
    [InlineData("0000000000000000000000000000000000000000000000000")]
    public async Task What_was_never_issued_is_said_so(string code) =>
        Assert.Equal(CertificateAnswer.NeverIssued, (await Province.SendAsPublicAsync(new VerifyCertificate(code))).Answer);

    [Fact]
    public async Task The_file_is_the_same_at_every_print_and_one_altered_byte_is_found()
    {
        var person = await CompleteAsync(1);
        var id = await Province.SendAsync(person, new TakeYearlyCertificate(2026));

        var prints = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Province.SendAsync(person, new DownloadCertificate(id))));

        Assert.All(prints, p => Assert.Equal(prints[0].Content, p.Content));
        Assert.InRange(prints[0].Content.Length, 10_000, 80_000);
        using var verifier = CertificateSigner.Verifier(await Province.SendAsPublicAsync(new ListPublishedKeys()));
        Assert.True(verifier.VerifyFile(prints[0].Content));
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var altered = prints[0].Content.ToArray();
            altered[i < 100 ? altered.Length - 1 - i : random.Next(altered.Length)] ^= 1;
            Assert.False(verifier.VerifyFile(altered));
        }
    }

    [Fact]
    public async Task The_payload_verifies_offline_and_says_what_is_printed()
    {
        var person = await CompleteAsync(1);
        var id = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        var c = await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.Id == id));

        var read = CertificatePayload.Decode(c.Payload);

        Assert.Equal((c.Facts with { Own = read!.Value.Facts.Own }, c.KeyId), read);
        Assert.Equal(c.Facts.Own, read.Value.Facts.Own);
        // The activities are listed on the second page; how many and their digest are signed.
        Assert.Equal(3, c.Items!.Count);
        Assert.Equal([CertificateItems.FactOf(c.Items)], c.Facts.Own);
        Assert.False(CertificateItems.AreSigned(c.Facts, [c.Items[0] with { Hours = 16 }, .. c.Items.Skip(1)]));
        using var other = new CertificateSigner(new PortalKeys(new byte[32]));
        using var verifier = CertificateSigner.Verifier(await Province.SendAsPublicAsync(new ListPublishedKeys()));
        Assert.True(verifier.Verify(c.KeyId, c.Payload, c.Signature));
        Assert.False(other.Verify(c.KeyId, c.Payload, c.Signature));
    }

    [Fact]
    public async Task A_unit_can_hold_a_certificate_that_another_unit_issues_and_that_prints_facts_of_its_kind()
    {
        var (host, day) = (Province.Units[University].Id, new DateOnly(2026, 12, 1));
        var facts = new CertificateFacts
        {
            Kind = CertificateKind.SeminarCompletion,
            Number = "1",
            Code = VerificationCode.Create(),
            Name = University,
            IdentityMask = "",
            Subject = "基地",
            Hours = null,
            Compulsory = null,
            Elective = null,
            Professional = null,
            From = day,
            To = day,
            Provider = "",
            Issuer = "示例签发单位",
            Programme = "知识更新工程",
            IssuedOn = day,
            ExpiresOn = null,
            Own = [new("批次", "2026年第一批\t甲"), new("有效期", "五年")],
        };
        var payload = CertificatePayload.Encode(facts, "k");
        var c = await Province.ReadAsync(async db =>
        {
            db.Add(
                new Certificate(
                    facts,
                    HolderKind.Unit,
                    host,
                    host,
                    2026,
                    payload,
                    new byte[64],
                    "k",
                    null,
                    DateTimeOffset.UnixEpoch,
                    issuerId: host
                )
            );
            await db.SaveChangesAsync();
            return await db.Certificates.AsNoTracking().SingleAsync(c => c.HolderId == host && c.LearnerId == null);
        });

        Assert.Equal((HolderKind.Unit, host, host), (c.HolderKind, c.OrganisationId!.Value, c.IssuerId!.Value));
        Assert.Equal(facts.Own, c.Facts.Own);
        var read = CertificatePayload.Decode(c.Payload)!.Value.Facts;
        Assert.Equal([("批次", "2026年第一批 甲"), ("有效期", "五年")], read.Own.Select(o => (o.Name, o.Value)));
        Assert.Null(read.Hours);
    }

    [Fact]
    public async Task A_list_that_is_not_the_signed_one_is_not_printed_and_one_without_a_list_prints_as_before()
    {
        var person = await CompleteAsync(1);
        var id = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE certificates SET items = jsonb_set(items, '{{0,Title}}', '\"别的课程\"') WHERE id = '{id}'"
        );
        await Refused.ByAsync(
            "The list of certificate {0} is not the one that was signed. Tell the programme office.",
            () => Province.SendAsync(person, new DownloadCertificate(id))
        );

        // Issued before there were lists: no item, no digest. It stays valid, and is not issued anew for the list alone.
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE certificates SET items = NULL, facts = facts || '{{\"Own\": []}}' WHERE id = '{id}'"
        );
        Assert.NotEmpty((await Province.SendAsync(person, new DownloadCertificate(id))).Content);
        Assert.Equal(id, await Province.SendAsync(person, new TakeYearlyCertificate(2026)));
    }

    [Fact]
    public async Task Somebody_else_can_neither_see_nor_download_it()
    {
        var person = await CompleteAsync(1);
        var id = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        var stranger = await CompleteAsync(2);
        var other = await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院");

        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(stranger, new DownloadCertificate(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new DownloadCertificate(id)));
        Assert.Empty((await Province.SendAsync(stranger, new ListCertificates()))!.Rows);
        Assert.Equal(id, (await Province.SendAsync(person, new ListCertificates()))!.Rows.Single().Id);
    }

    private async Task<Person> CompleteAsync(int n)
    {
        var person = await PersonAsync(n);
        await CreditAsync(person, (HourCategory.PublicCompulsory, 15), (HourCategory.PublicElective, 15), (HourCategory.Professional, 60));
        return person;
    }

    private async Task<Person> PersonAsync(int n)
    {
        var person = await Province.PersonAsync(Role.Learner, University);
        await Province.SendAsync(
            person,
            new AddMyLearner(
                "韦知新",
                IdentityKind.ResidentId,
                TestIdentity.Number(n),
                null,
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        return person;
    }

    private async Task CreditAsync(Person person, params (HourCategory Category, decimal Hours)[] credits)
    {
        var learner = (await Province.SendAsync(person, new GetMyRecord()))!.Id;
        await Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [
                    .. credits.Select(c => new HourCredit
                    {
                        LearnerId = learner,
                        Category = c.Category,
                        Hours = c.Hours,
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
    }

    private Task<string> CodeAsync(Guid id) =>
        Province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.Code).SingleAsync());
}
