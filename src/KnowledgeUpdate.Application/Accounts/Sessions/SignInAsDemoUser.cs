using Microsoft.Extensions.Options;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Signs in as a demo user with one click. Development only.</summary>
[Public]
public sealed record SignInAsDemoUser(string? Name) : ICommand<SessionKey>;

internal sealed class SignInAsDemoUserHandler(Sessions sessions, IOptions<DemoOptions> demo, TimeProvider clock)
    : IRequestHandler<SignInAsDemoUser, SessionKey>
{
    public async Task<SessionKey> Handle(SignInAsDemoUser command, CancellationToken cancellationToken)
    {
        if (!demo.Value.Enabled)
            throw new NotFoundException("Demo accounts");
        var user =
            await sessions.FindHeldAsync(command.Name?.ToUpperInvariant() ?? "", cancellationToken)
            ?? throw new NotFoundException("Demo accounts");
        user.SignedIn(clock.GetUtcNow());
        return await sessions.OpenAsync(user, null, cancellationToken) with { MustChangePassword = false };
    }
}
