using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Certificates;

internal sealed class CertificatesNavigation : INavigation
{
    public IEnumerable<NavEntry> Entries =>
        [
            new(NavSection.Learners, 40, "Certificates", "/certificates", "cert") { Permission = Permission.ReadCertificates },
            new(NavSection.Settings, 50, "API keys", "/api-keys", "qr") { Permission = Permission.ReadApiKeys },
            new(NavSection.Public, 60, "Verify a certificate", "/verify", "qr"),
            new(NavSection.Public, 100, "My certificates", "/learn/certificates", "cert") { Reader = NavReader.Learner },
            new(NavSection.TabBar, 30, "Certificates", "/learn/certificates", "cert") { Reader = NavReader.Learner },
        ];
}
