namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Sentences of this area; its translations are in the .resx beside it.</summary>
public sealed class CertificatesText;
