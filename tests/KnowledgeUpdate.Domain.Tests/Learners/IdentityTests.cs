using CsCheck;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Tests.Learners;

public sealed class IdentityTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly HashSet<string> Guangxi = ["450000", "450100", "450103", "450200"];

    private static readonly Gen<string> Number =
        from born in Gen.Int[0, 25_000]
        from sequence in Gen.Int[0, 999]
        let first = FormattableString.Invariant($"450103{new DateOnly(1945, 1, 1).AddDays(born):yyyyMMdd}{sequence:000}")
        select first + IdentityNumber.CheckCharacter(first);

    [Theory]
    [InlineData("360426199101010071")]
    [InlineData("450103199001010008")]
    [InlineData("45010319620808000X")]
    public void A_right_number_passes_without_a_warning(string number) => Assert.Equal(default, Check(number));

    [Theory]
    [InlineData("452123196906150009", "The area code is not in force today; older cards carry such codes")]
    [InlineData("450103190001010007", "The date of birth is unusual: compare with the card")]
    public void An_odd_number_is_taken_with_a_warning(string number, string warning) =>
        Assert.Equal(new IdentityFinding(null, warning), Check(number));

    [Theory]
    [InlineData("450103199002300007", "The date of birth in the number does not exist: compare with the card")]
    [InlineData("45010319900101000X", "The check character is wrong: compare with the card, digit by digit")]
    [InlineData("450103900101000", "This is a number of 15 digits from an old card: enter the 18 characters of the card in force")]
    [InlineData("45010319900101000", "Enter 18 characters: 17 digits and a digit or X")]
    [InlineData("", "Enter 18 characters: 17 digits and a digit or X")]
    [InlineData("٤50103199001010008", "Enter 18 characters: 17 digits and a digit or X")]
    public void A_wrong_number_is_refused(string number, string fault) => Assert.Equal(fault, Check(number).Fault);

    [Theory]
    [InlineData("45010319620808000x", "45010319620808000X")]
    [InlineData(" 450103 19620808 000ｘ ", "45010319620808000X")]
    [InlineData("４５０１０３１９９００１０１０００８", "450103199001010008")]
    [InlineData("４５０１０３　19900101-0008", "450103199001010008")]
    public void What_people_type_is_brought_to_its_form(string typed, string number) =>
        Assert.Equal(number, IdentityNumber.Normalise(typed));

    [Theory]
    [InlineData(IdentityKind.Passport, "E12345678", true)]
    [InlineData(IdentityKind.Passport, "E1", false)]
    [InlineData(IdentityKind.HongKongMacaoPermit, "H12345678", true)]
    [InlineData(IdentityKind.HongKongMacaoPermit, "M1234567801", true)]
    [InlineData(IdentityKind.HongKongMacaoPermit, "K12345678", false)]
    [InlineData(IdentityKind.TaiwanPermit, "12345678", true)]
    [InlineData(IdentityKind.TaiwanPermit, "1234567", false)]
    public void Other_documents_have_forms_of_their_own(IdentityKind kind, string number, bool right) =>
        Assert.Equal(right, IdentityNumber.Check(kind, number, Today).IsRight);

    [Fact]
    public void One_wrong_digit_is_always_found() =>
        Gen.Select(Number, Gen.Int[0, 16], Gen.Int[1, 9])
            .Sample(
                (number, at, by) =>
                {
                    var digits = number.ToCharArray();
                    digits[at] = (char)('0' + ((digits[at] - '0' + by) % 10));
                    return !Check(new string(digits)).IsRight;
                }
            );

    [Fact]
    public void A_mask_shows_eight_characters_and_has_the_length_of_the_number() =>
        Number.Sample(number => IdentityNumber.Mask(number) == $"{number[..4]}**********{number[^4..]}");

    [Theory]
    [InlineData("E12345678", "E******78")]
    [InlineData("H12345678", "H******78")]
    public void A_short_number_is_masked_too(string number, string mask) => Assert.Equal(mask, IdentityNumber.Mask(number));

    [Theory]
    [InlineData(" 韦 新 ", "韦新")]
    [InlineData("玉山江•买买提", "玉山江·买买提")]
    [InlineData("玉山江．买买提", "玉山江·买买提")]
    [InlineData("玉山江.买买提", "玉山江·买买提")]
    [InlineData("⼤⽂", "大文")]
    [InlineData("葛󠄀城", "葛城")]
    [InlineData("John  A. Smith", "John A. Smith")]
    [InlineData("𬱖子", "𬱖子")]
    [InlineData("韦\u202e新", "韦新")]
    public void A_name_is_brought_to_its_form(string typed, string name) =>
        Assert.Equal((name, null), (PersonName.Normalise(typed), PersonName.Fault(PersonName.Normalise(typed))));

    [Theory]
    [InlineData("韦")]
    [InlineData("韦新1")]
    [InlineData("·韦新")]
    [InlineData("韦··新")]
    [InlineData("\ue000新")]
    [InlineData("韦<新")]
    public void A_name_that_cannot_be_one_is_refused(string name) => Assert.NotNull(PersonName.Fault(PersonName.Normalise(name)));

    [Theory]
    [InlineData("韦新", "韦*")]
    [InlineData("韦小新", "韦*新")]
    [InlineData("欧阳小新", "欧**新")]
    [InlineData("玉山江·买买提", "玉**·***")]
    [InlineData("𬱖小子", "𬱖*子")]
    [InlineData("John Smith", "J*** *****")]
    public void A_name_is_masked_by_one_rule(string name, string mask) => Assert.Equal(mask, PersonName.Mask(name));

    private static IdentityFinding Check(string number) => IdentityNumber.Check(IdentityKind.ResidentId, number, Today, Guangxi);
}
