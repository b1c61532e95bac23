using CsCheck;

namespace KnowledgeUpdate.Domain.Tests.Common;

public sealed class ValidityTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly string[] Codes =
    [
        "91110000600037341L",
        "114500000000000198",
        "12450000MB0T000151",
        "91450100MA5T00010E",
        "5145000050T000018T",
        "52450300MJ0T00014P",
    ];

    public static TheoryData<string> Valid => [.. Codes];

    /// <summary>Bodies of 8 characters with their own check character, after any first eight characters.</summary>
    private static readonly Gen<string> AnyCode = Gen.Int[0, 30]
        .Select(i => Alphabet[i])
        .Array[16]
        .Select(c =>
        {
            var first17 = $"{new string(c)}{CreditCode.BodyCheckCharacter(new string(c[8..]))}";
            return first17 + CreditCode.CheckCharacter(first17);
        });

    [Theory, MemberData(nameof(Valid))]
    public void A_valid_code_is_valid_and_no_neighbour_of_it(string code)
    {
        Assert.True(CreditCode.IsValid(code));
        for (var i = 0; i < 18; i++)
        {
            foreach (var c in Alphabet.Where(c => c != code[i]))
                Assert.False(CreditCode.IsValid(code[..i] + c + code[(i + 1)..]));
        }
    }

    [Fact]
    public void Letters_are_allowed_in_the_first_eight_too() => AnyCode.Sample(code => CreditCode.IsValid(code));

    [Fact]
    public void Two_neighbours_exchanged_are_found() =>
        Gen.Select(AnyCode, Gen.Int[0, 16])
            .Sample((code, i) => code[i] == code[i + 1] || !CreditCode.IsValid(code[..i] + code[i + 1] + code[i] + code[(i + 2)..]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("91110000600037341")]
    [InlineData("91110000600037341LL")]
    [InlineData("91110000600037341l")]
    [InlineData("9111000060003734IL")]
    [InlineData("９1110000600037341L")]
    public void What_is_not_a_code_is_refused(string? code) => Assert.False(CreditCode.IsValid(code));

    [Theory]
    [InlineData("９１１１００００６０００３７３４１Ｌ")]
    [InlineData(" 9111 0000 6000 3734 1l ")]
    [InlineData("91110000-600037341-L")]
    [InlineData("　91110000－600037341ｌ\t")]
    public void What_people_type_is_normalised(string typed) => Assert.Equal("91110000600037341L", CreditCode.Normalise(typed));

    [Theory]
    [InlineData("13800000008", true, true)]
    [InlineData("19900000008", true, true)]
    [InlineData("12800000008", false, false)]
    [InlineData("1380000000", false, false)]
    [InlineData("13800000008\n", false, false)]
    [InlineData("1380000000८", false, false)]
    [InlineData("0771-2345678", false, true)]
    [InlineData("07712345678", false, true)]
    [InlineData("010-12345678-1234", false, true)]
    [InlineData("0771-2345678\n", false, false)]
    [InlineData("771-2345678", false, false)]
    [InlineData(null, false, false)]
    public void A_phone_number_is_mobile_or_land_line(string? text, bool mobile, bool valid) =>
        Assert.Equal((mobile, valid), (PhoneNumber.IsMobile(text), PhoneNumber.IsValid(text)));

    [Fact]
    public void A_phone_number_is_narrowed_and_masked()
    {
        Assert.Equal("13800000008", PhoneNumber.Normalise("１３８ 0000　0008"));
        Assert.Equal(["138****0008", "****", "****"], new[] { "13800000008", "12345", null }.Select(PhoneNumber.Mask));
    }

    [Fact]
    public void Text_is_trimmed_to_null() => Assert.Equal(["甲", null, null], new[] { " 甲　", "　", null }.Select(Characters.TrimToNull));

    [Fact]
    public void A_Beijing_date_begins_at_16_00_UTC_and_ends_where_the_next_begins()
    {
        var date = new DateOnly(2026, 12, 11);

        Assert.Equal(new DateTimeOffset(2026, 12, 10, 16, 0, 0, TimeSpan.Zero), BeijingTime.StartOf(date));
        Assert.Equal((BeijingTime.StartOf(date.AddDays(1)), TimeSpan.Zero), (BeijingTime.EndOf(date), BeijingTime.EndOf(date).Offset));
        Assert.Equal(
            (date, date.AddDays(1)),
            (BeijingTime.DateOf(BeijingTime.EndOf(date).AddTicks(-1)), BeijingTime.DateOf(BeijingTime.EndOf(date)))
        );
    }

    [Fact]
    public void A_Beijing_clock_time_and_its_instant_are_one() =>
        Gen.DateTime[new DateTime(1992, 1, 1), new DateTime(2100, 1, 1)]
            .Sample(local =>
                BeijingTime.LocalOf(BeijingTime.At(local)) == local
                && BeijingTime.DateOf(BeijingTime.At(local)) == DateOnly.FromDateTime(local)
            );
}
