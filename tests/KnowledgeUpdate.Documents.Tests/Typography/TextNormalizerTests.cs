using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Tests.Typography;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("\u2F08\u2F64\u2F3C", "人用心")] // Kangxi radicals
    [InlineData("\u2EA0\u2EDA\u2EE2\u2EF3", "民页马龟")] // CJK radicals supplement
    [InlineData("葛\uDB40\uDD00", "葛")] // an ideographic variation selector
    [InlineData("☎\uFE0E", "☎")]
    [InlineData("\uE81E", "\u9FB4")] // once private use in GB 18030
    [InlineData("甲\u200B乙\uFEFF\u0007", "甲乙")]
    [InlineData("甲\t乙\u00A0丙", "甲 乙 丙")]
    [InlineData("甲\r\n乙", "甲\n乙")]
    [InlineData("\uF0B7120㎡", "•120m²")] // a bullet of Word's, and a unit
    public void Look_alikes_become_hanzi_and_what_has_no_shape_is_dropped(string given, string expected) =>
        Assert.Equal(expected, TextNormalizer.Normalize(given));

    [Theory]
    [InlineData("古丽娜尔·买买提")]
    [InlineData("李㛃，１２３Ａ（甲）——……")]
    [InlineData("𠮷")]
    public void Ordinary_text_stays_as_it_is(string text) => Assert.Equal(text, TextNormalizer.Normalize(text));

    [Fact]
    public void Every_mapped_radical_becomes_an_ideograph()
    {
        for (var code = 0x2F00; code <= 0x2FD5; code++)
            Assert.InRange(TextNormalizer.Normalize(char.ToString((char)code))[0], '\u3400', '\u9FFF');
    }
}
