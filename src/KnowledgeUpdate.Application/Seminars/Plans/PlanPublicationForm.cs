namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What the form of a publication says.</summary>
/// <param name="On">Date of the document.</param>
public sealed record PlanPublicationForm(string DocumentNumber, DateOnly On);
