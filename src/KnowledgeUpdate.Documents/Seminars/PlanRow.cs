namespace KnowledgeUpdate.Documents.Seminars;

/// <summary>A seminar of the plan.</summary>
/// <param name="Title">研修班名称.</param>
/// <param name="Kind">类别; rows of one kind stand together.</param>
/// <param name="Host">承办单位.</param>
/// <param name="Headcount">人数.</param>
/// <param name="Days">天数.</param>
/// <param name="Month">拟办月份, as printed.</param>
/// <param name="Place">地点.</param>
/// <param name="FundingSource">资金来源.</param>
public sealed record PlanRow(
    string Title,
    string Kind,
    string Host,
    int Headcount,
    int Days,
    string Month,
    string Place,
    string FundingSource
);
