using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Infrastructure;

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
