namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class EnrolmentsText;
