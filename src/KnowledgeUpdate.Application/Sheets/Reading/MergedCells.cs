using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>
/// Cells that a sheet has merged: only the first of an area holds anything, the others look empty. A sheet lists its areas below its rows,
/// so they are looked for before the rows are read.
/// </summary>
internal sealed partial class MergedCells
{
    /// <summary>Bytes that are kept from the list on: some ten thousand areas.</summary>
    private const int MostKept = 512 * 1024;

    // Rows that an area covers, but for the row that holds its content; in the order of the file.
    private readonly List<(int First, int Last)>[] columns = new List<(int, int)>[TableRow.MostColumns];

    /// <summary>Finds the areas of a sheet's part.</summary>
    public static MergedCells Of(Stream sheet)
    {
        var (buffer, length, list) = (new byte[128 * 1024], 0, new MemoryStream());
        var mark = "mergeCells"u8;
        while (list.Length < MostKept && sheet.Read(buffer.AsSpan(length)) is > 0 and var read)
        {
            var bytes = buffer.AsSpan(0, length + read);
            if (list.Length > 0)
                list.Write(bytes);
            else if (bytes.IndexOf(mark) is >= 0 and var at)
            {
                list.Write(bytes[at..]);
                length = 0;
            }
            else
            {
                // The mark may begin in one piece and end in the next.
                length = Math.Min(mark.Length - 1, bytes.Length);
                bytes[^length..].CopyTo(buffer);
            }
        }

        var merged = new MergedCells();
        foreach (Match area in Area().Matches(Encoding.Latin1.GetString(list.GetBuffer(), 0, (int)list.Length)))
            merged.Add(area);
        foreach (var column in merged.columns)
            column?.Sort();
        return merged;
    }

    /// <summary>Whether a cell belongs to an area whose content stands in another one.</summary>
    /// <param name="column">Counted from 0.</param>
    /// <param name="row">Counted from 1.</param>
    public bool Covers(int column, int row)
    {
        if (columns[column] is not { } areas)
            return false;
        // Areas of a sheet do not overlap: the last one that begins no later decides.
        var (low, high) = (0, areas.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (areas[middle].First <= row)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high >= 0 && areas[high].Last >= row;
    }

    private void Add(Match area)
    {
        var (left, right) = (Column(area.Groups[1].ValueSpan), Column(area.Groups[3].ValueSpan));
        if (
            !int.TryParse(area.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var top)
            || !int.TryParse(area.Groups[4].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var bottom)
        )
            return;
        for (var i = left; i <= right && i < columns.Length; i++)
            if (i > left || bottom > top)
                (columns[i] ??= []).Add((i == left ? top + 1 : top, bottom));
    }

    private static int Column(ReadOnlySpan<char> letters)
    {
        var column = 0;
        foreach (var c in letters)
            column = column * 26 + (c - 'A' + 1);
        return column - 1;
    }

    [GeneratedRegex("mergeCell\\s[^>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")]
    private static partial Regex Area();
}
