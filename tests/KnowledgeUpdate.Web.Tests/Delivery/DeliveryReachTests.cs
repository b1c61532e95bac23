using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Web.Tests.Delivery;

/// <summary>Who is kept out of a seminar's pages and forms.</summary>
public sealed class DeliveryReachTests(PortalFixture portal) : DeliveryFormTest(portal)
{
    [Fact]
    public async Task Wrong_role_other_unit_and_other_province_are_kept_out()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await using var abroad = await TestProvince.FoundAsync(Database);
        var (bureau, other, learner) = (
            await SignInAsync(seminar.Year.Bureau),
            await SignInAsync(seminar.Year.Hosts[1]),
            await SignInAsync(await seminar.LearnerAsync())
        );
        var stranger = Public(abroad.Tenant.Hosts[0]);
        await stranger.SignInAsync(await abroad.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        foreach (var page in new[] { "", "/enrolments", "/attendance", "/papers", "/evaluation", "/implementation", "/roster", "/room" })
        {
            var form = page is "/implementation" or "/roster" or "/room";
            await bureau.GetAsync($"/seminars/{seminar.Id}{page}");
            Assert.Equal((page, form ? HttpStatusCode.Forbidden : HttpStatusCode.OK), (page, bureau.Status));
            await other.GetAsync($"/seminars/{seminar.Id}{page}");
            Assert.Equal((page, HttpStatusCode.NotFound), (page, other.Status));
            await stranger.GetAsync($"/seminars/{seminar.Id}{page}");
            Assert.Equal((page, form ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound), (page, stranger.Status));
            await learner.GetAsync($"/seminars/{seminar.Id}{page}");
            Assert.Equal((page, HttpStatusCode.Forbidden), (page, learner.Status));
        }

        await stranger.GetAsync($"/learn/seminars/{seminar.Id}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task Nobody_else_sends_the_forms_of_a_seminar()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await seminar.LearnerAsync();
        await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        var half = (await seminar.HalfDaysAsync())[0];
        Province.Clock.Now = half.StartsAt;
        var enrolment = (await seminar.EnrolmentAsync(person)).Id.ToString();
        var version = await seminar.VersionAsync();
        await using var abroad = await TestProvince.FoundAsync(Database);
        var stranger = Public(abroad.Tenant.Hosts[0]);
        await stranger.SignInAsync(await abroad.PersonAsync(Role.UnitAdministrator, SeminarYear.University));
        var (bureau, other) = (await SignInAsync(seminar.Year.Bureau), await SignInAsync(seminar.Year.Hosts[1]));
        foreach (
            var (who, browser, expected) in new[]
            {
                ("wrong role", bureau, HttpStatusCode.Forbidden),
                ("other unit", other, HttpStatusCode.NotFound),
                ("other province", stranger, HttpStatusCode.NotFound),
            }
        )
        {
            await browser.GetAsync("/desk");
            foreach (
                var (page, fields) in new (string, (string, string)[])[]
                {
                    ("/implementation", [("Input.Address", "别处"), ("Input.Version", $"{version}")]),
                    ("/enrolments", [("ids", enrolment), ("action", "Decline"), ("Input.Reason", "不录取")]),
                    ("/roster", []),
                    ($"/roll/{half.Id}", [("people", enrolment), ("arrived", enrolment)]),
                    ("/papers", [("Input.Summary", "别处"), ("Input.Version", $"{version}")]),
                    ("/papers/filing", [("Input.Version", $"{version}")]),
                }
            )
                Assert.Equal((who, page, expected), (who, page, await SendAsync(browser, $"/seminars/{seminar.Id}{page}", fields)));
            // What the programme office alone does is nobody else's, wherever the person stands.
            foreach (var page in new[] { "/break-off", "/acceptance", $"/outcomes/{enrolment}" })
                Assert.Equal(
                    (who, page, HttpStatusCode.Forbidden),
                    (
                        who,
                        page,
                        await SendAsync(browser, $"/seminars/{seminar.Id}{page}", ("Input.Version", $"{version}"), ("Input.Reason", "越权"))
                    )
                );
        }

        // Nor does the host decide on its own papers.
        var host = await SignInAsync(seminar.Host);
        await host.GetAsync("/desk");
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await SendAsync(
                host,
                $"/seminars/{seminar.Id}/papers?handler=Decide",
                ("Decision.Action", "Accept"),
                ("Decision.Version", $"{version}")
            )
        );
        Assert.Equal(
            (version, SeminarState.Filed, EnrolmentState.Confirmed, 0),
            (
                await seminar.VersionAsync(),
                (await seminar.LoadAsync()).State,
                (await seminar.EnrolmentAsync(person)).State,
                await Province.ReadAsync(db => db.AttendanceSigns.CountAsync())
            )
        );
    }
}
