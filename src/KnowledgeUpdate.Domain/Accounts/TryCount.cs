namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>
/// The count of failed tries, by name, by address, or by both 尝试计数. It falls steadily, so nobody is locked out for longer than it takes to
/// fall by one.
/// </summary>
public sealed class TryCount : ITenantOwned
{
    private TryCount() { }

    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>Keyed hash of what is counted: what was typed as a name may have been a password.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>How full it was at <see cref="At"/>.</summary>
    public double Level { get; private set; }

    /// <summary>When it was counted last.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When another try may be made; null: now.</summary>
    /// <param name="most">Tries that fill the measure.</param>
    /// <param name="within">Time in which a full one drains.</param>
    public static DateTimeOffset? WaitOf(double level, DateTimeOffset at, int most, TimeSpan within, DateTimeOffset now)
    {
        // Tries are possible again when there is room for one.
        var until = at + (within * ((level - most + 1) / most));
        return level > most - 1 + Tolerance && until > now ? until : null;
    }

    /// <summary>A small difference between two clocks must not turn the last free try into a wait.</summary>
    private const double Tolerance = 0.05;
}
