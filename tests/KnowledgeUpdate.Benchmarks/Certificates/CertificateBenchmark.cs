using System.Diagnostics;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Benchmarks.Certificates;

/// <summary>
/// Certificates: how many a core makes in a second, how large they are, what a batch adds, and whether the look-up's time tells a good code
/// from a bad one.
/// </summary>
internal sealed class CertificateBenchmark : Benchmark
{
    /// <summary>A hundred a second: ten milliseconds each.</summary>
    private const double MostMilliseconds = 10,
        MostKilobytes = 60,
        LookUpTarget = 1.05;

    private const string Surnames = "韦黄覃陆莫蒙罗蓝农潘梁谭岑廖卢",
        Given = "建国晓燕志强丽华文斌海波秀英振宇天成玉兰子轩思远";

    public override string Name => "certificates";

    public override async Task RunAsync(Bench bench, Report report)
    {
        var (sheets, largest) = Sheets(bench);
        report.Head($"Certificates, {bench.Size(400)} with names of their own, one core");
        report.Add(Figure.AtMost("made, hashed and signed, each; 100 a second (ms)", sheets, 1));
        report.Add(Figure.AtMost("largest file, with seal and QR code (KB)", [(largest / 1024.0, MostKilobytes)], 1));

        var database = await TestServer.CreateDatabaseAsync();
        await using var province = await TestProvince.FoundAsync(database);
        var office = await province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await province.SealAsync(office, new ChosenFile("样章.png", SampleSeal.Draw()));
        var code = await IssueAsync(province, database, bench.Size(400));
        report.Head("Certificates, through the use cases and the database");
        report.Add(Figure.AtMost("of a batch, each, first print (ms)", [await BatchAsync(province, office)], 1));
        report.Add(
            Figure.AtMost("of a batch, each, reprint (ms)", [await BatchAsync(province, office), await BatchAsync(province, office)], 1)
        );
        report.Add(Figure.AtMost("look-up of a good code, never issued = 1 (ms)", await LookUpsAsync(bench, province, code), LookUpTarget));
    }

    /// <summary>The sheet alone: layout, fonts cut down, PDF, hash, signature.</summary>
    private static (List<(double, double)> Runs, int Largest) Sheets(Bench bench)
    {
        var (renderer, seal) = (
            new SkiaDocumentRenderer(),
            SealPicture.Read(SampleSeal.Draw(), IssuerSeal.SmallestSide, IssuerSeal.LargestSide, IssuerSeal.WantedPrintedSize).Printed
        );
        using var signer = new CertificateSigner(PortalKeys.Development);
        var (runs, largest, count) = (new List<(double, double)>(), 0, bench.Size(400));
        for (var run = -1; run < bench.Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                var facts = Facts(i);
                var payload = CertificatePayload.Encode(facts, signer.KeyId);
                var qr = $"https://zsgx.example.gov.cn/v/{facts.Code}#{CertificatePayload.Fragment(payload, signer.Sign(payload))}";
                var page = renderer.Render(
                    CertificateSheet.Build(
                        new CertificateSheetData(facts, qr, "zsgx.example.gov.cn/verify", seal, DateTimeOffset.UnixEpoch)
                    )
                );
                largest = Math.Max(largest, CertificateSigner.Seal(page, signer.KeyId, signer.Sign(page)).Length);
            }

            if (run >= 0)
                runs.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds / count, MostMilliseconds));
        }

        return (runs, largest);
    }

    private static CertificateFacts Facts(int i) =>
        new()
        {
            Kind = CertificateKind.SeminarCompletion,
            Number = $"桂知更研结〔2026〕{i:000000}号",
            Code = VerificationCode.Create(),
            Name = $"{Surnames[i % Surnames.Length]}{Given[i * 7 % Given.Length]}{Given[i * 11 % Given.Length]}",
            IdentityMask = "4501**********0008",
            Subject = "工业控制系统安全与数据要素流通高级研修班",
            Hours = 40,
            Compulsory = null,
            Elective = null,
            Professional = null,
            From = new DateOnly(2026, 6, 15),
            To = new DateOnly(2026, 6, 19),
            Provider = "漓江电子科技学院",
            Issuer = "广西壮族自治区人力资源和社会保障厅",
            Programme = "专业技术人才知识更新工程",
            IssuedOn = new DateOnly(2026, 6, 26),
            ExpiresOn = null,
        };

    /// <summary>Issues one through the use cases and copies it, each copy with a number and a name of its own.</summary>
    private static async Task<string> IssueAsync(TestProvince province, TestDatabase database, int count)
    {
        var person = await province.PersonAsync(Role.Learner, SeminarYear.University);
        var learner = await province.SendAsync(
            person,
            new AddMyLearner(
                "韦知新",
                IdentityKind.ResidentId,
                TestIdentity.Number(1),
                null,
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        await province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [
                    .. new[]
                    {
                        (HourCategory.PublicCompulsory, 15m),
                        (HourCategory.PublicElective, 15m),
                        (HourCategory.Professional, 60m),
                    }.Select(c => new HourCredit
                    {
                        LearnerId = learner,
                        Category = c.Item1,
                        Hours = c.Item2,
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
        var id = await province.SendAsync(person, new TakeYearlyCertificate(2026));
        await Copies.AddAsync(
            database.Admin,
            "certificates",
            $"p.id = '{id}'",
            count,
            $"""
            'id', {Copies.NewId}, 'project_id', {Copies.NewId}, 'number', '抄' || i, 'code', 'K' || i, 'facts', p.facts ||
                jsonb_build_object('Number', '抄' || i, 'Name', substr('{Surnames}', 1 + i % 15, 1) || substr('{Given}', 1 + i % 20, 2))
            """
        );
        return await province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.Code).SingleAsync());
    }

    private static async Task<(double, double)> BatchAsync(TestProvince province, Person office)
    {
        var (start, files) = (Stopwatch.GetTimestamp(), 0);
        CertificateBatch? part = null;
        while (part is null || part.Next is not null)
            files += (part = await province.SendAsync(office, new PrintCertificates(new CertificateFilter(), part?.Next))).Files.Count;
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds / files, MostMilliseconds);
    }

    /// <summary>Medians of good and bad codes, asked for in turn.</summary>
    private static async Task<List<(double, double)>> LookUpsAsync(Bench bench, TestProvince province, string code)
    {
        var runs = new List<(double, double)>();
        for (var run = -1; run < bench.Runs; run++)
        {
            var (good, bad) = (new List<double>(), new List<double>());
            for (var i = 0; i < bench.Size(800); i++)
            {
                // Each goes first as often as the other: what the one leaves behind in caches is the other's luck.
                var never = VerificationCode.Create();
                if (i % 2 == 0)
                    good.Add(await TimeAsync(code));
                bad.Add(await TimeAsync(never));
                if (i % 2 == 1)
                    good.Add(await TimeAsync(code));
            }

            if (run >= 0)
                runs.Add((Figure.Median(good), Figure.Median(bad)));
        }

        return runs;

        async Task<double> TimeAsync(string asked)
        {
            var start = Stopwatch.GetTimestamp();
            await province.SendAsPublicAsync(new VerifyCertificate(asked));
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }
}
