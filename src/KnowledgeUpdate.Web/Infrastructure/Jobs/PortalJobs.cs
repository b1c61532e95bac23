using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Registers the portal's work in the background: what runs when. Any number of web nodes share it, and each run happens on one.
/// </summary>
/// <remarks>A run missed while no node was up is made up for once. Times of day are Beijing's.</remarks>
internal static class PortalJobs
{
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.CreateCustomTimeZone(
        "Asia/Shanghai",
        Domain.Common.BeijingTime.Offset,
        "Beijing",
        "Beijing"
    );

    public static IServiceCollection AddPortalJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PortalSender>().AddPortalMail(configuration).AddPortalTexts(configuration);
        if (!configuration.GetValue("Jobs:Enabled", true))
            return services;

        services.AddQuartz(
            "KnowledgeUpdate",
            q =>
            {
                q.ConfigureScheduler(o => o.GenerateInstanceId = true);
                q.UseDefaultThreadPool(4);
                q.UsePersistentStore(store =>
                {
                    store.UsePostgres(configuration.GetConnectionString("Portal")!);
                    store.UseSystemTextJsonSerializer();
                    store.UseClustering();
                    store.ConfigureStore(o => o.TablePrefix = "quartz.qrtz_");
                });
                if (Mailing.IsConfigured(configuration) || Texting.IsConfigured(configuration))
                    q.Every<SendOutboxJob>(TimeSpan.FromSeconds(configuration.GetValue("Jobs:OutboxSeconds", 10)));
                q.Every<RunJobsJob>(TimeSpan.FromSeconds(5));
                q.At<SendRemindersJob>("0 0 8 * * ?");
                q.At<RaiseUnansweredJob>("0 10 0 * * ?");
                q.At<WatchDesksJob>("0 15 0 * * ?");
                q.At<FollowSeminarsJob>("0 20 0 * * ?");
                q.At<SettleOutcomesJob>("0 25 6 * * ?");
                q.At<EndPublicitiesJob>("0 1 * * * ?");
                q.At<LapseProposedActsJob>("0 10 0 * * ?");
                q.At<ForgetPostKeysJob>("0 30 3 * * ?");
                q.At<ProveLedgerJob>("0 40 2 * * ?");
                q.At<RefreshCompletionJob>("0 0 2 * * ?");
                q.At<ForgetImportsJob>("0 40 3 * * ?");
                if (!string.IsNullOrWhiteSpace(configuration["Audit:AnchorFolder"]))
                    q.At<AnchorAuditJob>("0 5 0 * * ?");
            }
        );
        return services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }

    private static void Every<T>(this IQuartzBuilder q, TimeSpan interval)
        where T : class, IJob =>
        q.ScheduleJob<T>(
            trigger => trigger.WithIdentity(typeof(T).Name).WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever()),
            job => job.WithIdentity(typeof(T).Name)
        );

    private static void At<T>(this IQuartzBuilder q, string cron)
        where T : class, IJob =>
        q.ScheduleJob<T>(
            trigger => trigger.WithIdentity(typeof(T).Name).WithCronSchedule(cron, s => s.InTimeZone(Beijing)),
            job => job.WithIdentity(typeof(T).Name)
        );
}
