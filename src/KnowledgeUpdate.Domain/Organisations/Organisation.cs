namespace KnowledgeUpdate.Domain.Organisations;

/// <summary>A unit 单位 of the tenant, in one tree: region → city → county → unit.</summary>
public sealed class Organisation : Entity
{
    public const int NameMaxLength = 120;

    private readonly List<OrganisationCapacity> capacities = [];

    private Organisation() { }

    /// <summary>Founds a unit under <paramref name="parent"/>.</summary>
    /// <param name="creditCode">Unified social credit code, normalised; null where a body has none of its own.</param>
    /// <param name="divisionCode">GB/T 2260 code of where it sits.</param>
    /// <exception cref="RuleException">The code's check characters are wrong, or the parent is closed.</exception>
    public static Organisation Create(
        string name,
        OrganisationKind kind,
        Organisation? parent,
        string divisionCode,
        string? creditCode = null
    )
    {
        if (creditCode is not null && !Common.CreditCode.IsValid(creditCode))
            throw new RuleException(
                "{0} is not a unified social credit code: check the 18 characters and the check character.",
                creditCode
            );
        if (parent is { IsActive: false })
            throw new RuleException("{0} is closed. Choose the unit that took its place.", parent.Name);

        var unit = new Organisation
        {
            Name = name.Trim(),
            Kind = kind,
            DivisionCode = divisionCode,
            CreditCode = creditCode,
        };
        unit.PlaceUnder(parent);
        return unit;
    }

    /// <summary>The HR bureau of a division, without which nobody there could give a first review.</summary>
    public static Organisation BureauOf(Organisation division) =>
        Create($"{division.Name}人力资源和社会保障局", OrganisationKind.HrBureau, division, division.DivisionCode);

    public string Name { get; private set; } = "";

    /// <summary>What sort of body it is.</summary>
    public OrganisationKind Kind { get; private set; }

    /// <summary>Unified social credit code 统一社会信用代码, 18 characters.</summary>
    public string? CreditCode { get; private set; }

    /// <summary>GB/T 2260 code of where it sits.</summary>
    public string DivisionCode { get; private set; } = "";

    /// <summary>The unit above; null for the root.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>Path of ids from the root, as ltree: one index answers "everything under".</summary>
    public string Path { get; private set; } = "";

    /// <summary>Depth in the tree; the root is 1.</summary>
    public int Depth { get; private set; }

    /// <summary>Since when it is closed.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The unit that took its place after a merger.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Why it was moved, merged or closed last.</summary>
    public string? ChangeReason { get; private set; }

    public bool IsActive => ClosedOn is null;

    /// <summary>What it does in the programme, with periods.</summary>
    public IReadOnlyList<OrganisationCapacity> Capacities => capacities;

    /// <summary>The label of an id within a path.</summary>
    public static string LabelOf(Guid id) => id.ToString("N");

    /// <summary>Whether this unit is <paramref name="other"/> or stands under it.</summary>
    public bool IsWithin(Organisation other) => Path == other.Path || Path.StartsWith(other.Path + ".", StringComparison.Ordinal);

    /// <summary>Whether one stands above the other, or both are the same: near enough for a conflict of interest.</summary>
    public bool IsInLineWith(Organisation other) => IsWithin(other) || other.IsWithin(this);

    /// <summary>Corrects name, kind, code or place.</summary>
    /// <exception cref="RuleException">The code's check characters are wrong.</exception>
    public void Correct(string name, OrganisationKind kind, string divisionCode, string? creditCode)
    {
        if (creditCode is not null && !Common.CreditCode.IsValid(creditCode))
            throw new RuleException(
                "{0} is not a unified social credit code: check the 18 characters and the check character.",
                creditCode
            );
        Name = name.Trim();
        Kind = kind;
        DivisionCode = divisionCode;
        CreditCode = creditCode;
    }

    /// <summary>
    /// Moves the unit under another. Its history stays with it; the caller updates the paths below in the same transaction.
    /// </summary>
    /// <returns>The path before, so that those below can follow.</returns>
    /// <exception cref="RuleException">It would be under itself, or under a closed unit.</exception>
    public string MoveUnder(Organisation parent, string reason)
    {
        if (parent.IsWithin(this))
            throw new RuleException("{0} stands under {1}: a unit cannot be moved below itself.", parent.Name, Name);
        if (!parent.IsActive)
            throw new RuleException("{0} is closed. Choose the unit that took its place.", parent.Name);
        var before = Path;
        PlaceUnder(parent);
        ChangeReason = reason;
        return before;
    }

    /// <summary>Closes the unit; another took its place. Its records stay where they are.</summary>
    /// <exception cref="RuleException">It is closed already, or the other is this unit, below it, or closed.</exception>
    public void MergeInto(Organisation other, DateOnly on, string reason)
    {
        if (other.IsWithin(this))
            throw new RuleException("A unit cannot be merged into itself or a unit below it.");
        if (!other.IsActive)
            throw new RuleException("{0} is closed. Choose the unit that took its place.", other.Name);
        Close(on, reason);
        MergedIntoId = other.Id;
    }

    /// <exception cref="RuleException">It is closed already.</exception>
    public void Close(DateOnly on, string reason)
    {
        if (!IsActive)
            throw new RuleException("{0} has been closed since {1:yyyy-MM-dd}.", Name, ClosedOn);
        (ClosedOn, ChangeReason) = (on, reason);
    }

    /// <summary>Whether it has a capacity on a Beijing date.</summary>
    public bool Has(Capacity capacity, DateOnly on) =>
        Capacities.Any(c => c.Capacity == capacity && c.From <= on && (c.To is null || c.To >= on));

    /// <summary>Gives the unit a capacity from a date on.</summary>
    /// <exception cref="RuleException">It holds the capacity on some day of that time, or the time ends before it begins.</exception>
    public void Grant(Capacity capacity, DateOnly from, DateOnly? to = null)
    {
        if (to < from)
            throw new RuleException("A capacity cannot end before it begins on {0:yyyy-MM-dd}.", from);
        if (capacities.Any(c => c.Capacity == capacity && c.From <= (to ?? DateOnly.MaxValue) && (c.To ?? DateOnly.MaxValue) >= from))
            throw new RuleException("{0} holds this capacity already.", Name);
        capacities.Add(new OrganisationCapacity(Id, capacity, from, to));
    }

    /// <exception cref="RuleException">It begins after that date.</exception>
    public void Revoke(Capacity capacity, DateOnly last)
    {
        var open = capacities.Where(c => c.Capacity == capacity && (c.To is null || c.To > last)).ToList();
        if (open.FirstOrDefault(c => c.From > last) is { } later)
            throw new RuleException("A capacity cannot end before it begins on {0:yyyy-MM-dd}.", later.From);
        foreach (var held in open)
            held.EndOn(last);
    }

    private void PlaceUnder(Organisation? parent)
    {
        ParentId = parent?.Id;
        Path = parent is null ? LabelOf(Id) : $"{parent.Path}.{LabelOf(Id)}";
        Depth = (parent?.Depth ?? 0) + 1;
    }
}
