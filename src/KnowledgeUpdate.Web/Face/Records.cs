namespace KnowledgeUpdate.Web.Face;

/// <summary>A step of the breadcrumb; the last has no link.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>A link or button beside something else.</summary>
/// <param name="Text">Verb and object.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="IsPrimary">It is the one filled button of its place.</param>
public sealed record ActLink(string Text, string Href, bool IsPrimary = false);

/// <summary>A condition that is in force, with the way to drop it.</summary>
/// <param name="Text">Name and value of the condition: 年度：2027.</param>
/// <param name="RemoveHref">The list without it, usually <c>Request.UrlWithout("year")</c>.</param>
public sealed record FilterChip(string Text, string RemoveHref);

/// <summary>All conditions in force and the way to drop them all.</summary>
public sealed record FilterChips(IReadOnlyList<FilterChip> Chips, string ClearHref);

/// <summary>A chip that selects: 全部 14, 已逾期 2.</summary>
/// <param name="Text">What is selected.</param>
/// <param name="Href">The list so selected.</param>
/// <param name="Count">How many rows that gives.</param>
/// <param name="IsCurrent">It is in force.</param>
/// <param name="IsLate">The count is drawn in the bad colour.</param>
/// <param name="IsNow">The count is drawn in the accent.</param>
public sealed record ChoiceChip(
    string Text,
    string Href,
    long? Count = null,
    bool IsCurrent = false,
    bool IsLate = false,
    bool IsNow = false
);

/// <summary>A row of selecting chips with its name for assistive technology.</summary>
public sealed record ChoiceChips(string Name, IReadOnlyList<ChoiceChip> Chips);

/// <summary>The strip over a record: who, what they decide, what follows, by when.</summary>
/// <param name="Who">等你处理, or the unit's name.</param>
/// <param name="What">What they decide and what follows.</param>
/// <param name="IsMine">It is the reader's turn.</param>
/// <param name="Left">What is left, with the kind of day: 还有 3 个工作日.</param>
/// <param name="Due">The last instant: 11月6日 24:00 前.</param>
/// <param name="Act">A link where the reader can act from here.</param>
public sealed record NextStrip(string Who, string What, bool IsMine = false, string? Left = null, string? Due = null, ActLink? Act = null);

/// <summary>A step of a timeline, old first.</summary>
/// <param name="Act">What was or is done.</param>
/// <param name="State">How it stands.</param>
/// <param name="Who">Unit and role.</param>
/// <param name="When">The time, or by when.</param>
/// <param name="Opinion">The opinion in full.</param>
/// <param name="After">Words directly after the act: 46 项.</param>
/// <param name="Deadline">The deadline of the present step, in the accent.</param>
public sealed record TimelineStep(
    string Act,
    StepState State,
    string? Who = null,
    string? When = null,
    string? Opinion = null,
    string? After = null,
    string? Deadline = null
);

/// <summary>A row of a task list.</summary>
/// <param name="Name">The section's name.</param>
/// <param name="Note">One line of its content, or why it cannot be filled in yet.</param>
/// <param name="Href">Where it is filled in; null when it cannot be yet.</param>
/// <param name="Tone">Tone of the tag.</param>
/// <param name="State">Word of the tag, or 暂不能填写 where there is no link.</param>
public sealed record TaskItem(string Name, string? Note, string? Href, Tone Tone, string State);

/// <summary>A titled group of tasks.</summary>
public sealed record TaskGroup(string? Title, IReadOnlyList<TaskItem> Tasks);

/// <summary>A cell of the totals bar.</summary>
/// <param name="Name">What is counted, with its unit.</param>
/// <param name="Value">The value as shown: 209.80.</param>
/// <param name="Limit">The limit as shown: 240.00; null without one.</param>
/// <param name="Unit">Unit after the limit.</param>
/// <param name="Note">What is left, or by how much it is over.</param>
/// <param name="Share">Value over limit, 0 to 1 and beyond; null draws no bar.</param>
/// <param name="IsOver">The limit is passed: bad colour, and <paramref name="Note"/> says it in words.</param>
/// <param name="Links">Links to the rows concerned, shown instead of the note.</param>
public sealed record TotalCell(
    string Name,
    string Value,
    string? Limit = null,
    string? Unit = null,
    string? Note = null,
    double? Share = null,
    bool IsOver = false,
    IReadOnlyList<ActLink>? Links = null
);

/// <summary>The totals bar of a workbench.</summary>
public sealed record TotalsBar(string Title, IReadOnlyList<TotalCell> Cells);

/// <summary>A fact of a record.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value; null or empty shows 未填写.</param>
/// <param name="IsWide">It takes the whole line of a two-column list.</param>
/// <param name="Href">Where the value leads.</param>
/// <param name="Language">Language of the value where it is not the page's, such as an official Chinese name.</param>
public sealed record Fact(string Name, string? Value, bool IsWide = false, string? Href = null, string? Language = null);

/// <summary>A list of facts in one or two columns, or stacked in narrow places.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items, int Columns = 1, bool IsStacked = false);

/// <summary>An empty place: what is empty and why, when something will come, one link.</summary>
public sealed record EmptyState(string Title, string? Text = null, ActLink? Act = null);

/// <summary>A callout whose lead, one sentence, is bold.</summary>
/// <param name="Lead">The first sentence.</param>
/// <param name="Text">The rest.</param>
/// <param name="Tone">Wait is the neutral one.</param>
/// <param name="Act">A link at its end.</param>
/// <param name="Announce">Read out as a status when the page loads in parts.</param>
public sealed record Callout(string Lead, string? Text = null, Tone Tone = Tone.Wait, ActLink? Act = null, bool Announce = false);

/// <summary>An entry of a record's history.</summary>
/// <param name="When">The instant as shown, to the second where it matters.</param>
/// <param name="Who">Who did it: name, role, unit.</param>
/// <param name="What">What was done.</param>
/// <param name="Why">The reason given.</param>
/// <param name="Changes">Which values changed.</param>
public sealed record HistoryEntry(string When, string Who, string What, string? Why = null, IReadOnlyList<HistoryChange>? Changes = null);

/// <summary>A value before and after.</summary>
public sealed record HistoryChange(string Name, string? Before, string? After);

/// <summary>The two sides of a conflict: what one wrote and what stands there now.</summary>
/// <param name="Lead">Who changed what when.</param>
/// <param name="Text">That nothing typed was lost.</param>
/// <param name="Rows">What differs: <see cref="HistoryChange.Before"/> is the reader's, <see cref="HistoryChange.After"/> the
/// present.</param>
/// <param name="Acts">The two ways on.</param>
public sealed record Conflict(string Lead, string Text, IReadOnlyList<HistoryChange> Rows, IReadOnlyList<ActLink> Acts);

/// <summary>A page that could not be shown or done.</summary>
/// <param name="Status">The HTTP status: 400, 403, 404, 409, 500 or another.</param>
/// <param name="Reference">The number to quote; null leaves it out.</param>
/// <param name="Detail">What the rule says, where there is more to say than the status.</param>
/// <param name="Acts">Ways on; home is always offered.</param>
/// <param name="Telephone">Whom to call; null leaves it out.</param>
public sealed record ProblemView(
    int Status,
    string? Reference = null,
    string? Detail = null,
    IReadOnlyList<ActLink>? Acts = null,
    string? Telephone = null
);

/// <summary>A choice of a radio or tick-box group.</summary>
/// <param name="Value">The value posted.</param>
/// <param name="Text">The choice.</param>
/// <param name="Consequence">What choosing it brings about.</param>
public sealed record Choice(string Value, string Text, string? Consequence = null);
