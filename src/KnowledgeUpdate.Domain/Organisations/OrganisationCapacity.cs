namespace KnowledgeUpdate.Domain.Organisations;

/// <summary>A capacity of a unit for a time.</summary>
public sealed class OrganisationCapacity : Entity, IPartOf
{
    private OrganisationCapacity() { }

    internal OrganisationCapacity(Guid organisationId, Capacity capacity, DateOnly from, DateOnly? to)
    {
        OrganisationId = organisationId;
        Capacity = capacity;
        From = from;
        To = to;
    }

    public Guid OrganisationId { get; private set; }

    public Capacity Capacity { get; private set; }

    /// <summary>First Beijing date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last Beijing date; null: open.</summary>
    public DateOnly? To { get; private set; }

    string IPartOf.WholeKind => nameof(Organisation);

    Guid IPartOf.WholeId => OrganisationId;

    internal void EndOn(DateOnly last) => To = last;
}
