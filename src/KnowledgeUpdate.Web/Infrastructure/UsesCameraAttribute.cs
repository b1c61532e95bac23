namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>A page that may use the camera. Every other page is forbidden to, whatever runs in it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UsesCameraAttribute : Attribute;
