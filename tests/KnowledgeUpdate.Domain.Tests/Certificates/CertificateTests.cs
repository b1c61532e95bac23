using CsCheck;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Domain.Tests.Certificates;

public sealed class CertificateTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void Codes_are_well_formed_and_different()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => VerificationCode.Create()).ToList();
        Assert.All(codes, c => Assert.True(VerificationCode.IsWellFormed(c)));
        Assert.Distinct(codes);
    }

    [Fact]
    public void One_wrong_character_is_always_found() =>
        Gen.Select(Gen.Int[0, 16], Gen.Int[1, 31])
            .Sample(
                (at, by) =>
                {
                    var code = VerificationCode.Create().ToCharArray();
                    code[at] = Alphabet[(Alphabet.IndexOf(code[at], StringComparison.Ordinal) + by) % 32];
                    return !VerificationCode.IsWellFormed(new string(code));
                }
            );

    [Fact]
    public void Two_neighbours_swapped_are_always_found() =>
        Gen.Int[0, 15]
            .Sample(at =>
            {
                var code = VerificationCode.Create().ToCharArray();
                (code[at], code[at + 1]) = (code[at + 1], code[at]);
                return code[at] == code[at + 1] || !VerificationCode.IsWellFormed(new string(code));
            });

    [Fact]
    public void What_people_type_is_brought_to_its_form()
    {
        var code = VerificationCode.Create();
        Assert.Equal(code, VerificationCode.Normalise(VerificationCode.Format(code)));
        Assert.Equal(code, VerificationCode.Normalise($" {code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')} "));
    }

    [Theory]
    [InlineData("桂知更结〔{year}〕{00000}号", 7, "桂知更结〔2026〕00007号")]
    [InlineData("GX-{year}-{000}", 1234, "GX-2026-1234")]
    public void Numbers_follow_the_pattern(string pattern, int n, string number) =>
        Assert.Equal(number, new CertificateSeries(CertificateKind.SeminarCompletion, 2026, pattern).NumberOf(n));

    [Theory]
    [InlineData("", "Enter the pattern")]
    [InlineData("   ", "Enter the pattern")]
    [InlineData("GX-{year}", "Write a running number once, such as {0}: as many zeros as it has digits")]
    [InlineData("GX-{year}-{}", "Write a running number once, such as {0}: as many zeros as it has digits")]
    [InlineData("GX-{year}-{0a0}", "Write a running number once, such as {0}: as many zeros as it has digits")]
    [InlineData("GX-{year}-{0000}-{0000}", "Write a running number once, such as {0}: as many zeros as it has digits")]
    [InlineData("GX-{0000}", "Write {0} once, where the year stands")]
    [InlineData("GX-{year}-{year}-{0000}", "Write {0} once, where the year stands")]
    [InlineData("GX-{year}-{00}", "The running number has {0} to {1} digits")]
    [InlineData("GX-{year}-{0000000000}", "The running number has {0} to {1} digits")]
    [InlineData("GX {year} {0000}", "Leave out spaces and the signs {0}")]
    [InlineData("GX/{year}/{0000}", "Leave out spaces and the signs {0}")]
    [InlineData("GX{month}{year}{0000}", "Leave out spaces and the signs {0}")]
    [InlineData("0123456789012345678901234567890123456789012345678{year}{0000}", "A pattern has at most {0} characters")]
    public void A_pattern_that_is_none_is_refused(string pattern, string sentence) =>
        Refused.By(sentence, () => new CertificateSeries(CertificateKind.SeminarCompletion, 2026, pattern));

    [Fact]
    public void A_key_keeps_the_hash_of_its_secret_and_ends_with_its_day_or_its_withdrawal()
    {
        var secret = ApiKey.CreateSecret();
        var key = new ApiKey("人事系统", "某局", 600, Day, secret, Guid.NewGuid(), Now);
        Assert.True(ApiKey.CanBe(secret));
        Assert.NotEqual(secret, ApiKey.CreateSecret());
        Assert.Equal(ApiKey.HashOf(secret), key.Hash);
        Assert.Equal(secret[..9], key.Shown);
        Assert.Equal((ApiKeyState.InUse, ApiKeyState.Expired), (key.StateOn(Day), key.StateOn(Day.AddDays(1))));
        key.Revoke(" 泄露 ", Now);
        Assert.Equal((ApiKeyState.Revoked, "泄露"), (key.StateOn(Day), key.Reason));
        Refused.By("This key is withdrawn already.", () => key.Revoke("x", Now));
        Refused.By("The last day must not have passed.", () => new ApiKey("x", "y", 600, Day.AddDays(-1), secret, Guid.NewGuid(), Now));
    }

    [Fact]
    public void The_five_answers()
    {
        Assert.Equal(CertificateAnswer.Valid, Issued(Day).AnswerOn(Day));
        Assert.Equal(CertificateAnswer.Expired, Issued(Day.AddDays(-1)).AnswerOn(Day));
        var replaced = Issued(null);
        replaced.ReplaceBy(Guid.NewGuid(), "更名", Day);
        Assert.Equal(CertificateAnswer.Replaced, replaced.AnswerOn(Day));
        var revoked = Issued(Day.AddDays(-1));
        revoked.Revoke(RevocationReason.Fraud, "冒名", Day);
        Assert.Equal(CertificateAnswer.Revoked, revoked.AnswerOn(Day));
        Refused.ByState(CertificateState.Revoked, CertificateAction.Replace, () => revoked.ReplaceBy(Guid.NewGuid(), "x", Day));
    }

    [Fact]
    public void A_reprint_that_differs_is_refused()
    {
        var certificate = Issued(null);
        certificate.FileMade([1, 2]);
        certificate.FileMade([1, 2]);
        Refused.By(
            "The reprint of certificate {0} differs from the first print. Tell the programme office.",
            () => certificate.FileMade([1, 3])
        );
    }

    private static Certificate Issued(DateOnly? expires) =>
        new(
            new CertificateFacts
            {
                Kind = CertificateKind.SeminarCompletion,
                Number = "1",
                Code = VerificationCode.Create(),
                Name = "韦小新",
                IdentityMask = "4501**********0008",
                Subject = "研修班",
                Hours = 40,
                Compulsory = null,
                Elective = null,
                Professional = null,
                From = Day,
                To = Day,
                Provider = "邕江大学",
                Issuer = "人社厅",
                Programme = "知识更新工程",
                IssuedOn = Day.AddDays(-30),
                ExpiresOn = expires,
            },
            HolderKind.Person,
            Guid.NewGuid(),
            Guid.NewGuid(),
            2026,
            [1],
            new byte[64],
            "k",
            null,
            Now
        );
}
