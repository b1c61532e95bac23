using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Web.Pages.Public.Seminars;

/// <summary>The half days of a seminar as a file for a calendar.</summary>
public sealed class SeminarCalendarModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var file = await mediator.Send(new DownloadSeminarCalendar(id), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }
}
