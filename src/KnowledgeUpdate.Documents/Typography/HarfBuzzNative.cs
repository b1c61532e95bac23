using System.Runtime.InteropServices;

namespace KnowledgeUpdate.Documents.Typography;

/// <summary>The part of HarfBuzz that the managed binding leaves out: reading a font's coverage and making a subset.</summary>
internal static unsafe partial class HarfBuzzNative
{
    internal const int SetsDropTableTags = 3;
    internal const uint NoHinting = 0x1;
    internal const uint NotdefOutline = 0x40;
    internal const uint NoLayoutClosure = 0x200;

    private const string Library = "libHarfBuzzSharp";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint hb_blob_create_from_file_or_fail(string fileName);

    [LibraryImport(Library)]
    internal static partial byte* hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    internal static partial void hb_blob_destroy(nint blob);

    [LibraryImport(Library)]
    internal static partial nint hb_face_create(nint blob, uint index);

    [LibraryImport(Library)]
    internal static partial void hb_face_make_immutable(nint face);

    [LibraryImport(Library)]
    internal static partial void hb_face_collect_unicodes(nint face, nint set);

    [LibraryImport(Library)]
    internal static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    internal static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    internal static partial nint hb_set_create();

    [LibraryImport(Library)]
    internal static partial void hb_set_add(nint set, uint codePoint);

    [LibraryImport(Library)]
    internal static partial int hb_set_has(nint set, uint codePoint);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    internal static partial nint hb_subset_input_unicode_set(nint input);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_input_set(nint input, int type);

    [LibraryImport(Library)]
    internal static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    internal static partial void hb_subset_input_destroy(nint input);
}
