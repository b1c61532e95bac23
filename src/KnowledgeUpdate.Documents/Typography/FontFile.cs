using System.Text;
using SkiaSharp;
using static KnowledgeUpdate.Documents.Typography.HarfBuzzNative;

namespace KnowledgeUpdate.Documents.Typography;

/// <summary>
/// One font file, mapped into memory for the life of the process, and the set of characters it covers.
/// Neither changes after construction, so any number of threads may share it.
/// </summary>
internal sealed class FontFile
{
    // Nothing is shaped, so the layout tables would only make the file larger.
    private static readonly string[] DroppedTables = ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT"];

    private readonly nint _face;
    private readonly nint _coverage;

    internal FontFile(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        var blob = hb_blob_create_from_file_or_fail(path);
        if (blob == 0)
            throw new FileNotFoundException($"The font file {Name} cannot be read", path);

        _face = hb_face_create(blob, 0);
        hb_blob_destroy(blob); // the face keeps its own reference
        hb_face_make_immutable(_face);
        _coverage = hb_set_create();
        hb_face_collect_unicodes(_face, _coverage);
    }

    internal string Name { get; }

    internal bool Has(Rune rune) => hb_set_has(_coverage, (uint)rune.Value) != 0;

    /// <summary>A typeface with the given characters only.</summary>
    /// <exception cref="InvalidOperationException">The font file is damaged.</exception>
    internal unsafe SKTypeface Subset(IEnumerable<Rune> runes)
    {
        var input = hb_subset_input_create_or_fail();
        if (input == 0)
            throw new InvalidOperationException("HarfBuzz could not prepare a subset");

        nint subset;
        try
        {
            var unicodes = hb_subset_input_unicode_set(input);
            foreach (var rune in runes)
                hb_set_add(unicodes, (uint)rune.Value);

            var drops = hb_subset_input_set(input, SetsDropTableTags);
            foreach (var table in DroppedTables)
                hb_set_add(drops, Tag(table));

            hb_subset_input_set_flags(input, NoHinting | NotdefOutline | NoLayoutClosure);
            subset = hb_subset_or_fail(_face, input);
        }
        finally
        {
            hb_subset_input_destroy(input);
        }

        if (subset == 0)
            throw new InvalidOperationException($"HarfBuzz could not subset {Name}");

        var blob = hb_face_reference_blob(subset);
        try
        {
            var bytes = hb_blob_get_data(blob, out var length);
            using var data = SKData.CreateCopy((nint)bytes, length);
            return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The subset of {Name} is not a font");
        }
        finally
        {
            hb_blob_destroy(blob);
            hb_face_destroy(subset);
        }
    }

    private static uint Tag(string name) => (uint)((name[0] << 24) | (name[1] << 16) | (name[2] << 8) | name[3]);
}
