using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Writes each message to a file named by telephone and id, where development and tests read codes. Sending a message again overwrites its
/// file.
/// </summary>
internal sealed class FolderTextGateway(IConfiguration configuration) : ITextGateway
{
    public bool IsOffered => true;

    public async Task SendAsync(Guid id, string phone, string body, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(configuration["Texts:Folder"]!).FullName;
        var name = Path.Combine(folder, $"{phone}-{id:N}.txt");
        await File.WriteAllTextAsync(name + ".part", body, ct);
        File.Move(name + ".part", name, overwrite: true);
    }
}
