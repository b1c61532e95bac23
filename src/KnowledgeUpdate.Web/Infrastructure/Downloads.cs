using KnowledgeUpdate.Domain.Files;
using Microsoft.Net.Http.Headers;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Files that a page sends while generating them.</summary>
internal static class Downloads
{
    /// <summary>The type of a workbook.</summary>
    public const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly Dictionary<string, string> Types = new() { ["xlsx"] = Sheet, ["zip"] = "application/zip" };

    /// <summary>Sets the headers of a file whose name says, in the reader's language, what is in it and which day it is from.</summary>
    public static void Attach(this HttpResponse response, string what, DateOnly day, string type)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(FileTypes.SafeName($"{what}-{day:yyyyMMdd}.{type}"));
        (response.ContentType, response.Headers.ContentDisposition) = (Types[type], disposition.ToString());
    }
}
