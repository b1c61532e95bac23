using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Face;

/// <summary>Full names of fields, with the prefix of the partial they stand in.</summary>
internal static class FieldNames
{
    public static string FullName(ViewContext view, string expression) => view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression);
}
