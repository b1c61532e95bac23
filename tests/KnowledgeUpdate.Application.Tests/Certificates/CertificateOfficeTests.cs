using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using SkiaSharp;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>What the programme office does with certificates: find, print many, replace, seal, number.</summary>
public sealed class CertificateOfficeTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string University = SeminarYear.University;
    private Person office = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
    }

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

    [Fact]
    public async Task A_new_seal_and_another_address_leave_a_reprint_byte_for_byte_and_a_sheet_small()
    {
        var (person, _) = await CompleteAsync(1, 2025, 2026);
        var first = await Province.SealAsync(office, new ChosenFile("章.png", SampleSeal.Draw()));
        var sealedOne = await TakeAsync(person, 2025);
        var before = (await Province.SendAsync(office, new DownloadCertificate(sealedOne))).Content;

        var second = await Province.SealAsync(office, new ChosenFile("新章.png", SampleSeal.Draw("新章")));

        Assert.Equal(before, (await Province.SendAsync(office, new DownloadCertificate(sealedOne))).Content);
        var later = await TakeAsync(person, 2026);
        var after = (await Province.SendAsync(office, new DownloadCertificate(later))).Content;
        Assert.Equal((first, second), (await SealOfAsync(sealedOne), await SealOfAsync(later)));
        Assert.All([before, after], file => Assert.InRange(file.Length, 20_000, 80_000));
        Assert.Equal([1, 1], (await Province.SendAsync(office, new ListIssuerSeals())).Select(s => s.Certificates));

        // Whoever asks at another address of the same tenant gets the paper that was printed first.
        await using var other = TestProvince.Open(Database, Tenant("alias.localhost"), Province.Clock.Now);
        Assert.Equal(after, (await other.SendAsync(office, new DownloadCertificate(later))).Content);
    }

    [Fact]
    public async Task A_file_that_is_no_seal_is_refused_beside_its_field()
    {
        byte[] Picture(int width, int height, SKColor ground)
        {
            using var bitmap = new SKBitmap(width, height);
            bitmap.Erase(ground);
            using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            return png.ToArray();
        }

        const string None = "Upload a PNG file: the content of this one is something else",
            Size = "Upload a picture whose sides have 300 to 2400 pixels";
        (byte[] Content, string Says)[] files =
        [
            ("not a picture"u8.ToArray(), None),
            (SeminarYear.Pdf("印章"), None),
            ([.. SampleSeal.Draw().Take(40)], None),
            (Picture(200, 200, SKColors.White), Size),
            (Picture(3000, 3000, SKColors.White), Size),
            (Picture(400, 600, SKColors.White), "Upload a picture that is as wide as high"),
            (
                Picture(400, 400, SKColors.LightGray),
                "Upload a picture whose ground is white or transparent: another one would print as a box"
            ),
            (new byte[3 * 1024 * 1024], "Upload a file of at most 2 MB"),
        ];
        foreach (var (content, says) in files)
            await RefusedInput.ForAsync(
                "Picture",
                says,
                () => Province.SendAsync(office, new ChangeIssuerSeal(new ChosenFile("章.png", content)))
            );

        await RefusedInput.ForAsync(
            "Picture",
            "Upload the seal as a PNG file",
            () => Province.SendAsync(office, new ChangeIssuerSeal(null))
        );
        var auditor = await Province.PersonAsync(Role.Auditor, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(auditor, new ChangeIssuerSeal(new ChosenFile("章.png", SampleSeal.Draw())))
        );
        Assert.Empty(await Province.SendAsync(auditor, new ListIssuerSeals()));
    }

    [Fact]
    public async Task A_batch_gives_each_file_as_its_single_reprint_in_parts_without_gap()
    {
        var (person, _) = await CompleteAsync(1, 2026);
        var id = await TakeAsync(person, 2026);
        await CopyAsync(id, 55);
        var one = await Province.ReadAsync(db => db.Certificates.OrderByDescending(c => c.Number).Select(c => c.Id).FirstAsync());
        var single = await Province.SendAsync(office, new DownloadCertificate(one));

        // Four print the same for the first time at once: each gets the same bytes.
        var atOnce = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Province.SendAsync(office, new PrintCertificates(new CertificateFilter())))
        );
        Assert.All(
            atOnce,
            batch =>
                Assert.Equal(
                    atOnce[0].Files.Select(f => f.Name + Convert.ToBase64String(f.Content)),
                    batch.Files.Select(f => f.Name + Convert.ToBase64String(f.Content))
                )
        );
        var (files, parts) = (new List<CertificateFile>(), 0);
        for (CertificateBatch? part = null; part is null || part.Next is not null; parts++)
            files.AddRange((part = await Province.SendAsync(office, new PrintCertificates(new CertificateFilter(), part?.Next))).Files);

        Assert.Equal((56, 56, 3), (files.Count, files.Select(f => f.Name).Distinct().Count(), parts));
        Assert.Equal(single.Content, files.Single(f => f.Name == single.Name).Content);
        foreach (var c in await Province.ReadAsync(db => db.Certificates.OrderBy(c => c.Number).Take(3).ToListAsync()))
            Assert.Equal(
                files.Single(f => f.Name == $"{c.Number}.pdf").Content,
                (await Province.SendAsync(office, new DownloadCertificate(c.Id))).Content
            );
        Assert.Empty(
            (await Province.SendAsync(office, new PrintCertificates(new CertificateFilter(State: CertificateState.Revoked)))).Files
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(person, new PrintCertificates(new CertificateFilter())));
    }

    [Fact]
    public async Task The_list_is_found_by_number_code_name_kind_year_and_state_and_walked_in_both_orders()
    {
        var (person, _) = await CompleteAsync(1, 2025, 2026);
        var (a, b) = (await TakeAsync(person, 2025), await TakeAsync(person, 2026));
        await Province.SendAsync(
            office,
            new RevokeCertificate(
                b,
                await VersionAsync(b),
                RevocationReason.Fraud,
                "冒名",
                new HoursChoice(HoursOutcome.Stand, [], "学时另有凭证")
            )
        );
        var code = await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == a).Select(c => c.Code).SingleAsync());
        async Task<IEnumerable<Guid>> FindAsync(CertificateFilter filter) =>
            (await Province.SendAsync(office, new ListIssuedCertificates(filter, "number", new PageOf()))).Page.Rows.Select(r => r.Id);

        Assert.Equal([a, b], await FindAsync(new()));
        Assert.Equal([a, b], await FindAsync(new(Words: "〔2026〕00000")));
        Assert.Equal([b], await FindAsync(new(Words: "000002")));
        Assert.Equal([a], await FindAsync(new(Words: VerificationCode.Format(code).ToLowerInvariant())));
        Assert.Equal([a, b], await FindAsync(new(Words: "韦知")));
        Assert.Empty(await FindAsync(new(Words: "知新")));
        Assert.Empty(await FindAsync(new(Words: "%")));
        Assert.Equal([a], await FindAsync(new(Year: 2025)));
        Assert.Equal([b], await FindAsync(new(State: CertificateState.Revoked)));
        Assert.Empty(await FindAsync(new(Kind: CertificateKind.SeminarCompletion)));
        await CopyAsync(a, 43);
        foreach (var sort in ListIssuedCertificatesHandler.Sorts)
        {
            var (seen, at) = (new List<Guid>(), (string?)null);
            do
            {
                var page = (await Province.SendAsync(office, new ListIssuedCertificates(new(), sort, new PageOf(at, 10)))).Page;
                seen.AddRange(page.Rows.Select(r => r.Id));
                at = page.Foot.Next;
            } while (at is not null);
            Assert.Equal((45, 45), (seen.Count, seen.Distinct().Count()));
        }

        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(person, new ListIssuedCertificates(new(), null, new PageOf()))
        );
    }

    [Fact]
    public async Task A_pattern_is_entered_for_a_coming_year_and_stays_once_a_number_is_given()
    {
        var (person, _) = await CompleteAsync(1, 2026);
        const CertificateKind kind = CertificateKind.YearlyHours;
        async Task<SeriesLine> LineAsync(short year) =>
            (await Province.SendAsync(office, new ListCertificateSeries())).Single(l => l.Kind == kind && l.Year == year);
        Assert.Equal(
            ("GX知更学时〔2027〕000001号", null, true),
            ((await LineAsync(2027)).First, (await LineAsync(2027)).Version, (await LineAsync(2027)).MayChange)
        );

        await Province.SendAsync(office, new EnterCertificateSeries(kind, 2026, null, "桂证{year}第{0000}号"));
        await Province.SendAsync(office, new EnterCertificateSeries(kind, 2027, null, "桂{year}-{00000}"));

        var entered = await LineAsync(2026);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(office, new EnterCertificateSeries(kind, 2026, null, "桂新{year}第{0000}号"))
        );
        await Province.SendAsync(office, new EnterCertificateSeries(kind, 2026, entered.Version, "桂新{year}第{0000}号"));
        var id = await TakeAsync(person, 2026);
        Assert.Equal("桂新2026第0001号", (await Province.SendAsync(office, new GetCertificate(id))).Facts.Number);
        var given = await LineAsync(2026);
        Assert.Equal((1, false), (given.Last, given.MayChange));
        await Refused.ByAsync(
            "{0} numbers of this series have been given: its pattern stays for the year.",
            () => Province.SendAsync(office, new EnterCertificateSeries(kind, 2026, given.Version, "另{year}第{0000}号"))
        );
        await Refused.ByAsync(
            "{0} is over: its numbers stay as they were given.",
            () => Province.SendAsync(office, new EnterCertificateSeries(kind, 2025, null, "旧{year}第{0000}号"))
        );
        foreach (
            var (year, pattern, field, sentence) in new[]
            {
                (2029, "桂{year}-{00000}", "Year", "Enter a year from 2026 to 2028"),
                (2027, "桂{year}", "Pattern", "Write a running number once, such as {000000}: as many zeros as it has digits"),
                (
                    2027,
                    $"GX知更研结〔{{year}}〕{CertificateSeries.Running}号",
                    "Pattern",
                    "The other kind of certificate has this pattern: two would get one number"
                ),
            }
        )
            await RefusedInput.ForAsync(
                field,
                sentence,
                () => Province.SendAsync(office, new EnterCertificateSeries(kind, year, null, pattern))
            );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(person, new EnterCertificateSeries(kind, 2027, null, "桂{year}-{00000}"))
        );
        Assert.Equal("桂2027-00001", (await LineAsync(2027)).First);
    }

    [Fact, Walks("key-calls")]
    public async Task A_key_opens_the_look_up_until_it_is_withdrawn_or_runs_out_and_its_secret_is_kept_nowhere()
    {
        var system = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        var secret = await Province.SendAsync(system, new MakeApiKey("人事系统", "某局 李某", 600, new DateOnly(2026, 12, 31)));
        var second = await Province.SendAsync(system, new MakeApiKey("另一系统", "某局", 100, new DateOnly(2026, 11, 30)));

        Assert.Equal(600, (await Province.SendAsPublicAsync(new FindApiKey(secret)))!.PerMinute);
        Assert.Null(await Province.SendAsPublicAsync(new FindApiKey(secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A'))));
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        Assert.Null(await elsewhere.SendAsPublicAsync(new FindApiKey(secret)));
        var key = (await Province.SendAsync(system, new ListApiKeys())).Rows.Single(k => k.Name == "人事系统");
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await elsewhere.SendAsync(
                await elsewhere.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit),
                new RevokeApiKey(key.Id, key.Version, "x")
            )
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(office, new RevokeApiKey(key.Id, key.Version, "x")));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(office, new MakeApiKey("x", "y", 600, new DateOnly(2026, 12, 31)))
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(system, new RevokeApiKey(key.Id, key.Version + 1, "泄露"))
        );

        await Province.SendAsync(system, new RevokeApiKey(key.Id, key.Version, "泄露"));
        Province.Clock.Now = Province.Clock.Now.AddDays(8);

        Assert.Null(await Province.SendAsPublicAsync(new FindApiKey(secret)));
        Assert.Null(await Province.SendAsPublicAsync(new FindApiKey(second)));
        Assert.Equal(
            [ApiKeyState.Expired, ApiKeyState.Revoked],
            (await Province.SendAsync(system, new ListApiKeys())).Rows.Select(k => k.State).Order()
        );
        await Refused.ByAsync(
            "This key is withdrawn already.",
            async () =>
                await Province.SendAsync(
                    system,
                    new RevokeApiKey(key.Id, (await Province.SendAsync(system, new GetApiKey(key.Id))).Version, "再次")
                )
        );
        var kept = await Province.ReadAsync(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    SELECT coalesce(string_agg(t.x, ''), '') AS "Value" FROM (SELECT k::text AS x FROM api_keys k UNION ALL SELECT
                        a.changes::text FROM audit_events a) t
                    """
                )
                .SingleAsync()
        );
        Assert.DoesNotContain(secret[12..], kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_of_a_key_is_checked_beside_its_field()
    {
        var system = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        foreach (
            var (command, field, sentence) in new (MakeApiKey, string, string)[]
            {
                (new("", "某局", 600, new DateOnly(2026, 12, 31)), "Name", "Enter what the key is used for"),
                (new("x", " ", 600, new DateOnly(2026, 12, 31)), "Owner", "Enter who answers for its use"),
                (new("x", "某局", null, new DateOnly(2026, 12, 31)), "PerMinute", "Enter how many look-ups a minute are allowed"),
                (
                    new("x", "某局", 30, new DateOnly(2026, 12, 31)),
                    "PerMinute",
                    "Enter a number from 31 to 6000: without a key an address may ask 30 times"
                ),
                (
                    new("x", "某局", 6001, new DateOnly(2026, 12, 31)),
                    "PerMinute",
                    "Enter a number from 31 to 6000: without a key an address may ask 30 times"
                ),
                (new("x", "某局", 600, null), "ExpiresOn", "Enter the last day on which the key works"),
                (new("x", "某局", 600, new DateOnly(2026, 11, 22)), "ExpiresOn", "Enter a day from today on, within three years"),
                (new("x", "某局", 600, new DateOnly(2030, 1, 1)), "ExpiresOn", "Enter a day from today on, within three years"),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => Province.SendAsync(system, command));
    }

    private Domain.Tenancy.Tenant Tenant(string host)
    {
        var t = Province.Tenant;
        return new Domain.Tenancy.Tenant
        {
            Id = t.Id,
            DivisionCode = t.DivisionCode,
            Letters = t.Letters,
            RegionName = t.RegionName,
            ShortName = t.ShortName,
            LevelName = t.LevelName,
            ProgrammeName = t.ProgrammeName,
            Sponsor = t.Sponsor,
            Operator = t.Operator,
            Signature = t.Signature,
            Hosts = [host],
        };
    }

    private Task<int> CopyAsync(Guid certificate, int times) =>
        Copies.AddAsync(
            Database.Admin,
            "certificates",
            $"p.id = '{certificate}'",
            times,
            $"""
            'id', {Copies.NewId}, 'project_id', {Copies.NewId}, 'number', '抄' || i, 'code', 'K' || i, 'file_hash', NULL, 'file_signature',
                NULL,
            'facts', p.facts || jsonb_build_object('Number', '抄' || i, 'Code', '7K3MZQ9T5C1XW8VHS')
            """
        );

    private async Task<(Person Person, Guid Learner)> CompleteAsync(int n, params short[] years)
    {
        var person = await Province.PersonAsync(Role.Learner, University);
        var learner = await Province.SendAsync(
            person,
            new AddMyLearner(
                "韦知新",
                IdentityKind.ResidentId,
                TestIdentity.Number(n),
                null,
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        foreach (var year in years)
            await Province.SendAsPortalAsync(
                new CreditHours(
                    year,
                    [
                        .. new[]
                        {
                            (HourCategory.PublicCompulsory, 15m),
                            (HourCategory.PublicElective, 15m),
                            (HourCategory.Professional, 60m),
                        }.Select(c => new HourCredit(
                            learner,
                            c.Item1,
                            c.Item2,
                            HourSource.Course,
                            Guid.NewGuid(),
                            "课程",
                            "邕江大学",
                            new DateOnly(year, 5, 1),
                            new DateOnly(year, 5, 2),
                            "示例"
                        )),
                    ]
                )
            );
        return (person, learner);
    }

    private Task<Guid> TakeAsync(Person person, short year) => Province.SendAsync(person, new TakeYearlyCertificate(year));

    private async Task<CertificateVerdict> VerdictAsync(Guid id) =>
        await Province.SendAsPublicAsync(
            new VerifyCertificate(await Province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.Code).SingleAsync()))
        );

    private Task<uint> VersionAsync(Guid id) =>
        Province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.Version).SingleAsync());

    private Task<uint> LearnerVersionAsync(Guid id) =>
        Province.ReadAsync(db => db.Learners.Where(l => l.Id == id).Select(l => l.Version).SingleAsync());

    private Task<Guid?> SealOfAsync(Guid id) =>
        Province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.SealId).SingleAsync());
}
