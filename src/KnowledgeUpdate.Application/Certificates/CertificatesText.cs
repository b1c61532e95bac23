namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class CertificatesText;
