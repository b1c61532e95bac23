using KnowledgeUpdate.Application.Work;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Hands each letter to the mail server.</summary>
internal sealed class SmtpMailer(IConfiguration configuration, TimeProvider clock) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var server = configuration["Mail:Server"] is { Length: > 0 } name
            ? name
            : throw new InvalidOperationException("Set Mail__Server or Mail__PickupFolder: letters wait in the outbox.");
        using var client = new SmtpClient { Timeout = 20_000 };
        await client.ConnectAsync(
            server,
            configuration.GetValue("Mail:Port", 587),
            configuration.GetValue("Mail:Security", SecureSocketOptions.Auto),
            ct
        );
        if (configuration["Mail:UserName"] is { Length: > 0 } user)
            await client.AuthenticateAsync(user, configuration["Mail:Password"] ?? "", ct);
        await client.SendAsync(Mailing.Compose(letter, configuration, clock.GetUtcNow()), ct);
        await client.DisconnectAsync(true, ct);
    }
}
