using System.Globalization;
using KnowledgeUpdate.Web.Face;
using Microsoft.AspNetCore.OutputCaching;
using Npgsql;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>
/// Answers of the public look-up are kept for a short time, so that a code that goes round a crowd costs the database nothing. Each belongs
/// to a
/// count that moves on when the database tells of a replacement or revocation, milliseconds after it; while nothing can be heard from the
/// database
/// nothing is kept. A connection that died without a word is noticed within twenty seconds, and no answer is older than the seconds of the
/// setting.
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

    /// <summary>Leaves the answer of this request out: a code that stands for nothing yet.</summary>
    public static void DoNotKeep(this HttpContext http)
    {
        if (http.Features.Get<IOutputCacheFeature>() is { } kept)
            kept.Context.AllowCacheStorage = false;
    }

    /// <summary>One answer for a host, path, language, display, day and count of changes.</summary>
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
            (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (
                true,
                true,
                true,
                true
            );
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

/// <summary>Counts what the database tells of certificates that were replaced or revoked, on a connection of its own.</summary>
public sealed partial class CertificateChanges(NpgsqlDataSource source, ILogger<CertificateChanges> log) : BackgroundService
{
    /// <summary>
    /// How often the connection is tried while nothing is told, so that one that is dead is noticed, and how long to wait before another.
    /// </summary>
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
                // Whatever it is, the portal goes on without keeping answers.
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
        // What changed while nobody listened is unknown: all that was kept is left behind.
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
