using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Work;
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
                q.Send<EndPublicities>("0 1 * * * ?");
                q.Send<WatchDesks>("0 15 0 * * ?");
                q.Send<LapseProposedActs>("0 10 0 * * ?");
                q.Send<FollowSeminars>("0 20 0 * * ?");
                q.Send<RefreshCompletion>("0 0 2 * * ?");
                q.Send<ForgetPostKeys>("0 30 3 * * ?");
                q.Send<ForgetContactProofs>("0 32 3 * * ?");
                q.Send<ForgetSessions>("0 34 3 * * ?");
                q.Send<ForgetImports>("0 40 3 * * ?");
                q.Send<SettleOutcomes>("0 25 6 * * ?");
                q.Send<SendReminders>("0 0 8 * * ?");
                q.At<RaiseUnansweredJob>("0 10 0 * * ?");
                q.At<ProveLedgerJob>("0 40 2 * * ?");
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

    /// <summary>Sends a command for every tenant at the given times.</summary>
    private static void Send<TCommand>(this IQuartzBuilder q, string cron)
        where TCommand : ICommand<int>, new() => q.At<TenantCommandJob<TCommand>>(cron, typeof(TCommand).Name);

    private static void At<T>(this IQuartzBuilder q, string cron, string? name = null)
        where T : class, IJob =>
        q.ScheduleJob<T>(
            trigger => trigger.WithIdentity(name ?? typeof(T).Name).WithCronSchedule(cron, s => s.InTimeZone(Beijing)),
            job => job.WithIdentity(name ?? typeof(T).Name)
        );
}
