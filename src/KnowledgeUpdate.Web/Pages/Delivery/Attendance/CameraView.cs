using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Web.Pages.Delivery.Attendance;

/// <summary>A camera that reads codes of attendance.</summary>
/// <param name="Path">The only address of this portal whose code is taken.</param>
/// <param name="Pattern">What the code in it looks like.</param>
/// <param name="GoesOn">Whether the next code is read after one was taken.</param>
/// <param name="Answer">What came of the last one, where no script shows it.</param>
public sealed record CameraView(string Path, string Pattern, bool GoesOn, SignAnswer? Answer)
{
    /// <summary>Header of a code that the script sends: the answer is a part of the page.</summary>
    public const string Sender = "ku-camera";

    /// <summary>Whether the script of the camera asks.</summary>
    public static bool Asks(HttpRequest request) => request.Headers.XRequestedWith == Sender;
}
