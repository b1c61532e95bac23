using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Finds the area that has the facts of a kind.</summary>
[Service]
public sealed class CertificateKinds(IEnumerable<ICertificateKind> kinds)
{
    public ICertificateKind Of(CertificateKind kind) => kinds.First(k => k.Has(kind));

    public ICertificateKind Of(Certificate certificate) => Of(certificate.Kind);

    /// <summary>Whether the office may issue it again after it was revoked.</summary>
    public bool MayBeReissued(Certificate certificate) =>
        certificate.State == CertificateState.Revoked && Of(certificate).IsReissued(certificate.Kind);

    /// <summary>The pattern of a kind's numbers where the office has entered none for the year.</summary>
    public string UsualPattern(CertificateKind kind, string letters) =>
        $"{letters}知更{Of(kind).NumberWord(kind)}〔{CertificateSeries.YearPlace}〕{CertificateSeries.Running}号";
}
