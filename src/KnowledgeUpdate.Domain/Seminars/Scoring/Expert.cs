namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>An expert who scores proposals: fields and employer.</summary>
public sealed class Expert : Entity
{
    private Expert() { }

    /// <summary>Enters an expert.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="employerId">The unit that employs the expert: it decides conflicts of interest.</param>
    public Expert(Guid userId, string name, Guid employerId, string title, IReadOnlyList<string> fields) =>
        (UserId, Name, EmployerId, Title, Fields) = (userId, name.Trim(), employerId, title.Trim(), fields);

    /// <summary>The account.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Employer.</summary>
    public Guid EmployerId { get; private set; }

    /// <summary>Professional title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Codes of the fields.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    /// <summary>Takes part in new assignments.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Changes what is known of the expert.</summary>
    public void Revise(Guid employerId, string title, IReadOnlyList<string> fields, bool isActive) =>
        (EmployerId, Title, Fields, IsActive) = (employerId, title.Trim(), fields, isActive);
}
