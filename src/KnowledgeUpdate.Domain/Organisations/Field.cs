namespace KnowledgeUpdate.Domain.Organisations;

/// <summary>
/// A field 领域 in which seminars are held: a strategic industry or a theme of the notice, and the department that answers for it.
/// </summary>
/// <remarks>Source: 桂人社发〔2022〕15号, 二 and 三(一).</remarks>
public sealed class Field : Entity
{
    private Field() { }

    public Field(string code, string name, string nameEn, int order, Guid? departmentId)
    {
        Code = code;
        Name = name;
        NameEn = nameEn;
        SortOrder = order;
        DepartmentId = departmentId;
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public int SortOrder { get; private set; }

    /// <summary>The industry department that may give the first review in this field.</summary>
    public Guid? DepartmentId { get; private set; }

    /// <summary>Another department answers for it: the one before was merged into it.</summary>
    public void PassTo(Guid departmentId) => DepartmentId = departmentId;
}
