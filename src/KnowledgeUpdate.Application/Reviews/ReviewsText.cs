namespace KnowledgeUpdate.Application.Reviews;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class ReviewsText;
