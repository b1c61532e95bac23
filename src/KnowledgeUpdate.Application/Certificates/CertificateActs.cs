namespace KnowledgeUpdate.Application.Certificates;

/// <summary>What may wait for somebody in this area, as English keys.</summary>
public static class CertificateActs
{
    /// <summary>Decide a certificate under review.</summary>
    public const string DecideReview = "Decide the certificate under review: {0}";

    /// <summary>Decide the hours behind a certificate revoked for false evidence.</summary>
    public const string DecideHours = "Decide the hours behind the revoked certificate: {0}";
}
