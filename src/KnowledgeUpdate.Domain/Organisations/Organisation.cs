using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Organisations;

/// <summary>What sort of body a unit is.</summary>
public enum OrganisationKind
{
    /// <summary>A people's government's territory: region, city, county; the node its bureaus hang from.</summary>
    [Term("Division")] Division,

    /// <summary>Human resources and social security bureau 人社部门.</summary>
    [Term("HR bureau")] HrBureau,

    /// <summary>Programme office 专业技术人员管理处.</summary>
    [Term("Programme office")] ProgrammeOffice,

    /// <summary>Line department 行业主管部门.</summary>
    [Term("Industry department")] IndustryDepartment,

    /// <summary>Finance department 财政部门.</summary>
    [Term("Finance department")] FinanceDepartment,

    /// <summary>University or college 高等院校.</summary>
    [Term("University")] University,

    /// <summary>Research institute 科研院所.</summary>
    [Term("Research institute")] ResearchInstitute,

    /// <summary>Enterprise 企业.</summary>
    [Term("Enterprise")] Enterprise,

    /// <summary>Association or learned society 协会、学会.</summary>
    [Term("Association")] Association,

    /// <summary>Other public institution 事业单位.</summary>
    [Term("Public institution")] PublicInstitution,
}

/// <summary>What a unit does in the programme; it may do several at once.</summary>
public enum Capacity
{
    /// <summary>用人单位</summary>
    [Term("Employer")] Employer,

    /// <summary>承办单位</summary>
    [Term("Hosting unit")] HostingUnit,

    /// <summary>继续教育基地</summary>
    [Term("Education base")] EducationBase,

    /// <summary>培训机构</summary>
    [Term("Training institution")] TrainingInstitution,

    /// <summary>评价机构</summary>
    [Term("Evaluation institution")] EvaluationInstitution,

    /// <summary>基地管理部门</summary>
    [Term("Base managing department")] BaseManagingDepartment,
}

/// <summary>A unit 单位 of the tenant, in one tree: region → city → county → unit.</summary>
public sealed class Organisation : Entity
{
    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 120;

    private readonly List<OrganisationCapacity> capacities = [];

    private Organisation() { }

    /// <summary>Founds a unit under <paramref name="parent"/>.</summary>
    /// <param name="creditCode">Unified social credit code, normalised; null where a body has none of its own.</param>
    /// <param name="divisionCode">GB/T 2260 code of where it sits.</param>
    /// <exception cref="RuleException">The code's check characters are wrong, or the parent is closed.</exception>
    public static Organisation Create(string name, OrganisationKind kind, Organisation? parent, string divisionCode, string? creditCode = null)
    {
        if (creditCode is not null && !Common.CreditCode.IsValid(creditCode))
            throw new RuleException("{0} is not a unified social credit code: check the 18 characters and the check character.", creditCode);
        if (parent is { IsActive: false })
            throw new RuleException("{0} is closed. Choose the unit that took its place.", parent.Name);

        var unit = new Organisation { Name = name.Trim(), Kind = kind, DivisionCode = divisionCode, CreditCode = creditCode };
        unit.PlaceUnder(parent);
        return unit;
    }

    /// <summary>The HR bureau of a division, without which nobody there could give a first review.</summary>
    public static Organisation BureauOf(Organisation division) => Create($"{division.Name}人力资源和社会保障局", OrganisationKind.HrBureau, division, division.DivisionCode);

    /// <summary>Full name.</summary>
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

    /// <summary>Not closed.</summary>
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
            throw new RuleException("{0} is not a unified social credit code: check the 18 characters and the check character.", creditCode);
        (Name, Kind, DivisionCode, CreditCode) = (name.Trim(), kind, divisionCode, creditCode);
    }

    /// <summary>Hangs the unit under another. Its history stays with it; the caller moves the paths below in the same transaction.</summary>
    /// <returns>The path before, so that those below can follow.</returns>
    /// <exception cref="RuleException">It would hang under itself, or under a closed unit.</exception>
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

    /// <summary>Closes the unit.</summary>
    /// <exception cref="RuleException">It is closed already.</exception>
    public void Close(DateOnly on, string reason)
    {
        if (!IsActive)
            throw new RuleException("{0} has been closed since {1:yyyy-MM-dd}.", Name, ClosedOn);
        (ClosedOn, ChangeReason) = (on, reason);
    }

    /// <summary>Whether it has a capacity on a Beijing date.</summary>
    public bool Has(Capacity capacity, DateOnly on) => Capacities.Any(c => c.Capacity == capacity && c.From <= on && (c.To is null || c.To >= on));

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

    /// <summary>Ends a capacity.</summary>
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

/// <summary>A capacity of a unit for a time.</summary>
public sealed class OrganisationCapacity : Entity, IPartOf
{
    private OrganisationCapacity() { }

    internal OrganisationCapacity(Guid organisationId, Capacity capacity, DateOnly from, DateOnly? to) =>
        (OrganisationId, Capacity, From, To) = (organisationId, capacity, from, to);

    /// <summary>The unit.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>What it does.</summary>
    public Capacity Capacity { get; private set; }

    /// <summary>First Beijing date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last Beijing date; null: open.</summary>
    public DateOnly? To { get; private set; }

    string IPartOf.WholeKind => nameof(Organisation);

    Guid IPartOf.WholeId => OrganisationId;

    internal void EndOn(DateOnly last) => To = last;
}

/// <summary>A field 领域 in which seminars are held: a strategic industry or a theme of the notice, and the department that answers for it.</summary>
/// <remarks>Source: 桂人社发〔2022〕15号, 二 and 三(一).</remarks>
public sealed class Field : Entity
{
    private Field() { }

    /// <summary>Enters a field.</summary>
    public Field(string code, string name, string nameEn, int order, Guid? departmentId) =>
        (Code, Name, NameEn, SortOrder, DepartmentId) = (code, name, nameEn, order, departmentId);

    /// <summary>Short code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Official Chinese name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; private set; } = "";

    /// <summary>Place in lists.</summary>
    public int SortOrder { get; private set; }

    /// <summary>The industry department that may give the first review in this field.</summary>
    public Guid? DepartmentId { get; private set; }

    /// <summary>Another department answers for it: the one before was merged into it.</summary>
    public void PassTo(Guid departmentId) => DepartmentId = departmentId;
}
