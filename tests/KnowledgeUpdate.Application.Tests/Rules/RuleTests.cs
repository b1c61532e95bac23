using FluentValidation;
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

    [Fact]
    public async Task A_fee_table_is_kept_as_entered_and_a_half_filled_one_is_refused_by_its_cells()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit);
        var fees = new FeeStandard
        {
            Classes = [new("三类", 360, 140, 50, 30)],
            Tiers = [new(15, .8m)],
            HalfDayHours = 4,
            LecturerCaps = Enum.GetValues<LecturerRank>().ToDictionary(r => r, r => 500m),
        };

        await Province.SendAsync(office, new EnterRule(RuleKeys.TrainingFee, null, fees, Later, "新办法", null));
        var refusal = await Assert.ThrowsAsync<ValidationException>(() =>
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
        Assert.Equal(
            ["Classes[0].Name", "HalfDayHours", "Lecturers[0]", "Lecturers[1]", "Lecturers[2]", "Tiers[0].AfterDays"],
            refusal.Errors.Select(e => e.PropertyName).Order()
        );
    }

    [Fact]
    public async Task A_share_may_be_nothing_or_the_whole_and_no_more()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit);
        foreach (
            var (key, number) in new[]
            {
                (RuleKeys.LateShare, 101),
                (RuleKeys.LateShare, -1),
                (RuleKeys.ArrivalOpens, 721),
                (RuleKeys.AttendanceShare, 0),
                (RuleKeys.ProfessionalBasis, 3),
                (RuleKeys.TextsPerMonth, 0),
            }
        )
            Assert.Equal(
                "Number",
                Assert
                    .Single(
                        (
                            await Assert.ThrowsAsync<ValidationException>(() =>
                                Province.SendAsync(office, new EnterRule(key, number, null, Later, "文", null))
                            )
                        ).Errors
                    )
                    .PropertyName
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

    [Fact]
    public async Task Refusals_an_earlier_day_an_unknown_key_no_source_and_the_wrong_role()
    {
        var (office, auditor) = (
            await Province.PersonAsync(Role.ProgrammeOffice, OfficeUnit),
            await Province.PersonAsync(Role.Auditor, OfficeUnit)
        );

        await Assert.ThrowsAsync<ValidationException>(() =>
            Province.SendAsync(office, new EnterRule(RuleKeys.PublicityDays, 7, null, new DateOnly(2020, 1, 1), "文", null))
        );
        await Assert.ThrowsAsync<ValidationException>(() =>
            Province.SendAsync(office, new EnterRule(RuleKeys.PublicityDays, 7, null, Later, "", null))
        );
        await Assert.ThrowsAsync<ValidationException>(() =>
            Province.SendAsync(office, new EnterRule(RuleKeys.PublicityDays, 0, null, Later, "文", null))
        );
        await Assert.ThrowsAnyAsync<Exception>(() => Province.SendAsync(office, new EnterRule("unknown", 7, null, Later, "文", null)));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(auditor, new EnterRule(RuleKeys.PublicityDays, 7, null, Later, "文", null))
        );
        Assert.NotEmpty(await Province.SendAsync(auditor, new ListRules()));
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
        await Assert.ThrowsAsync<ValidationException>(() => Province.SendAsync(admin, new OpenCalendarYear(2027, "又")));
        await Assert.ThrowsAsync<ValidationException>(() =>
            Province.SendAsync(admin, new AddCalendarDay(new DateOnly(2027, 4, 9), false, "又", true))
        );
        await Assert.ThrowsAsync<ValidationException>(() =>
            Province.SendAsync(admin, new AddCalendarDay(new DateOnly(2027, 4, 10), false, "周六", true))
        );
        await Assert.ThrowsAsync<ValidationException>(() =>
            Province.SendAsync(admin, new AddCalendarDay(new DateOnly(2027, 4, 12), true, "周一", true))
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
