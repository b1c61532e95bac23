namespace KnowledgeUpdate.Web.Face;

/// <summary>A row of a bar chart.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Value">The measure.</param>
/// <param name="Text">The measure as shown: 1,268 / 1,000.</param>
/// <param name="Mark">Where the limit or the pace stands; null draws no mark.</param>
/// <param name="Href">The rows behind the figure.</param>
/// <param name="Verdict">Words in the bad colour where the row is over its limit or behind; the bar takes the same colour.</param>
public sealed record BarRow(string Name, double Value, string Text, double? Mark = null, string? Href = null, string? Verdict = null);

/// <param name="Title">What the chart shows: caption of its table.</param>
/// <param name="Finding">The sentence that says what is to be seen.</param>
/// <param name="Rows">The bars.</param>
/// <param name="MarkText">What the mark means: 竖线：按日历进度此刻应到的人数.</param>
/// <param name="NameHead">Head of the table's first column.</param>
/// <param name="ValueHead">Head of the table's second column, with the unit.</param>
/// <param name="IsGood">Drawn in the colour of goals that are met.</param>
/// <param name="Whole">What a full bar stands for; null: the longest one.</param>
public sealed record BarChart(
    string Title,
    string Finding,
    IReadOnlyList<BarRow> Rows,
    string? MarkText = null,
    string? NameHead = null,
    string? ValueHead = null,
    bool IsGood = false,
    double? Whole = null
);

/// <summary>A column: usually a month.</summary>
public sealed record Column(string Label, double Value, string? Href = null);

/// <summary>Columns with a limit; those over it take the bad colour, and their figure says so.</summary>
/// <param name="Title">What the chart shows: caption of its table.</param>
/// <param name="Finding">The sentence that says what is to be seen.</param>
/// <param name="Columns">The columns, usually twelve.</param>
/// <param name="Limit">The limit; null draws no line.</param>
/// <param name="LimitText">The limit in words: 每月不超过 3 期.</param>
/// <param name="NameHead">Head of the table's first column: 月份.</param>
/// <param name="ValueHead">Head of the table's second column, with the unit: 期数.</param>
public sealed record ColumnChart(
    string Title,
    string Finding,
    IReadOnlyList<Column> Columns,
    double? Limit = null,
    string? LimitText = null,
    string? NameHead = null,
    string? ValueHead = null
);

/// <summary>A point of a pace chart; a series has no value where it is not drawn.</summary>
public sealed record PacePoint(string Label, double? Plan, double? Actual, double? Forecast);

/// <summary>Cumulated figures over a year: actual, plan, forecast, and now.</summary>
/// <param name="Title">What the chart shows: caption of its table.</param>
/// <param name="Finding">The sentence with the forecast.</param>
/// <param name="Points">From the start of the year; the first is the zero point.</param>
/// <param name="Now">Where now is on the axis, in points: 10.8 is late in the eleventh month.</param>
/// <param name="NowValue">The actual figure now.</param>
/// <param name="NowText">The label at now: 今天 863 人.</param>
/// <param name="Goal">The year's goal, the top of the axis unless a series passes it.</param>
/// <param name="NameHead">Head of the table's first column: 月份.</param>
public sealed record PaceChart(
    string Title,
    string Finding,
    IReadOnlyList<PacePoint> Points,
    double Now,
    double NowValue,
    string NowText,
    double Goal,
    string? NameHead = null
);

/// <summary>A band of the weave: a subject with its cells.</summary>
/// <param name="Name">The subject: 专业科目.</param>
/// <param name="Done">Hours entered (学时), drawn as whole cells.</param>
/// <param name="Pending">Hours under way.</param>
/// <param name="Required">Hours the rule asks for.</param>
/// <param name="Color">1, 2 or 3: the subject's colour.</param>
public sealed record WeaveBand(string Name, decimal Done, decimal Pending, decimal Required, int Color);

/// <summary>The weave: one cell one hour, fifteen to a row.</summary>
public sealed record Weave(string Finding, IReadOnlyList<WeaveBand> Bands);

/// <summary>A city of the grid.</summary>
/// <param name="Name">The city.</param>
/// <param name="Value">The value that chooses the step of colour; not a number where there is none.</param>
/// <param name="Text">The value as shown: 94 %.</param>
/// <param name="Href">Its rows.</param>
public sealed record CityCell(string Name, double Value, string Text, string? Href = null);

/// <summary>The grid of cities, west to east, four steps of one blue.</summary>
/// <param name="Title">What is shown: caption of the table.</param>
/// <param name="Finding">The sentence that says what is to be seen.</param>
/// <param name="Rows">Rows of the grid; null leaves a place empty.</param>
/// <param name="Steps">The three borders between the four steps, rising.</param>
/// <param name="StepTexts">The four steps in words, from the lowest.</param>
public sealed record CityGrid(
    string Title,
    string Finding,
    IReadOnlyList<IReadOnlyList<CityCell?>> Rows,
    IReadOnlyList<double> Steps,
    IReadOnlyList<string> StepTexts
);
