namespace KnowledgeUpdate.Documents.Typography;

/// <summary>The typefaces a document may ask for. A character its typeface lacks is taken from <see cref="Sans"/>.</summary>
public enum FontFace
{
    /// <summary>黑体 regular: tables and forms. Covers GB 18030 level 2.</summary>
    Sans,

    /// <summary>黑体 bold: headings.</summary>
    SansBold,

    /// <summary>宋体: titles and the body of official documents.</summary>
    Serif,

    /// <summary>楷体: certificates and second-level headings.</summary>
    Kai,
}
