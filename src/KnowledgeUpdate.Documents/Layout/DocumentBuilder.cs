namespace KnowledgeUpdate.Documents.Layout;

/// <summary>Writes a document from top to bottom.</summary>
public sealed class DocumentBuilder(DocumentInfo info, PageSetup page)
{
    private readonly List<Section> _sections = [];
    private List<Block> _blocks = [];
    private PageSetup _page = page;
    private string? _header;
    private string? _footer;

    /// <summary>The header of this section and those after it.</summary>
    public DocumentBuilder Header(string? text)
    {
        _header = text;
        return this;
    }

    /// <summary>The text left of the page number, in this section and those after it.</summary>
    public DocumentBuilder Footer(string? text)
    {
        _footer = text;
        return this;
    }

    /// <summary>Begins a section with pages of another kind.</summary>
    public DocumentBuilder Section(PageSetup page)
    {
        CloseSection();
        _page = page;
        return this;
    }

    public DocumentBuilder Title(string text) => Text(text, Styles.Title);

    /// <summary>A line under the title.</summary>
    public DocumentBuilder Subtitle(string text) => Text(text, Styles.Subtitle);

    /// <summary>A heading, kept with what follows.</summary>
    public DocumentBuilder Heading(string text) => Text(text, Styles.Heading);

    /// <summary>Running text; a line feed begins a new paragraph.</summary>
    public DocumentBuilder Paragraph(string text) => Text(text, Styles.Body);

    /// <summary>A remark in small print.</summary>
    public DocumentBuilder Note(string text) => Text(text, Styles.Note);

    /// <summary>Text in a style of one's own.</summary>
    public DocumentBuilder Text(string text, TextStyle style) => Add(new TextBlock(text, style));

    /// <summary>A grid of facts.</summary>
    public DocumentBuilder Facts(params IReadOnlyList<Fact> facts) => Add(new FactsBlock(facts));

    public DocumentBuilder Table(IReadOnlyList<Column> columns, IReadOnlyList<Row> rows, string? caption = null) =>
        Add(new TableBlock(columns, rows) { Caption = caption });

    /// <summary>A signature at the right.</summary>
    public DocumentBuilder Signature(params IReadOnlyList<string> lines) => Add(new SignatureBlock(lines, Styles.Body));

    /// <summary>Empty space, in points.</summary>
    public DocumentBuilder Space(float points) => Add(new SpaceBlock(points));

    /// <summary>A rule from margin to margin.</summary>
    public DocumentBuilder Rule(float thickness, Ink ink) => Add(new RuleBlock(thickness, ink));

    /// <summary>What follows begins on a new page.</summary>
    public DocumentBuilder PageBreak() => Add(new PageBreakBlock());

    public DocumentBuilder Add(Block block)
    {
        _blocks.Add(block);
        return this;
    }

    public Document Build()
    {
        CloseSection();
        return new(info, _sections);
    }

    private void CloseSection()
    {
        if (_blocks.Count == 0 && _sections.Count > 0)
            return;

        _sections.Add(new(_page, _blocks, _header, _footer));
        _blocks = [];
    }
}
