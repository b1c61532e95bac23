namespace KnowledgeUpdate.Web.Pages.Learners.Hours;

/// <summary>A figure that opens the people it counts.</summary>
/// <param name="Href">The list of them; null where there is nobody.</param>
/// <param name="Label">What a screen reader says of the link: of whom it is the number.</param>
public sealed record CompletionFigure(int Number, string? Href, string? Label);
