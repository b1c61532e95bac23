namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Totals of a learning year, 学时.</summary>
public readonly record struct HourTotals(decimal Compulsory, decimal Elective, decimal Professional)
{
    /// <summary>Public hours of both kinds.</summary>
    public decimal Public => Compulsory + Elective;

    /// <summary>All hours.</summary>
    public decimal Total => Public + Professional;

    /// <summary>The hours of a category.</summary>
    public decimal Of(HourCategory category) =>
        category switch
        {
            HourCategory.PublicCompulsory => Compulsory,
            HourCategory.PublicElective => Elective,
            _ => Professional,
        };

    /// <summary>With hours of a category added.</summary>
    public HourTotals Plus(HourCategory category, decimal hours) =>
        category switch
        {
            HourCategory.PublicCompulsory => this with { Compulsory = Compulsory + hours },
            HourCategory.PublicElective => this with { Elective = Elective + hours },
            _ => this with { Professional = Professional + hours },
        };
}
