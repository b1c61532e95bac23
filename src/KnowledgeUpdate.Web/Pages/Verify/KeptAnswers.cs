using System.Globalization;
using KnowledgeUpdate.Web.Face;
using Microsoft.AspNetCore.OutputCaching;
using Npgsql;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>
/// Keeps answers of the public look-up for a short time, so that a code shared with many people does not load the database. Each answer
/// belongs to a counter that rises when the database reports a replacement or revocation, within milliseconds. While the database cannot be
/// heard, nothing is kept. A dead connection is noticed within twenty seconds, and no answer is older than the configured number of
/// seconds.
/// </summary>
public static class KeptAnswers
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "kept-answers";

    /// <summary>Setting: seconds for which an answer is kept; 0: not at all.</summary>
    public const string SecondsSetting = "Verification:KeptSeconds";

    private const int DefaultSeconds = 30,
        MostBytes = 64 * 1024 * 1024;

    /// <summary>Registers it.</summary>
    public static IServiceCollection AddKeptAnswers(this IServiceCollection services, IConfiguration configuration)
    {
        var time = TimeSpan.FromSeconds(configuration.GetValue(SecondsSetting, DefaultSeconds));
        services.AddSingleton<CertificateChanges>().AddHostedService(provider => provider.GetRequiredService<CertificateChanges>());
        services.AddOutputCache(o => o.SizeLimit = MostBytes);
        return services
            .AddOptions<OutputCacheOptions>()
            .Configure<CertificateChanges, TimeProvider>((o, changes, clock) => o.AddPolicy(Policy, new Keeping(time, changes, clock)))
            .Services;
    }

    /// <summary>Does not keep the answer to this request: no certificate has the code yet.</summary>
    public static void DoNotKeep(this HttpContext http)
    {
        if (http.Features.Get<IOutputCacheFeature>() is { } kept)
            kept.Context.AllowCacheStorage = false;
    }

    /// <summary>One kept answer per host, path, language, display, day and change counter.</summary>
    private sealed class Keeping(TimeSpan time, CertificateChanges changes, TimeProvider clock) : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var http = context.HttpContext;
            if (
                time <= TimeSpan.Zero
                || changes.Count is not { } count
                || !HttpMethods.IsGet(http.Request.Method)
                || http.User.Identity?.IsAuthenticated == true
            )
                return ValueTask.CompletedTask;
            var display = DisplayChoice.Of(http.Request);
            context.EnableOutputCaching = true;
            context.AllowCacheLookup = true;
            context.AllowCacheStorage = true;
            context.AllowLocking = true;
            (context.ResponseExpirationTimeSpan, context.CacheVaryByRules.QueryKeys) = (time, "");
            var (language, today) = (CultureInfo.CurrentUICulture.Name, BeijingTime.DateOf(clock.GetUtcNow()));
            context.CacheVaryByRules.VaryByValues["shown"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{language} {display.Large} {display.HighContrast} {today:yyyyMMdd} {count}"
            );
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            if (context.HttpContext.Response is { StatusCode: not StatusCodes.Status200OK } or { Headers.SetCookie.Count: > 0 })
                context.AllowCacheStorage = false;
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Counts the replacements and revocations that the database reports, on a connection of its own.</summary>
public sealed partial class CertificateChanges(NpgsqlDataSource source, ILogger<CertificateChanges> log) : BackgroundService
{
    /// <summary>How often an idle connection is tested, so that a dead one is noticed, and how long to wait before reconnecting.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10),
        Rest = TimeSpan.FromSeconds(5);

    private long count;
    private volatile bool hears;

    /// <summary>Changes heard of so far; null while the database cannot be heard.</summary>
    public long? Count => hears ? Interlocked.Read(ref count) : null;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HearAsync(stoppingToken);
            }
            catch (Exception e)
            {
                // Whatever the failure is, the portal goes on without keeping answers.
                if (stoppingToken.IsCancellationRequested)
                    return;
                Deaf(log, e);
            }
            finally
            {
                hears = false;
            }

            await Task.Delay(Rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HearAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        connection.Notification += (_, _) => Interlocked.Increment(ref count);
        await using var listen = new NpgsqlCommand("LISTEN certificate_changes", connection);
        await listen.ExecuteNonQueryAsync(ct);
        // What changed while nobody was listening is unknown, so all kept answers are dropped.
        Interlocked.Increment(ref count);
        hears = true;
        await using var alive = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = (int)Silence.TotalSeconds };
        while (true)
            if (!await connection.WaitAsync(Silence, ct))
                await alive.ExecuteScalarAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "Changes of certificates cannot be heard: answers of the look-up are not kept meanwhile")]
    private static partial void Deaf(ILogger log, Exception e);
}
