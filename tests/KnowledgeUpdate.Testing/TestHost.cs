using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeUpdate.Testing;

/// <summary>What the hosts of tests do otherwise than the portal.</summary>
public static class TestHost
{
    /// <summary>Rounds of a password's hash: nobody steals these.</summary>
    private const int Rounds = 1_000;

    /// <summary>
    /// Makes passwords cheap. The portal's own 210,000 rounds take a processor for a tenth of a second for every person of every province;
    /// what is said of them is tested in a host that keeps them.
    /// </summary>
    public static IServiceCollection AddCheapPasswords(this IServiceCollection services) =>
        TestServer.IsMeasured ? services : services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = Rounds);
}
