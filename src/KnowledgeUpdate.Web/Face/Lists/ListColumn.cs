namespace KnowledgeUpdate.Web.Face;

/// <summary>A column of a list that the reader may leave out.</summary>
/// <param name="Key">Its name in <c>ku-col</c> and in the cookie.</param>
/// <param name="Text">Its head.</param>
public sealed record ListColumn(string Key, string Text);

/// <summary>Density and columns of a list, above its table: <c>&lt;partial name="_ListTools" model="…" /&gt;</c>.</summary>
/// <param name="Name">Name of the list in the cookie: letters only.</param>
public sealed record ListTools(string Name, IReadOnlyList<ListColumn> Columns);
