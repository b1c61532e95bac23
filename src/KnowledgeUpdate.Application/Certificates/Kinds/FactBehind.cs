namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A fact that a certificate rests on, such as an entry of the hour ledger.</summary>
/// <param name="Hours">学时.</param>
/// <param name="Category">What it counts as.</param>
/// <param name="Link">Its page.</param>
public sealed record FactBehind(Guid Id, string Title, decimal Hours, Enum Category, string Link);
