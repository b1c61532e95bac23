using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Work;

/// <summary>Letters speak one language from greeting to end: Chinese, or the one that the person chose.</summary>
public sealed partial class LetterTests(PortalFixture portal) : UseCaseTest(portal)
{
    [Fact]
    public async Task No_letter_of_a_year_says_anything_in_the_other_language()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await SeminarYear.AtAsync(Province, SeminarStage.Published);

        var letters = await Province.ReadAsync(db => db.OutboxMessages.Select(m => new { m.Subject, m.Body }).ToListAsync());

        Assert.True(letters.Count >= 15, $"only {letters.Count} letters");
        Assert.All(letters, l => Assert.Contains("您好", l.Body, StringComparison.Ordinal));
        Assert.Empty(
            letters.Select(l => Address().Replace($"{l.Subject}\n{l.Body}", "")).Where(t => EnglishWords().IsMatch(t)).Distinct().Take(5)
        );
    }

    [Fact]
    public async Task Who_chose_English_is_written_to_in_English_with_its_words_of_enums()
    {
        var (administrator, office) = (
            await Province.PersonAsync(Role.UnitAdministrator, "邕江大学"),
            await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit)
        );
        await Province.SendAsync(administrator, new ChooseLanguage("en"));
        var unit = administrator.Unit.Id;
        async Task<uint> VersionAsync() => (await Province.SendAsync(office, new GetUnit(unit))).Version;
        var today = BeijingTime.DateOf(Province.Clock.Now);
        await Province.SendAsync(office, new GrantCapacity(unit, await VersionAsync(), Capacity.EducationBase, today, null));
        await Province.SendAsync(office, new RevokeCapacity(unit, await VersionAsync(), Capacity.EducationBase, today, "基地撤销"));

        var letter = await Province.ReadAsync(db =>
            db.OutboxMessages.Where(m => m.To == $"{administrator.Name}@test.invalid").OrderByDescending(m => m.Id).FirstAsync()
        );
        Assert.Contains("The capacity “Education base” of your unit ends", letter.Body, StringComparison.Ordinal);
        Assert.StartsWith($"Dear {administrator.Name},", letter.Body, StringComparison.Ordinal);
        Assert.Contains("Read on in the portal", letter.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("fr")]
    public async Task A_language_that_the_portal_does_not_speak_is_not_taken(string? language)
    {
        var person = await Province.PersonAsync(Role.Learner, "邕江大学");

        await RefusedInput.ForAsync(
            "Language",
            "Choose the language of letters",
            () => Province.SendAsync(person, new ChooseLanguage(language))
        );
    }

    [GeneratedRegex(@"https?://\S+|\S+@\S+")]
    private static partial Regex Address();

    /// <summary>Two words of the other language one after the other are a sentence.</summary>
    [GeneratedRegex(@"\b[A-Za-z]{2,} [A-Za-z]{2,}\b")]
    private static partial Regex EnglishWords();
}
