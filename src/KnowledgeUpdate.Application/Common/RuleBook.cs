using System.Text.Json;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Common;

/// <summary>
/// Reads the programme's rules in force on a date. A missing value is null: it is reported as not configured and never guessed.
/// </summary>
[Service]
public sealed class RuleBook(PortalDbContext db)
{
    /// <summary>The rule in force, or null.</summary>
    public Task<ProgrammeRule?> FindAsync(string key, DateOnly on, CancellationToken ct) =>
        db
            .ProgrammeRules.AsNoTracking()
            .Where(r => r.Key == key && r.EffectiveFrom <= on && (r.EffectiveTo == null || r.EffectiveTo >= on))
            .OrderByDescending(r => r.EffectiveFrom)
            .FirstOrDefaultAsync(ct);

    /// <summary>A whole number; for a working parameter that was never replaced its default, else null.</summary>
    public async Task<int?> NumberAsync(string key, DateOnly on, CancellationToken ct) =>
        await FindAsync(key, on, ct) is { } rule && int.TryParse(rule.Value, out var number) ? number
        : RuleKeys.Defaults.TryGetValue(key, out var usual) ? usual
        : null;

    /// <summary>Several whole numbers by one statement, each as <see cref="NumberAsync"/> gives it.</summary>
    public async Task<IReadOnlyDictionary<string, int?>> NumbersAsync(IReadOnlyCollection<string> keys, DateOnly on, CancellationToken ct)
    {
        var rules = await db
            .ProgrammeRules.AsNoTracking()
            .Where(r => keys.Contains(r.Key) && r.EffectiveFrom <= on && (r.EffectiveTo == null || r.EffectiveTo >= on))
            .OrderByDescending(r => r.EffectiveFrom)
            .ToListAsync(ct);
        return keys.ToDictionary(
            k => k,
            k =>
                int.TryParse(rules.FirstOrDefault(r => r.Key == k)?.Value, out var number) ? number
                : RuleKeys.Defaults.TryGetValue(k, out var usual) ? usual
                : (int?)null
        );
    }

    /// <summary>A working parameter: the value in force, else its default.</summary>
    public async Task<int> ParameterAsync(string key, DateOnly on, CancellationToken ct) =>
        await NumberAsync(key, on, ct) ?? RuleKeys.Defaults[key];

    /// <summary>
    /// Several working parameters for any number of days by one statement: for each the value in force on the day, else its default.
    /// </summary>
    public async Task<Func<DateOnly, IReadOnlyDictionary<string, int>>> ParametersAsync(
        IReadOnlyCollection<string> keys,
        CancellationToken ct
    )
    {
        var entered = await db.ProgrammeRules.AsNoTracking().Where(r => keys.Contains(r.Key)).OrderBy(r => r.EffectiveFrom).ToListAsync(ct);
        return on =>
        {
            var values = keys.ToDictionary(k => k, k => RuleKeys.Defaults[k]);
            foreach (var rule in entered.Where(r => r.EffectiveFrom <= on && (r.EffectiveTo is null || r.EffectiveTo >= on)))
                if (int.TryParse(rule.Value, out var number))
                    values[rule.Key] = number;
            return values;
        };
    }

    /// <summary>Every value of a rule that is a whole number, for any number of days by one statement.</summary>
    public async Task<RuleValues> ValuesAsync(string key, CancellationToken ct) =>
        new(await db.ProgrammeRules.AsNoTracking().Where(r => r.Key == key).OrderByDescending(r => r.EffectiveFrom).ToListAsync(ct));

    /// <summary>The fee standard with its source, or null.</summary>
    public async Task<(FeeStandard Standard, ProgrammeRule Rule)?> FeeStandardAsync(DateOnly on, CancellationToken ct) =>
        await FindAsync(RuleKeys.TrainingFee, on, ct) is { } rule
            ? (JsonSerializer.Deserialize<FeeStandard>(rule.Value, PortalModel.Json)!, rule)
            : null;

    /// <summary>Why a rule that is needed is absent.</summary>
    public static RuleException NotConfigured(string key) =>
        new("The rule “{0}” is not configured. The programme office enters it under Programme rules.", new Said(RuleKeys.NameOf(key)));
}
