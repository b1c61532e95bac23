using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Leaves each message as a file named by telephone and id: development and tests read codes there. The same message again is the same
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
