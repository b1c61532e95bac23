using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>The office's list of certificates, and the patterns of their numbers.</summary>
public sealed class CertificateListTests(PortalFixture portal) : CertificateOfficeTest(portal)
{
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
}
