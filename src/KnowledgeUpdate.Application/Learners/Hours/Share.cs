namespace KnowledgeUpdate.Application.Learners;

/// <summary>How many learners are in a group, and how many of them are complete.</summary>
/// <param name="Key">Code of the group; empty for those without.</param>
public sealed record Share(string Key, string Name, string NameEn, int Learners, int Complete)
{
    /// <summary>Percent complete; 0 where there is nobody.</summary>
    public decimal Percent => Learners == 0 ? 0 : decimal.Round(100m * Complete / Learners, 1);
}
