namespace KnowledgeUpdate.Application.Sheets;

/// <summary>
/// A file for what does not fit into memory: nobody else can open it, and it is deleted when it is closed or the process dies.
/// </summary>
internal static class Spill
{
    public static FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.RandomAccess,
            BufferSize = 16 * 1024,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), $"ku-{Guid.NewGuid():N}.tmp"), options);
    }
}
