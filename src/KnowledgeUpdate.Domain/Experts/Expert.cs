namespace KnowledgeUpdate.Domain.Experts;

/// <summary>An expert of the pool: fields and employer.</summary>
public sealed class Expert : Entity
{
    private Expert() { }

    /// <param name="userId">The account.</param>
    /// <param name="employerId">The unit that employs the expert: it decides conflicts of interest; null: one outside the province.</param>
    /// <param name="employerName">The employer outside the province; null: it is one of its units.</param>
    public Expert(Guid userId, string name, Guid? employerId, string? employerName, string title, IReadOnlyList<string> fields)
    {
        UserId = userId;
        Name = name.Trim();
        Revise(employerId, employerName, title, fields, true);
    }

    public Guid UserId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The unit of the province that employs the expert; null: one outside it.</summary>
    public Guid? EmployerId { get; private set; }

    /// <summary>Name of an employer outside the province; null: it is one of its units.</summary>
    public string? EmployerName { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Codes of the fields.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    /// <summary>Takes part in new assignments.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>The expert's unit was merged into another.</summary>
    public void MoveTo(Guid employerId) => (EmployerId, EmployerName) = (employerId, null);

    /// <summary>Takes no further part.</summary>
    public void Pause() => IsActive = false;

    /// <summary>Changes the expert's details.</summary>
    public void Revise(Guid? employerId, string? employerName, string title, IReadOnlyList<string> fields, bool isActive)
    {
        EmployerId = employerId;
        EmployerName = employerId is null ? employerName?.Trim() : null;
        Title = title.Trim();
        Fields = fields;
        IsActive = isActive;
    }
}
