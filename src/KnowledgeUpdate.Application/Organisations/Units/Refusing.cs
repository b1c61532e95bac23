namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Makes the refusal beside the field in which a unit was named.</summary>
public delegate Exception Refusing([Sentence] string key);
