using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// How short messages are sent: to a folder in development, to a gateway in production; with neither, codes by short message are not
/// offered.
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
