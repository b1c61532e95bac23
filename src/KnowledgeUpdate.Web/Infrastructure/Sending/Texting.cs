using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// How short messages leave: into a folder in development, to a gateway's address in production; with neither they are not offered.
/// </summary>
internal static class Texting
{
    public static IServiceCollection AddPortalTexts(this IServiceCollection services, IConfiguration configuration) =>
        configuration["Texts:Folder"] is { Length: > 0 } ? services.AddSingleton<ITextGateway, FolderTextGateway>()
        : configuration["Texts:Url"] is { Length: > 0 } ? services.AddSingleton<ITextGateway, HttpTextGateway>()
        : services;

    public static bool IsConfigured(IConfiguration configuration) =>
        configuration["Texts:Folder"] is { Length: > 0 } || configuration["Texts:Url"] is { Length: > 0 };
}
