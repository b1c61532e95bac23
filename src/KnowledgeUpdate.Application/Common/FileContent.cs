namespace KnowledgeUpdate.Application.Common;

/// <summary>A file's bytes with name and media type.</summary>
public sealed record FileContent(string Name, string ContentType, byte[] Bytes)
{
    /// <summary>Media type of a workbook.</summary>
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
