using KnowledgeUpdate.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeUpdate.Application.Accounts;

internal sealed class IdentityServices : IAreaServices
{
    /// <summary>Adds the user manager over our accounts with our own policy in the place of Identity's.</summary>
    public static void Add(IServiceCollection services)
    {
        services.TryAddScoped<IPasswordValidator<User>, PasswordPolicy>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordCheck.Rounds);
        services.AddIdentityCore<User>(o => o.User.AllowedUserNameCharacters = "").AddUserStore<UserStore>();
    }
}
