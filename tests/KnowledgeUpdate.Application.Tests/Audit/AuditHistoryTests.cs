using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Domain.Audit;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Audit;

public sealed class AuditHistoryTests(PortalFixture portal) : UseCaseTest(portal)
{
    private static readonly Dictionary<long, string> NoAnchors = [];

    [Fact]
    public async Task The_history_of_several_commands_is_one_sound_chain()
    {
        await OpenAsync(3);

        var verdict = await VerifyAsync(NoAnchors);

        Assert.Empty(verdict.Faults);
        var events = await EventsAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(
            (verdict.Events, 3),
            (events.Count, events.Count(e => e.Act == nameof(OpenAccount) && e.SubjectKind == nameof(User)) - await AccountsBeforeAsync())
        );
    }

    [Theory]
    [InlineData("UPDATE audit_events SET changes = '[]' WHERE tenant_id = '{0}' AND sequence = 3", "event 3 was changed")]
    [InlineData("UPDATE audit_events SET at = at + interval '1 second' WHERE tenant_id = '{0}' AND sequence = 3", "event 3 was changed")]
    [InlineData("DELETE FROM audit_events WHERE tenant_id = '{0}' AND sequence = 3", "events are missing")]
    [InlineData(
        "DELETE FROM audit_events WHERE tenant_id = '{0}' AND sequence = (SELECT sequence FROM audit_heads WHERE tenant_id = '{0}')",
        "its head says"
    )]
    [InlineData(
        """
            UPDATE audit_events SET sequence = sequence + 1000 WHERE tenant_id = '{0}' AND sequence > 3;
            INSERT INTO audit_events SELECT (json_populate_record(e, '{{"sequence": 4}}')).* FROM audit_events e WHERE tenant_id = '{0}' AND
                sequence = 3;
            UPDATE audit_events SET sequence = sequence - 999 WHERE tenant_id = '{0}' AND sequence > 1000
            """,
        "event 4 does not follow"
    )]
    [InlineData(
        "INSERT INTO audit_events SELECT (json_populate_record(e, json_build_object('sequence', e.sequence + 1))).* FROM "
            + "audit_events e JOIN audit_heads h USING (tenant_id, sequence) WHERE tenant_id = '{0}'",
        "does not follow"
    )]
    public async Task What_is_done_to_the_history_behind_the_portal_is_found(string tampering, string found)
    {
        await OpenAsync(2);
        await TestDatabase.SqlAsync(Database.Admin, string.Format(tampering, Province.Tenant.Id));

        Assert.Contains((await VerifyAsync(NoAnchors)).Faults, f => f.Contains(found));
    }

    [Fact]
    public async Task A_tail_cut_together_with_the_head_is_found_by_its_anchor_only()
    {
        await OpenAsync(2);
        var head = (await Province.SendAsPortalAsync(new GetAuditHead()))!;
        await TestDatabase.SqlAsync(
            Database.Admin,
            string.Format(
                """
                DELETE FROM audit_events WHERE tenant_id = '{0}' AND sequence = (SELECT sequence FROM audit_heads WHERE tenant_id = '{0}');
                UPDATE audit_heads SET (sequence, hash) = (SELECT sequence, hash FROM audit_events WHERE tenant_id = '{0}' ORDER BY sequence
                    DESC LIMIT 1) WHERE tenant_id = '{0}'
                """,
                Province.Tenant.Id
            )
        );

        Assert.Empty((await VerifyAsync(NoAnchors)).Faults);
        Assert.Contains((await VerifyAsync(new() { [head.Sequence] = head.Hash })).Faults, f => f.Contains("the tail was cut"));
    }

    [Theory]
    [InlineData("UPDATE audit_events SET changes = '[]'")]
    [InlineData("DELETE FROM audit_events")]
    [InlineData("TRUNCATE audit_events")]
    [InlineData("DELETE FROM audit_heads")]
    public async Task The_web_changes_no_event(string sql) =>
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (
                await Assert.ThrowsAsync<PostgresException>(() =>
                    TestDatabase.SqlAsync(Database.Web, $"SELECT set_config('app.tenant_id', '{Province.Tenant.Id}', false); {sql}")
                )
            ).SqlState
        );

    [Fact]
    public async Task Commands_at_the_same_time_keep_one_order_without_gaps()
    {
        var before = (await EventsAsync()).Count;

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => OpenAsync(1)));

        var events = await EventsAsync();
        Assert.True(events.Count >= before + 24);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Empty((await VerifyAsync(NoAnchors)).Faults);
    }

    [Fact]
    public async Task A_refused_command_leaves_no_event()
    {
        await OpenAsync(1, "taken");
        var before = (await EventsAsync()).Count;

        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(1, "taken"));

        Assert.Equal(before, (await EventsAsync()).Count);
        Assert.Empty((await VerifyAsync(NoAnchors)).Faults);
    }

    [Fact]
    public async Task Personal_content_is_not_in_the_history()
    {
        await Province.SendAsPortalAsync(
            new OpenAccount(
                "masked",
                "韦不显",
                "13800008888",
                "masked@test.invalid",
                "a long test password",
                [new Appointment(Province.Units["邕江大学"].Id, Role.UnitAdministrator)],
                MustChange: false
            )
        );

        var all = string.Join('\n', (await EventsAsync()).Select(e => e.Changes));

        Assert.Contains("\"DisplayName\",null,\"***\"", all);
        Assert.DoesNotContain("韦不显", all);
        Assert.DoesNotContain("13800008888", all);
        Assert.DoesNotContain("masked@test.invalid", all);
    }

    [Fact]
    public async Task An_event_names_who_acted_in_which_role_for_which_unit()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");

        await Province.SendAsync(
            office,
            new ChangePassword("a long test password", "another long test password", "another long test password")
        );

        var last = (await EventsAsync())[^1];
        Assert.Equal(
            (office.UserId, office.Unit.Id, nameof(Role.ProgrammeOffice), nameof(ChangePassword), office.UserId, Province.Clock.Now),
            (last.UserId, last.OrganisationId, last.Role, last.Act, last.SubjectId, last.At)
        );
        Assert.DoesNotContain("another long", last.Changes);
    }

    private Task<AuditVerdict> VerifyAsync(Dictionary<long, string> anchors) => Province.SendAsPortalAsync(new VerifyAuditChain(anchors));

    private Task<List<AuditEvent>> EventsAsync() =>
        Province.ReadAsync(db => db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());

    private Task<int> AccountsBeforeAsync() => Province.ReadAsync(async db => await db.Users.CountAsync() - 3);

    private async Task OpenAsync(int count, string? name = null)
    {
        for (var i = 0; i < count; i++)
        {
            var user = name ?? $"u{Guid.NewGuid():N}"[..14];
            await Province.SendAsPortalAsync(
                new OpenAccount(
                    user,
                    "某人",
                    null,
                    null,
                    "a long test password",
                    [new Appointment(Province.Units["邕江大学"].Id, Role.UnitAdministrator)],
                    MustChange: false
                )
            );
        }
    }
}
