using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class CertificatesRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.For(Permission.ReadApiKeys, "/api-keys", "/api-keys"),
            Row.For(Permission.MakeApiKey, "/api-keys/{id:guid}/revoke", "/api-keys/{key}/revoke"),
            Row.For(Permission.ReadCertificates, "/certificates", "/certificates"),
            Row.For(Permission.ReadSeals, "/certificates/seals", "/certificates/seals"),
            Row.For(Permission.ReadSeals, "/certificates/seals/{id:guid}/picture", "/certificates/seals/{seal}/picture"),
            Row.For(
                Permission.ReadSeals,
                "/certificates/seals/proposed/{id:guid}/sample",
                "/certificates/seals/proposed/{proposed}/sample"
            ),
            Row.For(Permission.ReadCertificateSeries, "/certificates/series", "/certificates/series"),
            Row.For(Permission.EnterCertificateSeries, "/certificates/series/{kind}/{year:int}", "/certificates/series/YearlyHours/2027"),
            Row.For(Permission.ReadCertificates, "/certificates/{id:guid}", "/certificates/{certificate}"),
            Row.For(Permission.ReadLearners, "/certificates/{id:guid}/file", "/certificates/{certificate}/file", also: "N", not: "D"),
            Row.For(Permission.ReplaceCertificate, "/certificates/{id:guid}/replace", "/certificates/{certificate}/replace"),
            Row.SignedIn("/learn/certificates", "/learn/certificates"),
            Row.Public("/v/{code}", "/v/7K3MZQ9T5C1XW8VHS"),
            Row.Public("/verify", "/verify"),
            Row.Public("/verify/offline", "/verify/offline"),
        ];
}
