namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Words of this area: DeliveryText.zh-CN.resx.</summary>
public sealed class DeliveryText;
