namespace KnowledgeUpdate.Domain.Imports;

/// <summary>Repairs that the portal can make by itself once the person agrees, and questions that the person answers.</summary>
public enum ImportRepair
{
    [Term("No repair")]
    None,

    /// <summary>去掉首尾和多余空格</summary>
    [Term("Drop superfluous spaces")]
    Trim,

    /// <summary>全角改为半角</summary>
    [Term("Full-width digits and letters to half-width")]
    HalfWidth,

    /// <summary>末位小写 x 改为大写</summary>
    [Term("The last character x of the identity number to X")]
    UpperX,

    /// <summary>Excel 日期数值改为年月日</summary>
    [Term("Excel's number of days to a date")]
    ExcelDate,

    /// <summary>补回丢失的首位 0</summary>
    [Term("Put back the zero that was lost in front")]
    LeadingZero,

    /// <summary>姓名中的间隔号统一</summary>
    [Term("One form for the dot of a name")]
    NameDot,

    /// <summary>去掉数字后的单位</summary>
    [Term("Drop the word after the number")]
    Unit,

    /// <summary>Asked: 学时多于学习天数通常所计</summary>
    [Term("More hours than so many days of study usually give: confirm them if they are right")]
    ManyHours,

    /// <summary>Asked: 本人年度学时偏多</summary>
    [Term("With this row the person has an unusual number of hours in the year: confirm it if it is right")]
    ManyHoursOfYear,

    /// <summary>Asked: 疑似论文、专利等须认定的成果</summary>
    [Term("A paper, patent, book or project is claimed singly and recognised. Confirm that this is training, or leave the row out")]
    Recognised,

    /// <summary>Asked: 同一证书编号</summary>
    [Term("The person's certificate number is further up with another activity: confirm it if one certificate covers both")]
    SharedCertificate,
}

/// <summary>Which of them change a cell, and which ask.</summary>
public static class ImportRepairs
{
    /// <summary>Whether it changes nothing, but has a person say that what looks odd is right.</summary>
    public static bool IsQuestion(this ImportRepair repair) => repair >= ImportRepair.ManyHours;

    /// <summary>Whether it mends a cell.</summary>
    public static bool Mends(this ImportRepair repair) => repair != ImportRepair.None && !repair.IsQuestion();
}
