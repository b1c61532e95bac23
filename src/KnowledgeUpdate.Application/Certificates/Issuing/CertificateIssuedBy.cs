namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A unit that issues certificates in its own name.</summary>
/// <param name="Name">As printed.</param>
public sealed record CertificateIssuedBy(Guid UnitId, string Name);
