namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A column of the sheet of units.</summary>
/// <param name="Heads">Other heads that people write; the first is that of the template.</param>
internal sealed record UnitColumn([Sentence(OfArea = true)] string Key, bool IsRequired, string[] Heads);
