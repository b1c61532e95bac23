using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Calendar;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Rules;

public sealed class RuleTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string OfficeUnit = "专业技术人员管理处";
    private static readonly DateOnly Later = new(2027, 1, 1);

    [Fact]
    public async Task A_new_value_ends_the_former_the_day_before()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit);

        await Province.SendAsync(office, new EnterRule(RuleKeys.PublicityDays, 7, null, Later, "桂人社发〔2026〕1号", null));

        var rule = (await Province.SendAsync(office, new ListRules())).Single(r => r.Key == RuleKeys.PublicityDays);
        Assert.Equal([("7", (DateOnly?)null), ("5", Later.AddDays(-1))], rule.Values.Select(v => (v.Value, v.To)));
        Assert.Equal("5", rule.InForce!.Value);
    }

    private static FeeStandard Fees() =>
        new()
        {
            Classes = [new("三类", 360, 140, 50, 30)],
            Tiers = [new(15, .8m)],
            HalfDayHours = 4,
            LecturerCaps = Enum.GetValues<LecturerRank>().ToDictionary(r => r, r => 500m),
        };

    [Fact]
    public async Task A_fee_table_is_kept_as_entered_and_a_half_filled_one_is_refused_by_its_cells()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit);
        var fees = Fees();

        await Province.SendAsync(office, new EnterRule(RuleKeys.TrainingFee, null, fees, Later, "新办法", null));
        await RefusedInput.ForAsync(
            [
                ("Classes[0].Name", "Enter the name of the class"),
                ("Tiers[0].AfterDays", "Enter days in rising order, and a share between 1 and 100 %"),
                ("HalfDayHours", "Enter the hours payable in half a day"),
                ("Lecturers[0]", "Enter the highest fee of this rank"),
                ("Lecturers[1]", "Enter the highest fee of this rank"),
                ("Lecturers[2]", "Enter the highest fee of this rank"),
            ],
            () =>
                Province.SendAsync(
                    office,
                    new EnterRule(
                        RuleKeys.TrainingFee,
                        null,
                        fees with
                        {
                            Classes = [new("", 1, 1, 1, 1)],
                            Tiers = [new(15, 1.5m)],
                            HalfDayHours = 0,
                            LecturerCaps = new Dictionary<LecturerRank, decimal>(),
                        },
                        Later.AddDays(1),
                        "新办法",
                        null
                    )
                )
        );

        Assert.Equal(
            580,
            (await Province.SendAsync(office, new ListRules())).Single(r => !r.IsNumber).Values[0].Fees!.ClassOf("三类").Total
        );
    }

    [Fact]
    public async Task A_share_may_be_nothing_or_the_whole_and_no_more()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit);
        foreach (
            var (key, number, range) in new[]
            {
                (RuleKeys.LateShare, 101, "0 to 100"),
                (RuleKeys.LateShare, -1, "0 to 100"),
                (RuleKeys.ArrivalOpens, 721, "0 to 720"),
                (RuleKeys.AttendanceShare, 0, "1 to 100"),
                (RuleKeys.ProfessionalBasis, 3, "1 to 2"),
                (RuleKeys.TextsPerMonth, 0, "1 to 1,000,000"),
            }
        )
            await RefusedInput.ForAsync(
                "Number",
                $"Enter a whole number from {range}",
                () => Province.SendAsync(office, new EnterRule(key, number, null, Later, "文", null))
            );
        await Province.SendAsync(office, new EnterRule(RuleKeys.LateShare, 0, null, Later, "办班细则", null));
        await Province.SendAsync(office, new EnterRule(RuleKeys.EarlyShare, 100, null, Later, "办班细则", null));
        Assert.Equal(
            ["0", "100"],
            (await Province.SendAsync(office, new ListRules()))
                .Where(r => r.Key is RuleKeys.LateShare or RuleKeys.EarlyShare)
                .Select(r => r.Values.Single().Value)
        );
    }

    [Theory]
    [InlineData(7, "2020-01-01", "文", "From", "A value from 2022-03-23 on is entered already: enter a later day")]
    [InlineData(7, "2027-01-01", "", "Source", "Enter the document it comes from, with its number")]
    [InlineData(0, "2027-01-01", "文", "Number", "Enter a whole number from 1 to 1,000,000")]
    public async Task What_is_typed_wrong_is_told_beside_its_field(int number, string from, string source, string field, string sentence)
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit);

        await RefusedInput.ForAsync(
            field,
            sentence,
            () => Province.SendAsync(office, new EnterRule(RuleKeys.PublicityDays, number, null, DateOnly.Parse(from), source, null))
        );
    }

    [Fact]
    public async Task A_rule_that_there_is_not_is_not_entered()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit);

        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(office, new EnterRule("unknown", null, Fees(), Later, "文", null))
        );
    }

    [Fact]
    public async Task An_auditor_reads_the_rules_and_enters_none()
    {
        var auditor = await Province.PersonAsync(Role.Auditor, OfficeUnit);

        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(auditor, new EnterRule(RuleKeys.PublicityDays, 7, null, Later, "文", null))
        );
        Assert.Contains(RuleKeys.PublicityDays, (await Province.SendAsync(auditor, new ListRules())).Select(r => r.Key));
    }

    [Fact]
    public async Task A_year_is_opened_and_a_regional_holiday_added_once_each()
    {
        var (admin, bureau) = (
            await Province.PersonAsync(Role.SystemAdministrator, OfficeUnit),
            await Province.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局")
        );

        await Province.SendAsync(admin, new OpenCalendarYear(2027, "国务院办公厅通知"));
        await Province.SendAsync(admin, new AddCalendarDay(new DateOnly(2027, 4, 9), false, "壮族三月三", true));

        var view = await Province.SendAsync(admin, new GetCalendar(2027));
        Assert.Equal(
            ("国务院办公厅通知", new DayLine(new DateOnly(2027, 4, 9), false, "壮族三月三", true)),
            (view.Source, Assert.Single(view.Days.Values))
        );
        await RefusedInput.ForAsync("Year", "2027 is open already", () => Province.SendAsync(admin, new OpenCalendarYear(2027, "又")));
        await RefusedInput.ForAsync(
            "Date",
            "This day is in the calendar already.",
            () => Province.SendAsync(admin, new AddCalendarDay(new DateOnly(2027, 4, 9), false, "又", true))
        );
        await RefusedInput.ForAsync(
            "Working",
            "Nobody works on this day anyway: it is a weekend",
            () => Province.SendAsync(admin, new AddCalendarDay(new DateOnly(2027, 4, 10), false, "周六", true))
        );
        await RefusedInput.ForAsync(
            "Working",
            "People work on this day anyway: it is no weekend",
            () => Province.SendAsync(admin, new AddCalendarDay(new DateOnly(2027, 4, 12), true, "周一", true))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(bureau, new OpenCalendarYear(2028, "文")));
    }

    [Fact]
    public async Task The_history_is_searched_by_act_person_kind_and_day_and_only_by_office_and_auditor()
    {
        var (office, auditor, admin) = (
            await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit, "historian"),
            await Province.PersonAsync(Role.Auditor, OfficeUnit),
            await Province.PersonAsync(Role.SystemAdministrator, OfficeUnit)
        );
        await Province.SendAsync(office, new EnterRule(RuleKeys.PublicityDays, 7, null, Later, "文", null));
        var today = new DateOnly(2026, 11, 23);

        var found = await Province.SendAsync(
            auditor,
            new ListHistory("EnterRule", "HISTOR", nameof(ProgrammeRule), today, today, new PageOf())
        );

        Assert.Equal(2, found.Lines.Rows.Count);
        Assert.All(found.Lines.Rows, l => Assert.Equal("historian", l.Who));
        Assert.Contains(found.Lines.Rows.SelectMany(l => l.Changes), c => c is { Property: "Value", Before: null, After: "7" });
        Assert.Empty(
            (await Province.SendAsync(auditor, new ListHistory("EnterRule", null, null, today.AddDays(1), null, new PageOf()))).Lines.Rows
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(admin, new ListHistory(null, null, null, null, null, new PageOf(Size: 10)))
        );
        var first = await Province.SendAsync(auditor, new ListHistory(null, null, null, null, null, new PageOf(Size: 10)));
        Assert.True(first.Lines.Rows.Zip(first.Lines.Rows.Skip(1)).All(p => p.First.Sequence > p.Second.Sequence));
        Assert.All(
            (await Province.SendAsync(auditor, new ListHistory(null, null, null, null, null, new PageOf(first.Lines.Foot.Next, 10))))
                .Lines
                .Rows,
            l => Assert.True(l.Sequence < first.Lines.Rows[^1].Sequence)
        );
    }
}
