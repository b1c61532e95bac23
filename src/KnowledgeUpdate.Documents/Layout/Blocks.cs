namespace KnowledgeUpdate.Documents.Layout;

/// <summary>A piece of a document, as wide as the page's text. Spaces and sizes are points.</summary>
public abstract record Block;

/// <summary>Text in one style. A line feed begins a new paragraph.</summary>
public sealed record TextBlock(string Text, TextStyle Style) : Block;

/// <summary>
/// A signature: its lines are centred on one another, and the longest ends <paramref name="RightIndent"/> em before the right margin.
/// </summary>
public sealed record SignatureBlock(IReadOnlyList<string> Lines, TextStyle Style, float RightIndent = 2) : Block;

/// <summary>A rule from margin to margin.</summary>
public sealed record RuleBlock(float Thickness, Ink Ink, float SpaceBefore = 6, float SpaceAfter = 6) : Block;

/// <summary>Empty space, left out at the top of a page.</summary>
public sealed record SpaceBlock(float Height) : Block;

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreakBlock : Block;

/// <summary>An image. An opaque JPEG goes into the PDF as it is.</summary>
/// <param name="Data">The image file.</param>
/// <param name="Width">Its width on paper.</param>
/// <param name="Height">Its height on paper.</param>
public sealed record ImageBlock(ReadOnlyMemory<byte> Data, float Width, float Height) : Block
{
    public TextAlign Align { get; init; } = TextAlign.Center;

    /// <summary>How far it reaches up into what stands above: a seal covers the signature and date.</summary>
    public float Overlap { get; init; }

    /// <summary>Distance from the margin it is aligned to.</summary>
    public float Indent { get; init; }

    /// <summary>Whether its white lets through what lies beneath, as a seal's does.</summary>
    public bool Multiply { get; init; }
}

/// <summary>A name and its value in a table of facts.</summary>
/// <param name="Label">The name.</param>
/// <param name="Value">The value; empty leaves the cell empty.</param>
/// <param name="Wide">Whether it takes a row for itself.</param>
public sealed record Fact(string Label, string Value, bool Wide = false);

/// <summary>A grid of facts, two to a row where they are not wide.</summary>
public sealed record FactsBlock(IReadOnlyList<Fact> Facts) : Block
{
    /// <summary>The width of the labels' columns.</summary>
    public float LabelWidth { get; init; } = 78;
}

/// <summary>A table. Its caption and header row are repeated on each page it reaches, the caption with （续）.</summary>
/// <param name="Columns">The columns, from the left.</param>
/// <param name="Rows">The rows, from the top.</param>
public sealed record TableBlock(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block
{
    /// <summary>The name above the table, or null.</summary>
    public string? Caption { get; init; }

    /// <summary>Whether the caption stands only where the table is continued, because a title names it on its first page.</summary>
    public bool CaptionOnlyContinued { get; init; }

    /// <summary>The style of the cells.</summary>
    public TextStyle Style { get; init; } = Styles.Cell;

    /// <summary>Points that a row has at least, below the header row: room for a hand.</summary>
    public float LeastRowHeight { get; init; }

    /// <summary>Whether the columns' names stand in a header row.</summary>
    public bool HasHeader { get; init; } = true;
}

/// <param name="Name">What the header row calls it.</param>
/// <param name="Width">Points, or the share of what the fixed columns leave.</param>
/// <param name="IsFixed">Whether the width is in points.</param>
/// <param name="Align">How its cells are aligned.</param>
public sealed record Column(string Name, float Width, bool IsFixed, TextAlign Align)
{
    /// <summary>A column of so many points.</summary>
    public static Column Fixed(string name, float points, TextAlign align = TextAlign.Left) => new(name, points, true, align);

    /// <summary>A column that takes its share of the width left over.</summary>
    public static Column Share(string name, float share, TextAlign align = TextAlign.Left) => new(name, share, false, align);

    /// <summary>A column of numbers, aligned right.</summary>
    public static Column Number(string name, float points) => new(name, points, true, TextAlign.Right);
}

public sealed record Row(IReadOnlyList<Cell> Cells)
{
    /// <summary>Whether a page may not end below this row.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Whether a page may not end above this row.</summary>
    public bool KeepWithPrevious { get; init; }

    /// <summary>An ordinary row, one text for each column.</summary>
    public static Row Of(params IReadOnlyList<string> texts) => new([.. texts.Select(text => new Cell(text))]);

    /// <summary>A row that names the group below it, across all columns.</summary>
    public static Row Group(string name, int columns) =>
        new([
            new(name)
            {
                Span = columns,
                Bold = true,
                Shaded = true,
                Align = TextAlign.Left,
            },
        ])
        {
            KeepWithNext = true,
        };

    /// <summary>A total: its label spans the first columns, then one text for each column left.</summary>
    public static Row Total(string label, int labelColumns, params IReadOnlyList<string> texts) =>
        new([
            new(label)
            {
                Span = labelColumns,
                Bold = true,
                Align = TextAlign.Center,
            },
            .. texts.Select(text => new Cell(text) { Bold = true }),
        ])
        {
            KeepWithPrevious = true,
        };
}

public sealed record Cell(string Text)
{
    /// <summary>How many columns it covers.</summary>
    public int Span { get; init; } = 1;

    /// <summary>Whether it is bold.</summary>
    public bool Bold { get; init; }

    /// <summary>Whether its background is shaded.</summary>
    public bool Shaded { get; init; }

    /// <summary>Its alignment, if not its column's.</summary>
    public TextAlign? Align { get; init; }
}
