using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Domain.Tests.Work;

public sealed class WorkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Due = new(2026, 12, 31);

    [Fact]
    public void Reminders_go_out_30_14_7_3_and_1_days_ahead_once_each()
    {
        var item = Item(Due);
        var sent = new List<(int Left, int? Reminder)>();
        for (var left = 40; left >= -3; left--)
        {
            foreach (var _ in new[] { "morning", "again" })
                if (item.TakeReminder(Due.AddDays(-left)) is { } reminder)
                    sent.Add((left, reminder));
        }

        Assert.Equal([(30, 30), (14, 14), (7, 7), (3, 3), (1, 1)], sent);
    }

    [Fact]
    public void A_missed_reminder_is_made_up_for_once()
    {
        var item = Item(Due);

        Assert.Equal([7, null, 3, null], new[] { 5, 4, 3, 2 }.Select(left => item.TakeReminder(Due.AddDays(-left))));
    }

    [Fact]
    public void What_is_done_has_no_deadline_or_is_late_sends_none()
    {
        var done = Item(Due);
        done.Done(Now);
        done.Done(Now.AddDays(1));

        Assert.Equal(
            [null, null, null],
            new[] { done.TakeReminder(Due.AddDays(-7)), Item(null).TakeReminder(Due), Item(Due).TakeReminder(Due.AddDays(1)) }
        );
        Assert.Equal(Now, done.DoneAt);
    }

    [Fact]
    public void A_moved_deadline_is_reminded_of_anew()
    {
        var item = Item(Due);
        item.TakeReminder(Due.AddDays(-1));

        item.Postpone(Due.AddDays(30));

        Assert.Equal([30, 7], new[] { item.TakeReminder(Due), item.TakeReminder(Due.AddDays(23)) });
    }

    [Fact]
    public void A_letter_waits_1_2_4_minutes_and_at_most_an_hour()
    {
        var letter = new OutboxMessage("a@example.org", "题", "正文", Now);
        var waits = Enumerable
            .Range(0, 40)
            .Select(_ =>
            {
                letter.Failed(Now);
                return (letter.RetryAt - Now)!.Value.TotalMinutes;
            })
            .ToList();

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], waits.Take(8));
        Assert.All(waits.Skip(8), wait => Assert.Equal(60, wait));
        letter.Sent(Now);
        Assert.Equal((Now, "", 40), (letter.SentAt, letter.Body, letter.Failures));
    }

    [Fact]
    public void A_job_advances_to_its_total_and_ends()
    {
        var job = NewJob();
        job.Advance(2);
        Assert.Equal((2, JobState.Running, false), (job.Done, job.State, job.IsOver));
        job.Advance(5);

        job.End(JobState.Finished, "结果", Now);

        Assert.Equal((3, JobState.Finished, "结果", Now, true), (job.Done, job.State, job.Result, job.EndedAt, job.IsOver));
    }

    [Theory]
    [InlineData(JobState.Finished)]
    [InlineData(JobState.Failed)]
    [InlineData(JobState.Cancelled)]
    public void A_job_that_is_over_stays_as_it_ended(JobState end)
    {
        var job = NewJob();
        job.End(end, "结果", Now);

        Refused.By("This work has ended already.", () => job.Advance(1));
        Refused.By("This work has ended already.", () => job.End(JobState.Finished, "另", Now.AddDays(1)));
        Refused.By("This work has ended already.", job.Cancel);
        Assert.Equal((0, end, "结果", Now, false), (job.Done, job.State, job.Result, job.EndedAt, job.CancelRequested));
    }

    [Fact]
    public void A_job_under_way_is_asked_to_stop()
    {
        var job = NewJob();
        job.Advance(1);
        job.Cancel();

        Assert.Equal((true, JobState.Running), (job.CancelRequested, job.State));
    }

    [Fact]
    public void A_notice_is_read_once()
    {
        var notice = new Notification(Guid.CreateVersion7(), "key", "[]", "/", Now);
        notice.Read(Now);
        notice.Read(Now.AddDays(1));

        Assert.Equal(Now, notice.ReadAt);
    }

    private static WorkItem Item(DateOnly? due) =>
        new("Review “{0}”", "SeminarProposal", Guid.CreateVersion7(), Role.LocalBureau, Guid.CreateVersion7(), "题", "", "/", Now, due);

    private static Job NewJob() => new("Export", "{}", 3, null, null, Now);
}
