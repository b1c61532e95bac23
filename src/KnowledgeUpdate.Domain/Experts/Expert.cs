namespace KnowledgeUpdate.Domain.Experts;

/// <summary>An expert of the pool: fields and employer.</summary>
public sealed class Expert : Entity
{
    private Expert() { }

    /// <param name="userId">The account.</param>
    /// <param name="employerId">The unit that employs the expert: it decides conflicts of interest.</param>
    public Expert(Guid userId, string name, Guid employerId, string title, IReadOnlyList<string> fields)
    {
        UserId = userId;
        Name = name.Trim();
        EmployerId = employerId;
        Title = title.Trim();
        Fields = fields;
    }

    public Guid UserId { get; private set; }

    public string Name { get; private set; } = "";

    public Guid EmployerId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Codes of the fields.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    /// <summary>Takes part in new assignments.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Changes the expert's details.</summary>
    public void Revise(Guid employerId, string title, IReadOnlyList<string> fields, bool isActive)
    {
        EmployerId = employerId;
        Title = title.Trim();
        Fields = fields;
        IsActive = isActive;
    }
}
