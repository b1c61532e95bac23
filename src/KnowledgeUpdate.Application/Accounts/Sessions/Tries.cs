using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>A limit of tries: what is counted, and the working parameter with the allowed number.</summary>
/// <param name="Within">Time in which a full one drains.</param>
public sealed record TryLimit(string Subject, string Key, TimeSpan Within);

/// <summary>
/// Counts tries in the database, so that the count holds over all nodes. Unknown names are counted like known ones, so that a wait reveals
/// nothing.
/// </summary>
[Service]
public sealed class Tries(PortalDbContext db, Actor actor, RuleBook rules, PortalKeys keys, TimeProvider clock)
{
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15),
        Hour = TimeSpan.FromHours(1),
        Day = TimeSpan.FromDays(1);

    /// <summary>The address of the request. For IPv6 it is the network, since one line has any number of addresses.</summary>
    public string Address
    {
        get
        {
            if (!IPAddress.TryParse(actor.From, out var address))
                return "";
            if (address.IsIPv4MappedToIPv6)
                return address.MapToIPv4().ToString();
            return address.AddressFamily == AddressFamily.InterNetworkV6
                ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
                : address.ToString();
        }
    }

    /// <summary>Passwords for a name from the address of the request.</summary>
    public TryLimit OfNameHere(string name) => new($"password/{name}/{Address}", Domain.Rules.RuleKeys.SignInTries, QuarterHour);

    /// <summary>Passwords of the person who is signed in, from the address of the request.</summary>
    public TryLimit OfConfirming() => OfNameHere($"confirm/{actor.Me:N}");

    /// <summary>Passwords for a name, from wherever.</summary>
    public static TryLimit OfName(string name) => new($"password/{name}", Domain.Rules.RuleKeys.SignInTriesOfName, Hour);

    /// <summary>Passwords from the address of the request, for whatever name.</summary>
    public TryLimit OfAddress() => new($"password//{Address}", Domain.Rules.RuleKeys.SignInTriesFromAddress, Hour);

    /// <summary>Codes sent for the address of the request.</summary>
    public TryLimit OfCodes() => new($"codes/{Address}", Domain.Rules.RuleKeys.CodesFromAddress, Hour);

    /// <summary>Wrong codes from the address of the request.</summary>
    public TryLimit OfCodeTries() => new($"code-tries/{Address}", Domain.Rules.RuleKeys.CodeTriesFromAddress, Hour);

    /// <summary>Invitations by a person.</summary>
    public static TryLimit OfInvitations(Guid userId) => new($"invitations/{userId:N}", Domain.Rules.RuleKeys.InvitationsByPerson, Hour);

    /// <summary>Wrong names typed for a certificate, from wherever. Of a common name one character is hidden, so a day is long.</summary>
    public static TryLimit OfCertificate(string code) => new($"certificate/{code}", Domain.Rules.RuleKeys.NameTriesOfCertificate, Day);

    /// <summary>Wrong names typed for certificates from the address of the request.</summary>
    public TryLimit OfCertificates() => new($"certificates/{Address}", Domain.Rules.RuleKeys.NameTriesFromAddress, Hour);

    /// <summary>
    /// Tries of one thing come one after the other until the message is over, whether it exists or not: each sees what the one before
    /// counted.
    /// </summary>
    public Task HoldAsync(TryLimit limit, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"{db.Scope.Required}/{limit.Subject}"}, 0))", ct);

    /// <summary>When the next try may be made; null: now.</summary>
    public async Task<DateTimeOffset?> WaitAsync(IReadOnlyList<TryLimit> limits, CancellationToken ct)
    {
        var subjects = limits.Select(l => MarkOf(l.Subject)).ToList();
        var counts = await db.TryCounts.AsNoTracking().Where(c => subjects.Contains(c.Subject)).ToListAsync(ct);
        return await LongestAsync([.. counts.Select(c => (limits[subjects.IndexOf(c.Subject)], c.Level, c.At))], ct);
    }

    /// <returns>When the next may be made; null: now.</returns>
    public async Task<DateTimeOffset?> CountAsync(IReadOnlyList<TryLimit> limits, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = new List<(TryLimit, double, DateTimeOffset)>();
        // Always in one order, so that two messages never wait for each other.
        foreach (var limit in limits.OrderBy(l => l.Subject, StringComparer.Ordinal))
        {
            var rate = await MostAsync(limit, ct) / limit.Within.TotalSeconds;
            var level = await db
                .Database.SqlQuery<double>(
                    $"""
                    INSERT INTO try_counts AS c (tenant_id, subject, level, at) VALUES ({db.Scope.Required}, {MarkOf(
                        limit.Subject
                    )}, 1, {now})
                    ON CONFLICT (tenant_id, subject) DO UPDATE
                    SET level = greatest(0, c.level - greatest(0, extract(epoch FROM excluded.at - c.at)) * {rate}) + 1, at = greatest(c.at,
                        excluded.at)
                    RETURNING level AS "Value"
                    """
                )
                .ToListAsync(ct);
            found.Add((limit, level[0], now));
        }

        return await LongestAsync(found, ct);
    }

    /// <summary>The how-manieth time something happens within an hour of its first time; unlike a limit it does not drain.</summary>
    public async Task<long> TimesAsync(string subject, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - Hour;
        var times = await db
            .Database.SqlQuery<double>(
                $"""
                INSERT INTO try_counts AS c (tenant_id, subject, level, at) VALUES ({db.Scope.Required}, {MarkOf(subject)}, 1, {now})
                ON CONFLICT (tenant_id, subject) DO UPDATE
                SET level = CASE WHEN c.at > {since} THEN c.level + 1 ELSE 1 END, at = CASE WHEN c.at > {since} THEN c.at ELSE {now} END
                RETURNING level AS "Value"
                """
            )
            .ToListAsync(ct);
        return (long)times[0];
    }

    /// <summary>Resets a limit after the right password.</summary>
    public Task ForgetAsync(IEnumerable<TryLimit> limits, CancellationToken ct)
    {
        var subjects = limits.Select(l => MarkOf(l.Subject)).ToList();
        return db.TryCounts.Where(c => subjects.Contains(c.Subject)).ExecuteDeleteAsync(ct);
    }

    private async Task<DateTimeOffset?> LongestAsync(
        IReadOnlyList<(TryLimit Limit, double Level, DateTimeOffset At)> counts,
        CancellationToken ct
    )
    {
        DateTimeOffset? until = null;
        foreach (var (limit, level, at) in counts)
            if (TryCount.WaitOf(level, at, await MostAsync(limit, ct), limit.Within, clock.GetUtcNow()) is { } wait && !(until > wait))
                until = wait;
        return until;
    }

    private Task<int> MostAsync(TryLimit limit, CancellationToken ct) =>
        rules.ParameterAsync(limit.Key, BeijingTime.DateOf(clock.GetUtcNow()), ct);

    /// <summary>A keyed hash, hexadecimal: what was typed as a name may have been a password.</summary>
    public string MarkOf(string subject) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.Symmetric("tries 1"), Encoding.UTF8.GetBytes(subject)));
}
