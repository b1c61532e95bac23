using System.Globalization;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Pages.Learn.Records;

/// <summary>Who a person is and their profession, as typed.</summary>
public class PersonInput
{
    public string? Name { get; set; }

    public IdentityKind Kind { get; set; }

    public string? Number { get; set; }

    public string? Series { get; set; }

    public TitleLevel Level { get; set; }

    public string? Title { get; set; }

    public string? FieldCode { get; set; }

    public Education Education { get; set; }

    public string? Employer { get; set; }

    /// <summary>What is known about the profession.</summary>
    public Profession Profession =>
        new(
            string.IsNullOrWhiteSpace(Series) ? null : Series,
            Level,
            Title,
            string.IsNullOrWhiteSpace(FieldCode) ? null : FieldCode,
            Education
        );

    /// <summary>The series, as choices.</summary>
    public static IEnumerable<SelectListItem> AllSeries => TitleSeries.All.Select(s => new SelectListItem(s, s));

    /// <summary>Fields, as choices in the reader's language.</summary>
    public static IEnumerable<SelectListItem> FieldsOf(IReadOnlyList<FieldName> fields) =>
        fields.Select(f => new SelectListItem(
            CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? f.Name : f.NameEn,
            f.Code
        ));
}
