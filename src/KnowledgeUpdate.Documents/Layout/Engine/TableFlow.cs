using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>Turns a table into pieces, one for each row.</summary>
internal sealed class TableFlow
{
    internal const string ContinuedMark = "（续）";

    private const float PaddingX = 4;
    private const float PaddingY = 3.5f;
    private const float RuleThickness = 0.5f;

    // What a page with a row of the greatest height must still hold: a heading above the table.
    private const float RoomForHeading = 80;

    private readonly FontSet _fonts;
    private readonly PageSetup _page;
    private readonly TableBlock _table;
    private readonly TextStyle _bold;
    private readonly float[] _widths;

    private sealed record SetCell(float X, float Width, List<Line> Lines, TextStyle Style, TextAlign Align, bool Shaded);

    private TableFlow(FontSet fonts, PageSetup page, TableBlock table)
    {
        (_fonts, _page, _table) = (fonts, page, table);
        _bold = table.Style with { Face = Styles.CellBold.Face };

        var shares = table.Columns.Where(c => !c.IsFixed).Sum(c => c.Width);
        var left = page.ContentWidth - table.Columns.Where(c => c.IsFixed).Sum(c => c.Width);
        var overfull = left < 0 || (shares > 0 && left / shares < table.Style.Size);
        if (overfull)
            throw new ArgumentException("The table's fixed columns leave no room for the others", nameof(table));

        _widths = [.. table.Columns.Select(c => c.IsFixed ? c.Width : c.Width / shares * left)];
    }

    internal static IEnumerable<FlowItem> Flow(FontSet fonts, PageSetup page, TableBlock table) => new TableFlow(fonts, page, table).Flow();

    /// <summary>The facts as a table without a header row.</summary>
    internal static TableBlock ToTable(FactsBlock block)
    {
        const int Columns = 4;
        var rows = new List<Row>();
        for (var i = 0; i < block.Facts.Count; i++)
        {
            var fact = block.Facts[i];
            var next = i + 1 < block.Facts.Count ? block.Facts[i + 1] : null;
            if (fact.Wide || next is null or { Wide: true })
            {
                rows.Add(new([Label(fact), new(fact.Value) { Span = Columns - 1 }]));
            }
            else
            {
                rows.Add(new([Label(fact), new(fact.Value), Label(next), new(next.Value)]));
                i++;
            }
        }

        return new([Column.Fixed("", block.LabelWidth), Column.Share("", 1), Column.Fixed("", block.LabelWidth), Column.Share("", 1)], rows)
        {
            HasHeader = false,
        };

        static Cell Label(Fact fact) =>
            new(fact.Label)
            {
                Bold = true,
                Shaded = true,
                Align = TextAlign.Center,
            };
    }

    private IEnumerable<FlowItem> Flow()
    {
        List<FlowItem> head = _table.CaptionOnlyContinued ? [.. Header()] : [.. Caption(""), .. Header()];
        List<FlowItem> continuedHead = [.. Caption(ContinuedMark), .. Header()];
        var tallest = _page.ContentHeight - continuedHead.Sum(h => h.Height) - RoomForHeading;

        foreach (var item in head)
            yield return item;

        for (var i = 0; i < _table.Rows.Count; i++)
        {
            var row = _table.Rows[i];
            var keep = row.KeepWithNext || (i + 1 < _table.Rows.Count && _table.Rows[i + 1].KeepWithPrevious);
            var parts = Split(SetRow(row), tallest).ToList();
            for (var part = 0; part < parts.Count; part++)
                yield return RowItem(parts[part], _table.LeastRowHeight) with
                {
                    Head = continuedHead,
                    KeepWithNext = keep && part == parts.Count - 1,
                };
        }
    }

    private IEnumerable<FlowItem> Caption(string mark)
    {
        if (_table.Caption is not { } caption)
            yield break;

        var style = Styles.Caption;
        var lines = LineBreaker.Break(_fonts, style, caption + mark, _page.ContentWidth).SelectMany(l => l).ToList();
        foreach (var line in lines)
        {
            var x = _page.Left + ((_page.ContentWidth - line.Width) / 2);
            var height = style.LineStep + (line == lines[^1] ? style.SpaceAfter : 0);
            yield return new(height, (canvas, y) => canvas.Text(line, style, x, y)) { KeepWithNext = true };
        }
    }

    private IEnumerable<FlowItem> Header() =>
        _table.HasHeader
            ?
            [
                RowItem(
                    SetRow(
                        new([
                            .. _table.Columns.Select(c => new Cell(c.Name)
                            {
                                Bold = true,
                                Shaded = true,
                                Align = TextAlign.Center,
                            }),
                        ])
                    )
                ) with
                {
                    KeepWithNext = true,
                },
            ]
            : [];

    private List<SetCell> SetRow(Row row)
    {
        if (row.Cells.Sum(c => c.Span) != _widths.Length)
            throw new ArgumentException($"A row of {row.Cells.Sum(c => c.Span)} cells in a table of {_widths.Length} columns");

        var cells = new List<SetCell>();
        var (column, x) = (0, _page.Left);
        foreach (var cell in row.Cells)
        {
            var width = _widths.AsSpan(column, cell.Span).ToArray().Sum();
            var style = cell.Bold ? _bold : _table.Style;
            var lines = LineBreaker.Break(_fonts, style, cell.Text, width - (2 * PaddingX)).SelectMany(l => l).ToList();
            cells.Add(new(x, width, lines, style, cell.Align ?? _table.Columns[column].Align, cell.Shaded));
            (column, x) = (column + cell.Span, x + width);
        }

        return cells;
    }

    // Only a row that no page can hold is parted, between its lines.
    private IEnumerable<List<SetCell>> Split(List<SetCell> cells, float tallest)
    {
        if (HeightOf(cells) <= tallest)
            return [cells];

        var perPart = Math.Max(1, (int)((tallest - (2 * PaddingY)) / _bold.LineStep));
        var parts = (cells.Max(c => c.Lines.Count) + perPart - 1) / perPart;
        return Enumerable
            .Range(0, parts)
            .Select(part => cells.ConvertAll(c => c with { Lines = [.. c.Lines.Skip(part * perPart).Take(perPart)] }));
    }

    private static float HeightOf(List<SetCell> cells) => cells.Max(c => c.Lines.Count * c.Style.LineStep) + (2 * PaddingY);

    private static FlowItem RowItem(List<SetCell> cells, float least = 0)
    {
        var height = Math.Max(least, HeightOf(cells));
        return new(
            height,
            (canvas, top) =>
            {
                foreach (var cell in cells)
                {
                    if (cell.Shaded)
                        canvas.Fill(cell.X, top, cell.Width, height, Ink.Shade);
                }

                var (left, right) = (cells[0].X, cells[^1].X + cells[^1].Width);
                canvas.Rule(left, top, right, top, RuleThickness, Ink.Black);
                canvas.Rule(left, top + height, right, top + height, RuleThickness, Ink.Black);
                canvas.Rule(right, top, right, top + height, RuleThickness, Ink.Black);
                foreach (var cell in cells)
                {
                    canvas.Rule(cell.X, top, cell.X, top + height, RuleThickness, Ink.Black);
                    DrawText(canvas, cell, top, height);
                }
            }
        );
    }

    private static void DrawText(PageCanvas canvas, SetCell cell, float top, float height)
    {
        var y = top + ((height - (cell.Lines.Count * cell.Style.LineStep)) / 2);
        foreach (var line in cell.Lines)
        {
            var spare = cell.Width - (2 * PaddingX) - line.Width;
            var shift = cell.Align switch
            {
                TextAlign.Right => spare,
                TextAlign.Center => spare / 2,
                _ => 0,
            };
            canvas.Text(line, cell.Style, cell.X + PaddingX + shift, y);
            y += cell.Style.LineStep;
        }
    }
}
