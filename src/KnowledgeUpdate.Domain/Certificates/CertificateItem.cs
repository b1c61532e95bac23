namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>An activity that a certificate lists on its second page, as it was on the day of issue.</summary>
/// <param name="From">First day of study.</param>
/// <param name="To">Last day of study.</param>
/// <param name="Title">The activity.</param>
/// <param name="Category">Official Chinese name of the category, as printed.</param>
/// <param name="Hours">Hours, 学时.</param>
public sealed record CertificateItem(DateOnly From, DateOnly To, string Title, string Category, decimal Hours);
