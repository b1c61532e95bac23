namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>A sentence that people read.</summary>
/// <param name="Key">The sentence in English; null: it is put together at run time, where nobody can translate it.</param>
/// <param name="Area">The area that says it, as in its text's name: Seminars of SeminarsText, Shared of SharedText.</param>
/// <param name="IsOfArea">Looked up in this area's text; otherwise in whichever text has it, which therefore must be one.</param>
internal sealed record Sentence(string? Key, string Area, string Place, bool IsOfArea);
