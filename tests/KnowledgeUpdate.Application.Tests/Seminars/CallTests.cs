using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class CallTests(PortalFixture portal) : SeminarTest(portal)
{
    private Task<SeminarCall> CallAsync() => Year.LoadAsync<SeminarCall>(Year.Call);

    [Fact]
    public async Task A_draft_is_changed_and_published_and_all_concerned_are_told()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await AsAsync(Year.Office, Year.CallForm() with { Title = "  另一通知  " });
        var draft = await Year.LoadAsync<SeminarCall>(id);
        Assert.Equal((CallState.Draft, "另一通知", 2027), (draft.State, draft.Title, draft.Year));

        await AsAsync(Year.Office2, Year.CallForm(id, draft.Version) with { Title = "改过的通知" });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            AsAsync(Year.Office, Year.CallForm(id, draft.Version) with { Title = "迟到的通知" })
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => AsAsync(Year.Office, new PublishSeminarCall(id, draft.Version)));
        await MarkAsync();
        await AsAsync(Year.Office, new PublishSeminarCall(id, await Year.VersionAsync<SeminarCall>(id)));

        var published = await Year.LoadAsync<SeminarCall>(id);
        Assert.Equal(
            (CallState.Published, "改过的通知", Province.Clock.Now),
            (published.State, published.Title, published.PublishedAt!.Value)
        );
        // The bureau, the department and the three hosts are told, the office itself is not.
        Assert.Equal((1, 0, 5), await GainedAsync());
    }

    [Fact]
    public async Task A_published_call_keeps_its_terms_and_is_not_published_again()
    {
        await BeginAsync(SeminarStage.Called);
        var id = Year.Call;
        var published = await Year.LoadAsync<SeminarCall>(id);
        await Refused.ByAsync(
            "The call is published: its terms stand. Only the closing time can be extended.",
            () => AsAsync(Year.Office, Year.CallForm(id, published.Version) with { Title = "太晚" })
        );
        await Refused.ByStateAsync(
            CallState.Published,
            CallAction.Publish,
            () => AsAsync(Year.Office, new PublishSeminarCall(id, published.Version))
        );
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Another_role_and_another_province_are_refused()
    {
        await BeginAsync(SeminarStage.Called);
        var (other, office) = await AbroadAsync();
        await using var _ = other;
        var version = await CallVersionAsync();
        foreach (
            var role in new[] { Year.Bureau, Year.Department, Year.Hosts[0], await SomebodyAsync(Role.Auditor, SeminarYear.OfficeUnit) }
        )
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(role, Year.CallForm()));
            await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(role, new PublishSeminarCall(Year.Call, version)));
            await Assert.ThrowsAsync<ForbiddenException>(() =>
                AsAsync(role, new ExtendSeminarCall(Year.Call, version, new DateTime(2026, 12, 24), "原因"))
            );
        }

        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsPublicAsync(Year.CallForm()));
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsync(office, Year.CallForm(Year.Call, version)));
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsync(office, new PublishSeminarCall(Year.Call, version)));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            other.SendAsync(office, new ExtendSeminarCall(Year.Call, version, new DateTime(2026, 12, 24), "原因"))
        );
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsPublicAsync(new GetPublicCall(Year.Call)));
        Assert.Equal(version, await CallVersionAsync());
    }

    [Fact]
    public async Task A_draft_is_shown_to_the_office_only()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await AsAsync(Year.Office, Year.CallForm());

        Assert.Equal(CallState.Draft, (await AsAsync(Year.Office2, new GetSeminarCall(id))).State);
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Bureau, new GetSeminarCall(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[0], new BeginSeminarProposal(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsPublicAsync(new GetPublicCall(id)));
    }

    [Fact]
    public async Task Bad_input_is_told_beside_its_field()
    {
        await BeginAsync(SeminarStage.Called);
        var good = Year.CallForm();
        await MarkAsync();
        foreach (
            var (form, field, sentence) in new (SaveSeminarCall, string, string)[]
            {
                (good with { Year = null }, "Year", "Enter the year of the plan, as 2027"),
                (good with { Year = 27 }, "Year", "Enter the year of the plan, as 2027"),
                (good with { Title = " " }, "Title", "Enter the title of the call"),
                (good with { Title = new string('通', 121) }, "Title", "The title must be 120 characters or less"),
                (good with { Text = "" }, "Text", "Enter the text of the call"),
                (good with { OpensAt = null }, "OpensAt", "Enter when filing opens, as 2026-09-14 09:00"),
                (good with { ClosesAt = null }, "ClosesAt", "Enter when filing closes, as 2026-10-23 24:00"),
                (good with { ClosesAt = good.OpensAt }, "ClosesAt", "The closing time must be after the opening time."),
                (good with { Terms = good.Terms with { Kinds = [] } }, "Kinds", "Choose at least one kind"),
                (good with { Terms = good.Terms with { Fields = [] } }, "Fields", "Choose at least one field"),
                (
                    good with
                    {
                        Terms = good.Terms with { RecommendationLimit = 0 },
                    },
                    "RecommendationLimit",
                    "Enter how many a unit may recommend, from 1 to 200"
                ),
                (
                    good with
                    {
                        Terms = good.Terms with { ExpertsPerProposal = 10 },
                    },
                    "ExpertsPerProposal",
                    "Enter the experts per proposal, from 1 to 9"
                ),
                (
                    good with
                    {
                        Terms = good.Terms with { Criteria = [new("选题价值", 99)] },
                    },
                    "Criteria",
                    "The weights of the criteria must sum to 100; now they sum to 99."
                ),
                (
                    good with
                    {
                        Terms = good.Terms with { Criteria = [new("选题价值", 130), new("课程与师资", -30)] },
                    },
                    "Criteria",
                    "Give each criterion a weight from 1 to 100."
                ),
            }
        )
        {
            await RefusedInput.ForAsync(field, sentence, () => AsAsync(Year.Office, form));
        }

        await AssertNothingWrittenAsync();
        Assert.Equal(1, await Province.ReadAsync(db => db.SeminarCalls.CountAsync()));
    }

    [Fact]
    public async Task An_extension_moves_the_end_later_and_keeps_the_decision()
    {
        await BeginAsync(SeminarStage.Called);
        var before = await CallAsync();

        await AsAsync(
            Year.Office,
            new ExtendSeminarCall(Year.Call, before.Version, new DateTime(2026, 12, 10, 18, 0, 0), " 多个单位申请延期 ")
        );

        var after = await CallAsync();
        var decision = Assert.Single(after.Extensions);
        Assert.Equal(
            (before.ClosesAt, new DateTimeOffset(2026, 12, 10, 10, 0, 0, TimeSpan.Zero), "多个单位申请延期", Year.Office.Name),
            (decision.From, after.ClosesAt, decision.Reason, decision.DecidedBy)
        );
        Assert.Equal((1, 0, 0), await GainedAsync());
        Assert.Equal(
            "多个单位申请延期",
            (await Province.ReadAsync(db => db.AuditEvents.OrderByDescending(e => e.Sequence).FirstAsync())).Reason?.Trim()
        );
    }

    [Fact]
    public async Task A_stale_page_an_end_that_is_not_later_and_no_reason_extend_nothing()
    {
        await BeginAsync(SeminarStage.Called);
        var before = await CallAsync();
        await AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, before.Version, new DateTime(2026, 12, 10, 18, 0, 0), "延期"));
        var after = await CallAsync();
        await MarkAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, before.Version, new DateTime(2026, 12, 20), "原因"))
        );
        await Refused.ByAsync(
            "The new closing time must be later than now and than the one before.",
            () => AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, after.Version, new DateTime(2026, 12, 10, 18, 0, 0), "原因"))
        );
        await Refused.ByAsync(
            "The new closing time must be later than now and than the one before.",
            () => AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, after.Version, new DateTime(2026, 11, 25), "原因"))
        );
        await RefusedInput.ForAsync(
            "ClosesAt",
            "Enter the new closing time, as 2026-10-30 24:00",
            () => AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, after.Version, null, "原因"))
        );
        await RefusedInput.ForAsync(
            "Reason",
            "Enter the reason; the public page shows it",
            () => AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, after.Version, new DateTime(2026, 12, 20), " "))
        );
        await AssertNothingWrittenAsync();
    }
}
