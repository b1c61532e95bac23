namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Words of seminars: calls, proposals, scoring, plan, publicity.</summary>
public sealed class SeminarsText;
