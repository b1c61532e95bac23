using System.Net.Sockets;
using KnowledgeUpdate.Web.Pages.Verify;
using Npgsql;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// While the database does not answer, a static page says so in both languages and when to try again; a program gets problem details.
/// </summary>
internal sealed class DatabaseAway(RequestDelegate next, IWebHostEnvironment environment, ILogger<DatabaseAway> log)
{
    /// <summary>Seconds after which to try again.</summary>
    private const string RetryAfter = "30";

    private const string PageFile = "unavailable.html";

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (IsAway(e) && !http.Response.HasStarted)
        {
            log.LogError(e, "The database does not answer");
            await AnswerAsync(http);
        }
    }

    /// <summary>Whether the database itself is unreachable or takes no more connections, as opposed to a faulty statement.</summary>
    internal static bool IsAway(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
            switch (e)
            {
                case AggregateException many when many.InnerExceptions.Any(IsAway):
                case PostgresException
                {
                    SqlState: PostgresErrorCodes.AdminShutdown
                        or PostgresErrorCodes.CrashShutdown
                        or PostgresErrorCodes.CannotConnectNow
                        or PostgresErrorCodes.TooManyConnections
                        or PostgresErrorCodes.ReadOnlySqlTransaction
                }:
                case PostgresException { SqlState: ['0', '8', ..] }:
                case NpgsqlException
                and not PostgresException when e.InnerException is SocketException or IOException or TimeoutException or null:
                    return true;
            }

        return false;
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var isForProgram = http.Request.Path.StartsWithSegments(VerificationApi.Root, StringComparison.OrdinalIgnoreCase);
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = RetryAfter;
        http.Response.Headers.CacheControl = "no-store";
        if (isForProgram)
        {
            await VerificationApi
                .Problem(
                    StatusCodes.Status503ServiceUnavailable,
                    "The portal cannot be reached at the moment",
                    $"Ask again in {RetryAfter} seconds."
                )
                .ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.SendFileAsync(environment.WebRootFileProvider.GetFileInfo(PageFile));
    }
}
