namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>Membership 任职: user × organisation × role, with from and to. A person may hold several and acts in one at a time.</summary>
public sealed class Membership : Entity, IPartOf
{
    private Membership() { }

    public Membership(Guid userId, Guid organisationId, Role role, DateOnly from, DateOnly? to = null)
    {
        UserId = userId;
        OrganisationId = organisationId;
        Role = role;
        From = from;
        To = to;
    }

    public Guid UserId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Role Role { get; private set; }

    /// <summary>Who invited the person to the role; null: the portal's set-up.</summary>
    public Guid? GivenById { get; private set; }

    /// <summary>For whom that person invited, under lent rights.</summary>
    public Guid? GivenForId { get; private set; }

    /// <summary>The role comes from somebody's invitation.</summary>
    public Membership GivenBy(Guid userId, Guid? onBehalfOf = null)
    {
        (GivenById, GivenForId) = (userId, onBehalfOf);
        return this;
    }

    /// <summary>First Beijing date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last Beijing date; null: open.</summary>
    public DateOnly? To { get; private set; }

    string IPartOf.WholeKind => nameof(User);

    Guid IPartOf.WholeId => UserId;

    /// <summary>Whether it holds on a date.</summary>
    public bool HoldsOn(DateOnly date) => From <= date && (To is null || To >= date);

    /// <summary>Ends it: from the next day on, or at once when the day has come.</summary>
    /// <exception cref="RuleException">It has ended already.</exception>
    public void EndOn(DateOnly last)
    {
        if (To is not null && To <= last)
            throw new RuleException("This membership ended on {0:yyyy-MM-dd}.", To);
        To = last;
    }
}
