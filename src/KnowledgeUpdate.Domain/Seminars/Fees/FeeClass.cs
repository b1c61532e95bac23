namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Caps of one class of training, 元 per person and day.</summary>
public sealed record FeeClass(string Name, decimal Lodging, decimal Meals, decimal Venue, decimal Other)
{
    /// <summary>The comprehensive cap, 元 per person and day.</summary>
    public decimal Total => Lodging + Meals + Venue + Other;
}
