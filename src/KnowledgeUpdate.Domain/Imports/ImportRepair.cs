namespace KnowledgeUpdate.Domain.Imports;

/// <summary>Repairs that the portal can make by itself once the person agrees.</summary>
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
}
