using KnowledgeUpdate.Application.Work;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>How letters leave: into a folder, or to a mail server. With neither configured they wait in the outbox.</summary>
internal static class Mailing
{
    public static bool IsConfigured(IConfiguration configuration) =>
        configuration["Mail:PickupFolder"] is { Length: > 0 } || configuration["Mail:Server"] is { Length: > 0 };

    public static IServiceCollection AddPortalMail(this IServiceCollection services, IConfiguration configuration) =>
        configuration["Mail:PickupFolder"] is { Length: > 0 } ? services.AddSingleton<IMailer, PickupMailer>() : services.AddSingleton<IMailer, SmtpMailer>();

    /// <summary>The message. Its id is the letter's own, so that a server can drop a repeated one.</summary>
    internal static MimeMessage Compose(Letter letter, IConfiguration configuration, DateTimeOffset now)
    {
        var from = MailboxAddress.Parse(configuration["Mail:From"] ?? throw new InvalidOperationException("Set Mail__From to the portal's own address."));
        var message = new MimeMessage { Subject = letter.Subject, Body = new TextPart("plain") { Text = letter.Body }, MessageId = $"{letter.Id:N}@{from.Domain}", Date = now };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}

/// <summary>Leaves each letter as a file for the mail system to pick up. The same letter again is the same file.</summary>
internal sealed class PickupMailer(IConfiguration configuration, TimeProvider clock) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(configuration["Mail:PickupFolder"]!).FullName;
        var name = Path.Combine(folder, $"{letter.Id:N}.eml");
        await Mailing.Compose(letter, configuration, clock.GetUtcNow()).WriteToAsync(name + ".part", ct);
        File.Move(name + ".part", name, overwrite: true);
    }
}

/// <summary>Hands each letter to the mail server.</summary>
internal sealed class SmtpMailer(IConfiguration configuration, TimeProvider clock) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var server = configuration["Mail:Server"] is { Length: > 0 } name ? name : throw new InvalidOperationException("Set Mail__Server or Mail__PickupFolder: letters wait in the outbox.");
        using var client = new SmtpClient { Timeout = 20_000 };
        await client.ConnectAsync(server, configuration.GetValue("Mail:Port", 587), configuration.GetValue("Mail:Security", SecureSocketOptions.Auto), ct);
        if (configuration["Mail:UserName"] is { Length: > 0 } user)
            await client.AuthenticateAsync(user, configuration["Mail:Password"] ?? "", ct);
        await client.SendAsync(Mailing.Compose(letter, configuration, clock.GetUtcNow()), ct);
        await client.DisconnectAsync(true, ct);
    }
}
