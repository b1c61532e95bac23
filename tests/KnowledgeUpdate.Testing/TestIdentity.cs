using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Testing;

/// <summary>Identity numbers that nobody holds: their sequence is 000.</summary>
public static class TestIdentity
{
    private const int Days = 20_000;

    /// <summary>The n-th number; those beyond the first twenty thousand are of other districts.</summary>
    public static string Number(int n)
    {
        var first = FormattableString.Invariant($"{450103 + (n / Days)}{new DateOnly(1960, 1, 1).AddDays(n % Days):yyyyMMdd}000");
        return first + IdentityNumber.CheckCharacter(first);
    }
}
