namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>A fact that only one kind of certificate prints, such as the batch of a designation. It is signed like every other.</summary>
/// <param name="Name">Official Chinese name, as printed.</param>
/// <param name="Value">As printed.</param>
public sealed record CertificateFact(string Name, string Value);
