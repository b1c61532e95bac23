using KnowledgeUpdate.Application.Attendance;

namespace KnowledgeUpdate.Web.Pages.Delivery.Attendance;

/// <summary>A camera that reads codes of attendance.</summary>
/// <param name="Path">The only address of this portal whose codes are accepted.</param>
/// <param name="Pattern">What the code in it looks like.</param>
/// <param name="GoesOn">Whether reading goes on after a code was accepted.</param>
/// <param name="Answer">The result of the last code, for pages without script.</param>
public sealed record CameraView(string Path, string Pattern, bool GoesOn, SignAnswer? Answer)
{
    /// <summary>Header of a code that the script sends: the answer is a part of the page.</summary>
    public const string Sender = "ku-camera";

    /// <summary>Whether the request comes from the camera's script.</summary>
    public static bool Asks(HttpRequest request) => request.Headers.XRequestedWith == Sender;
}
