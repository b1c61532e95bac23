using KnowledgeUpdate.Documents.Delivery;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A seminar for a calendar: one event for each half day of the course table, in the reader's language.</summary>
[Public]
public sealed record DownloadSeminarCalendar(Guid Id) : IQuery<FileContent>;

internal sealed class DownloadSeminarCalendarHandler(
    PublicSeminars seminars,
    Actor actor,
    PortalText words,
    IStringLocalizer<DeliveryText> text,
    TimeProvider clock
) : IRequestHandler<DownloadSeminarCalendar, FileContent>
{
    public async Task<FileContent> Handle(DownloadSeminarCalendar query, CancellationToken cancellationToken)
    {
        var s = await seminars.GetAsync(query.Id, cancellationToken);
        var address = new Uri(actor.BaseUrl + Links.OpenSeminar(s.Id));
        CalendarEvent Event(string id, string title, string description) =>
            new()
            {
                Id = $"{id}@{address.Host}",
                Title = title,
                Place = s.Place,
                Description = description,
                Address = address,
                IsCancelled = s.Standing == PublicSeminarStanding.Cancelled,
            };
        string Host() => text["Host: {0}", s.Host];
        // The number of the day, not its date: a seminar that is moved takes its events along when the file is opened again.
        var events = s.HalfDays.Select(h =>
            Event(
                $"{s.Id}-{h.Number}-{h.Times.Half}".ToLowerInvariant(),
                $"{s.Title} · {words[h.Times.Half]}",
                $"{Host()}\n{string.Join('\n', h.Topics)}"
            ) with
            {
                From = BeijingTime.At(h.Times.Date.ToDateTime(h.Times.From)),
                To = BeijingTime.At(h.Times.Date.ToDateTime(h.Times.To)),
            }
        );
        if (s.HalfDays.Count == 0)
            events = [Event($"{s.Id}", s.Title, Host()) with { FirstDay = s.StartsOn, LastDay = s.EndsOn }];
        return new FileContent(
            $"seminar-{s.StartsOn:yyyyMMdd}.ics",
            CalendarFile.ContentType,
            CalendarFile.Write(events, clock.GetUtcNow())
        );
    }
}
