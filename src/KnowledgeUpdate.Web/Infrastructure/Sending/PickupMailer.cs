using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Writes each letter to a file for the mail system to pick up. Sending a letter again overwrites its file.</summary>
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
