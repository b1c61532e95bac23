namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What a filing unit has under way: open calls, and proposals that are not filed or were returned.</summary>
public sealed record UnitCalls(IReadOnlyList<CallOnDesk> Calls, IReadOnlyList<UnitDraft> Drafts);
