using KnowledgeUpdate.Domain.Files;

namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>
/// The issuer's seal 签发机构印章. Never changed: a new one takes its place for certificates issued from then on, and a reprint shows the one of
/// its day.
/// </summary>
public sealed class IssuerSeal : Entity
{
    /// <summary>Largest file, in bytes: 2 MB.</summary>
    public const int MaxSize = 2 * 1024 * 1024;

    /// <summary>Smallest and largest side of the picture, in pixels.</summary>
    public const int SmallestSide = 300,
        LargestSide = 2400;

    /// <summary>Bytes of the picture as it is printed that its quality is chosen for: a sheet of usual length stays under 60 KB.</summary>
    public const int WantedPrintedSize = 11 * 1024;

    /// <summary>
    /// Most bytes of the picture as it is printed, at the lowest quality that makes sense: a sheet of any length stays under 80 KB.
    /// </summary>
    public const int MaxPrintedSize = 16 * 1024;

    private IssuerSeal() { }

    /// <summary>Takes a seal into use, for the first time or again.</summary>
    /// <param name="original">The file as it was given.</param>
    /// <param name="printed">The picture as sheets show it: an opaque JPEG on white.</param>
    /// <exception cref="RuleException">The picture is too large to print.</exception>
    public IssuerSeal(Attachment original, byte[] printed, Guid by, DateTimeOffset now)
    {
        GuardSize(printed);
        AttachmentId = original.Id;
        Printed = printed;
        Sha256 = original.Sha256;
        ById = by;
        At = now;
    }

    /// <summary>Refuses a picture that would make every sheet too large.</summary>
    /// <exception cref="RuleException">It is too large to print.</exception>
    public static void GuardSize(byte[] printed)
    {
        if (printed.Length > MaxPrintedSize)
            throw new RuleException(
                "The seal takes {0} KB of every certificate; at most {1} are allowed. Use a plainer picture.",
                printed.Length / 1024,
                MaxPrintedSize / 1024
            );
    }

    /// <summary>The file as it was given.</summary>
    public Guid AttachmentId { get; private set; }

    /// <summary>The picture as sheets show it.</summary>
    [Personal]
    public byte[] Printed { get; private set; } = [];

    /// <summary>SHA-256 of the file as it was given, hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    public Guid ById { get; private set; }

    /// <summary>From when on certificates show it.</summary>
    public DateTimeOffset At { get; private set; }
}
