using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Turns what was typed into an implementation plan.</summary>
internal static class ImplementationForm
{
    private const int LongestText = 200,
        LongestNotes = 2000;

    /// <summary>The plan with every gap and fault beside its field.</summary>
    /// <exception cref="ValidationException">Something is missing or too long.</exception>
    /// <param name="leastMinutes">Minutes that an hour 学时 takes at least.</param>
    public static Implementation Read(ImplementationInput input, int leastMinutes, IStringLocalizer<DeliveryText> text)
    {
        var faults = new List<ValidationFailure>();
        void Fault(bool isWrong, string field, string sentence)
        {
            if (isWrong)
                faults.Add(new(field, sentence));
        }

        Fault(input.Capacity is null or < 1, nameof(input.Capacity), text["Enter how many people have a seat"]);
        Fault(string.IsNullOrWhiteSpace(input.Address), nameof(input.Address), text["Enter the full address of the rooms"]);
        Fault(input.Address?.Trim().Length > LongestText, nameof(input.Address), text["Enter at most {0} characters", LongestText]);
        Fault(string.IsNullOrWhiteSpace(input.ContactName), nameof(input.ContactName), text["Enter whom trainees may ask"]);
        Fault(input.ContactName?.Trim().Length > 40, nameof(input.ContactName), text["Enter at most {0} characters", 40]);
        Fault(
            !PhoneNumber.IsValid(PhoneNumber.Normalise(input.ContactPhone)),
            nameof(input.ContactPhone),
            text["Enter a telephone number, as 0771-5555555 or a mobile number"]
        );
        Fault(input.EnrolmentClosesAt is null, nameof(input.EnrolmentClosesAt), text["Enter when enrolment closes, as 2027-03-01 18:00"]);
        Fault(input.Notes?.Length > LongestNotes, nameof(input.Notes), text["Enter at most {0} characters", LongestNotes]);
        var lessons = input.Lessons.Index().Where(l => !l.Item.IsEmpty).ToList();
        Fault(lessons.Count == 0, nameof(input.Lessons), text["Enter the course table: at least one lesson"]);
        foreach (var (i, l) in lessons)
        {
            string Of(string property) => $"Lessons[{i}].{property}";
            Fault(l.Day is null or < 1, Of(nameof(l.Day)), text["Enter the day, 1 for the first"]);
            Fault(l.From is null, Of(nameof(l.From)), text["Enter when it begins, as 08:30"]);
            Fault(l.To is null, Of(nameof(l.To)), text["Enter when it ends, as 12:00"]);
            Fault(string.IsNullOrWhiteSpace(l.Topic), Of(nameof(l.Topic)), text["Enter the topic"]);
            Fault(l.Topic?.Trim().Length > LongestText, Of(nameof(l.Topic)), text["Enter at most {0} characters", LongestText]);
            Fault(l.Hours is null or <= 0 or > 12, Of(nameof(l.Hours)), text["Enter the hours, above 0 and at most 12"]);
            Fault(
                l is { Hours: > 0 and <= 12, From: { } from, To: { } to }
                    && to > from
                    && l.Hours * leastMinutes > (decimal)(to - from).TotalMinutes,
                Of(nameof(l.Hours)),
                text["An hour takes at least {0} minutes: enter fewer hours, or a longer time", leastMinutes]
            );
            Fault(string.IsNullOrWhiteSpace(l.Lecturer), Of(nameof(l.Lecturer)), text["Enter the lecturer"]);
            Fault(string.IsNullOrWhiteSpace(l.Room), Of(nameof(l.Room)), text["Enter the room"]);
        }

        return faults.Count == 0 ? Loose(input) : throw new ValidationException(faults);
    }

    /// <summary>The plan as far as it is typed, for a draft.</summary>
    public static Implementation Loose(ImplementationInput input) =>
        new()
        {
            Capacity = input.Capacity ?? 0,
            Address = input.Address?.Trim() ?? "",
            ContactName = input.ContactName?.Trim() ?? "",
            ContactPhone = PhoneNumber.Normalise(input.ContactPhone),
            EnrolmentClosesAt = input.EnrolmentClosesAt is { } at ? BeijingTime.At(at) : DateTimeOffset.MinValue,
            OpenRegistration = input.OpenRegistration,
            Nominations = input.Nominations,
            Admission = input.Admission,
            Conditions = new EnrolmentConditions(
                input.MinLevel,
                [.. input.Series.Where(TitleSeries.All.Contains)],
                [.. input.Fields],
                input.NeedsEmployer
            ),
            Notes = input.Notes?.Trim() ?? "",
            Lessons =
            [
                .. input
                    .Lessons.Where(l => !l.IsEmpty)
                    .Select(l => new Lesson(
                        l.Day ?? 1,
                        l.Half,
                        l.From ?? default,
                        l.To ?? default,
                        l.Topic?.Trim() ?? "",
                        l.Hours ?? 0,
                        l.Lecturer?.Trim() ?? "",
                        l.Room?.Trim() ?? ""
                    )),
            ],
        };
}
