using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>A dispute of a half day.</summary>
public sealed class DisputeTests(PortalFixture portal) : AttendanceTest(portal)
{
    [Fact, Walks("dispute-signs")]
    public async Task A_dispute_is_filed_once_decided_by_the_host_and_corrects_the_record()
    {
        await BeginAsync();
        Province.Clock.Now = halfDays[0].StartsAt;
        await Refused.ByAsync(
            "This half day is not over. Its record can be disputed when it is.",
            () => Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[0].Id, "在场。"))
        );
        Province.Clock.Now = halfDays[0].EndsAt;
        await RefusedInput.ForAsync(
            "Statement",
            "Enter what is wrong: when you were there, and who can confirm it",
            () => Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[0].Id, " "))
        );
        var id = await Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[0].Id, "手机没电，班主任可证明。"));
        await Refused.ByAsync(
            "You have disputed this half day already. The host's answer stands on this page.",
            () => Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[0].Id, "再次。"))
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(seminar.Year.Hosts[1], new GetDispute(seminar.Id, id)));
        var version = await seminar.Year.VersionAsync<AttendanceDispute>(id);
        await seminar.WritePapersAsync();
        await Refused.ByAsync(
            "{0} disputes about attendance are not decided: decide them before you file the closing papers.",
            async () => await seminar.ConfirmFilingAsync()
        );
        await Province.SendAsync(seminar.Host, new DecideDispute(seminar.Id, id, version, DisputeAction.Uphold, "已核实。"));
        await Refused.ByStateAsync(
            DisputeState.Upheld,
            DisputeAction.Reject,
            () => Province.SendAsync(seminar.Host, new DecideDispute(seminar.Id, id, version, DisputeAction.Reject, "改判。"))
        );
        var mine = (await Province.SendAsync(learner, new GetMySeminar(seminar.Id))).HalfDays[0];
        Assert.Equal(
            (HalfDayStanding.Attended, SignMethod.Dispute, DisputeState.Upheld, "已核实。"),
            (mine.Standing, mine.ArrivedBy, mine.Dispute, mine.Answer)
        );
    }
}
