using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Learn.Records;

/// <summary>A form that asks who a person is.</summary>
public interface IPersonForm
{
    PersonInput Input { get; }

    /// <summary>Professional fields to choose from.</summary>
    IReadOnlyList<FieldName> Fields { get; }
}
