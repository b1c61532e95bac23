using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Testing;

/// <summary>Identity numbers that nobody holds: their sequence is 000.</summary>
public static class TestIdentity
{
    /// <summary>The n-th number.</summary>
    public static string Number(int n)
    {
        var first = FormattableString.Invariant($"450103{new DateOnly(1960, 1, 1).AddDays(n):yyyyMMdd}000");
        return first + IdentityNumber.CheckCharacter(first);
    }
}
