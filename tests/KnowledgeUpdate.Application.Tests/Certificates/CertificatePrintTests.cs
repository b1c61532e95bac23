using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using SkiaSharp;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>The issuer's seal, reprints and batches.</summary>
public sealed class CertificatePrintTests(PortalFixture portal) : CertificateOfficeTest(portal)
{
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
            (Picture(400, 600, SKColors.White), "Upload a square picture"),
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

    private Task<Guid?> SealOfAsync(Guid id) =>
        Province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.SealId).SingleAsync());
}
