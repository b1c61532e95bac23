using KnowledgeUpdate.Application.Work;
using MimeKit;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>How letters are sent: to a folder or to a mail server. With neither configured they wait in the outbox.</summary>
internal static class Mailing
{
    public static bool IsConfigured(IConfiguration configuration) =>
        configuration["Mail:PickupFolder"] is { Length: > 0 } || configuration["Mail:Server"] is { Length: > 0 };

    public static IServiceCollection AddPortalMail(this IServiceCollection services, IConfiguration configuration) =>
        configuration["Mail:PickupFolder"] is { Length: > 0 }
            ? services.AddSingleton<IMailer, PickupMailer>()
            : services.AddSingleton<IMailer, SmtpMailer>();

    /// <summary>The message. Its id is the letter's id, so that a mail server can drop a repeated one.</summary>
    internal static MimeMessage Compose(Letter letter, IConfiguration configuration, DateTimeOffset now)
    {
        var from = MailboxAddress.Parse(
            configuration["Mail:From"] ?? throw new InvalidOperationException("Set Mail__From to the portal's own address.")
        );
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Body = new TextPart("plain") { Text = letter.Body },
            MessageId = $"{letter.Id:N}@{from.Domain}",
            Date = now,
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
