using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KnowledgeUpdate.Testing;

/// <summary>What the hosts of tests do otherwise than the portal.</summary>
public static class TestHost
{
    /// <summary>
    /// Makes passwords cheap. The portal's own 210,000 rounds take a processor for a tenth of a second for every person of every province,
    /// and for every name that nobody has; what is said of them is tested in a host that keeps them.
    /// </summary>
    public static IServiceCollection AddCheapPasswords(this IServiceCollection services) =>
        TestServer.IsMeasured ? services : services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<User>, CheapHasher>());

    private sealed class CheapHasher() : PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }))
    {
        public override PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword) =>
            user is null ? PasswordVerificationResult.Failed : base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
