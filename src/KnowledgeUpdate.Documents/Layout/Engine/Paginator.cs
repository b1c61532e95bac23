namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>A finished page: what is drawn, and where.</summary>
internal sealed record LaidOutPage(Section Section, List<(FlowItem Item, float Top)> Items);

/// <summary>Lays pieces on pages.</summary>
internal static class Paginator
{
    private const float Tolerance = 0.01f;

    internal static List<LaidOutPage> Paginate(Section section, IReadOnlyList<FlowItem> items)
    {
        var setup = section.Page;
        var bottom = setup.Height - setup.Bottom + Tolerance;
        var page = new LaidOutPage(section, []);
        var pages = new List<LaidOutPage> { page };
        var y = setup.Top;

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].BreaksPage)
            {
                NewPage();
                continue;
            }

            if (page.Items.Count > 0 && y + Needed(i) > bottom)
                NewPage();

            var isTop = page.Items.Count == 0;
            if (isTop)
            {
                foreach (var head in items[i].Head)
                    Place(head, 0);
            }

            Place(items[i], isTop ? 0 : items[i].SpaceBefore);
        }

        return pages;

        void NewPage()
        {
            pages.Add(page = new(section, []));
            y = setup.Top;
        }

        void Place(FlowItem item, float space)
        {
            y += space;
            page.Items.Add((item, y));
            y += item.Height;
        }

        // A group longer than a page cannot be kept together: then each of its pieces decides for itself.
        float Needed(int at)
        {
            var start = items[at];
            var own = start.SpaceBefore + start.Height;
            if (at > 0 && items[at - 1].KeepWithNext)
                return own;

            var kept = own;
            for (; items[at].KeepWithNext && at + 1 < items.Count && !items[at + 1].BreaksPage; at++)
                kept += items[at + 1].SpaceBefore + items[at + 1].Height;

            // On a new page the space above is left out, and a table's head is repeated.
            var onNewPage = kept - start.SpaceBefore + start.Head.Sum(head => head.Height);
            return onNewPage <= setup.ContentHeight ? kept : own;
        }
    }
}
