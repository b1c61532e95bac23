using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>Turns a section's blocks into pieces for the pages.</summary>
internal sealed class FlowBuilder
{
    private readonly FontSet _fonts;
    private readonly PageSetup _page;
    private readonly List<FlowItem> _items = [];
    private float _space;

    private FlowBuilder(FontSet fonts, PageSetup page) => (_fonts, _page) = (fonts, page);

    internal static List<FlowItem> Build(FontSet fonts, Section section)
    {
        var builder = new FlowBuilder(fonts, section.Page);
        foreach (var block in section.Blocks)
            builder.Add(block);

        return builder._items;
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case TextBlock text:
                AddText(text);
                break;
            case SignatureBlock signature:
                AddSignature(signature);
                break;
            case FactsBlock facts:
                AddAll(TableFlow.Flow(_fonts, _page, TableFlow.ToTable(facts)));
                break;
            case TableBlock table:
                AddTable(table);
                break;
            case RuleBlock rule:
                AddRule(rule);
                break;
            case ImageBlock image:
                AddImage(image);
                break;
            case SpaceBlock space:
                _space += space.Height;
                break;
            case PageBreakBlock:
                Add(new FlowItem(0, (_, _) => { }) { BreaksPage = true });
                _space = 0;
                break;
            default:
                throw new NotSupportedException($"No layout for {block.GetType().Name}");
        }
    }

    private void Add(FlowItem item)
    {
        _items.Add(item with { SpaceBefore = item.SpaceBefore + _space });
        _space = 0;
    }

    private void AddAll(IEnumerable<FlowItem> items)
    {
        foreach (var item in items)
            Add(item);
    }

    private void AddTable(TableBlock table)
    {
        _space += table.Caption is null || table.CaptionOnlyContinued ? 0 : Styles.Caption.SpaceBefore;
        AddAll(TableFlow.Flow(_fonts, _page, table));
        _space += Styles.Caption.SpaceAfter;
    }

    private void AddText(TextBlock block)
    {
        var style = block.Style;
        _space += style.SpaceBefore;
        var paragraphs = LineBreaker.Break(_fonts, style, block.Text, _page.ContentWidth);
        foreach (var lines in paragraphs)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                // No paragraph leaves its first line behind at the foot of a page, nor its last one alone at the head of the next.
                var keep = style.KeepWithNext || (i < lines.Count - 1 && (i == 0 || i == lines.Count - 2));
                Add(LineItem(lines[i], style) with { KeepWithNext = keep });
            }

            if (!style.Balanced || lines == paragraphs[^1])
                _space += style.SpaceAfter;
        }
    }

    private FlowItem LineItem(Line line, TextStyle style)
    {
        var spare = _page.ContentWidth - line.Width;
        var x =
            _page.Left
            + style.Align switch
            {
                TextAlign.Right => spare,
                TextAlign.Center => spare / 2,
                _ => 0,
            };
        return new(style.LineStep, (canvas, y) => canvas.Text(line, style, x, y));
    }

    private void AddSignature(SignatureBlock block)
    {
        var style = block.Style with { FirstLineIndent = 0, Align = TextAlign.Left };
        var indent = block.RightIndent * style.Size;
        var lines = block
            .Lines.SelectMany(text => LineBreaker.Break(_fonts, style, text, _page.ContentWidth - indent))
            .SelectMany(l => l)
            .ToList();
        if (lines.Count == 0)
            return;

        // A signature alone on a page could be put under any text, so it takes the lines above along.
        if (_items is [.., { BreaksPage: false } last])
            _items[^1] = last with { KeepWithNext = true };

        var middle = _page.Width - _page.Right - indent - (lines.Max(l => l.Width) / 2);
        _space += style.SpaceBefore;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            Add(
                new FlowItem(style.LineStep, (canvas, y) => canvas.Text(line, style, middle - (line.Width / 2), y))
                {
                    KeepWithNext = i < lines.Count - 1,
                }
            );
        }

        _space += style.SpaceAfter;
    }

    private void AddRule(RuleBlock rule)
    {
        _space += rule.SpaceBefore;
        Add(
            new FlowItem(
                rule.Thickness,
                (canvas, y) =>
                {
                    var middle = y + (rule.Thickness / 2);
                    canvas.Rule(_page.Left, middle, _page.Width - _page.Right, middle, rule.Thickness, rule.Ink);
                }
            )
        );
        _space += rule.SpaceAfter;
    }

    private void AddImage(ImageBlock image)
    {
        var spare = _page.ContentWidth - image.Width;
        var x =
            _page.Left
            + image.Align switch
            {
                TextAlign.Right => spare - image.Indent,
                TextAlign.Center => spare / 2,
                _ => image.Indent,
            };

        if (image.Overlap > 0 && _items is [.., { BreaksPage: false } last])
            _items[^1] = last with { KeepWithNext = true };

        Add(new FlowItem(Math.Max(0, image.Height - image.Overlap), (canvas, y) => canvas.Image(image, x, y - image.Overlap)));
    }
}
