using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Registers the signer, of which a host has one.</summary>
internal sealed class CertificateServices : IAreaServices
{
    public static void Add(IServiceCollection services) =>
        services.TryAddSingleton(provider => new CertificateSigner(provider.GetRequiredService<PortalKeys>()));
}
