using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Application.Tests.Accounts;

public sealed class PasswordPolicyTests
{
    [Theory]
    [
        InlineData("abcdefghij"),
        InlineData("qwertyuiop"),
        InlineData("poiuytrewq"),
        InlineData("asdfghjkl;"),
        InlineData("1qaz2wsx3edc"),
        InlineData("zyxwvutsrq"),
        InlineData("abcd1234efgh"),
        InlineData("Qwerty123456!@#")
    ]
    public void Rows_of_alphabet_and_keyboard_are_refused(string password) => Assert.False(PasswordPolicy.Check("wei", password).Succeeded);

    [Theory]
    [
        InlineData("a long test password"),
        InlineData("a sentence of my own"),
        InlineData("sweetpower"),
        InlineData("南宁的三角梅四月开得最好")
    ]
    public void Sentences_are_taken(string password) => Assert.True(PasswordPolicy.Check("wei", password).Succeeded);
}
