namespace KnowledgeUpdate.Application.Delivery;

/// <summary>What may wait for somebody in this area, as English keys with {0} for the object.</summary>
public static class DeliveryActs
{
    /// <summary>File the implementation plan.</summary>
    public const string FileImplementation = "File the implementation plan: {0}";

    /// <summary>Change a returned implementation plan.</summary>
    public const string MendImplementation = "Change the implementation plan and file it again: {0}";
}
