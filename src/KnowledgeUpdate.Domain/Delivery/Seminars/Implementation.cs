using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>What an implementation plan 实施方案 adds to the plan: seats, enrolment, address, course table with rooms and lecturers.</summary>
public sealed record Implementation
{
    /// <summary>Most lessons of a course table.</summary>
    public const int MostLessons = 200;

    /// <summary>Seats, 人; at most the trainees of the plan.</summary>
    public int Capacity { get; init; }

    /// <summary>Full address of the rooms.</summary>
    public string Address { get; init; } = "";

    public string ContactName { get; init; } = "";

    public string ContactPhone { get; init; } = "";

    /// <summary>Last instant of enrolment.</summary>
    public DateTimeOffset EnrolmentClosesAt { get; init; }

    /// <summary>Learners may register by themselves.</summary>
    public bool OpenRegistration { get; init; } = true;

    /// <summary>Employers may nominate staff.</summary>
    public bool Nominations { get; init; } = true;

    /// <summary>Who gets a seat.</summary>
    public Admission Admission { get; init; }

    /// <summary>Whom it is for.</summary>
    public EnrolmentConditions Conditions { get; init; } = EnrolmentConditions.None;

    /// <summary>What trainees need to know: arrival, meals, what to bring.</summary>
    public string Notes { get; init; } = "";

    public IReadOnlyList<Lesson> Lessons { get; init; } = [];

    /// <summary>The course table sorted by day and time.</summary>
    internal IReadOnlyList<Lesson> LessonsInOrder => [.. Lessons.OrderBy(l => l.Day).ThenBy(l => l.From)];

    /// <summary>Whether it is whole and fits the plan.</summary>
    /// <exception cref="RuleException">Something is missing or does not fit.</exception>
    public void Check(Seminar seminar)
    {
        if (Capacity < 1 || Capacity > seminar.HeadCount)
            throw new RuleException(
                "Seats: enter a number from 1 to {0}, the trainees of the plan. For more, ask for an amendment of the plan.",
                seminar.HeadCount
            );
        if (BeijingTime.DateOf(EnrolmentClosesAt.AddTicks(-1)) > seminar.EndsOn)
            throw new RuleException("Enrolment cannot close after the seminar ends on {0:yyyy-MM-dd}.", seminar.EndsOn);
        if (Lessons.Count is 0 or > MostLessons)
            throw new RuleException("The course table needs at least one lesson and at most {0}.", MostLessons);
        var days = seminar.EndsOn.DayNumber - seminar.StartsOn.DayNumber + 1;
        foreach (var (i, lesson) in Lessons.Index())
        {
            if (lesson.Day < 1 || lesson.Day > days)
                throw new RuleException("Lesson {0}: the seminar has {1} days.", i + 1, days);
            if (lesson.To <= lesson.From)
                throw new RuleException("Lesson {0}: it ends before it begins.", i + 1);
            if (lesson.Hours <= 0)
                throw new RuleException("Lesson {0}: enter its hours.", i + 1);
        }

        var ordered = LessonsInOrder;
        for (var i = 1; i < ordered.Count; i++)
        {
            var (before, lesson) = (ordered[i - 1], ordered[i]);
            if (before.Day == lesson.Day && before.Half > lesson.Half)
                throw new RuleException(
                    "Day {0}: “{1}” is in the {2} but begins before “{3}”.",
                    lesson.Day,
                    before.Topic,
                    before.Half,
                    lesson.Topic
                );
            if (before.Day == lesson.Day && before.Half != lesson.Half && lesson.From < before.To)
                throw new RuleException(
                    "Day {0}: “{1}” begins before “{2}” of the half day before it has ended.",
                    lesson.Day,
                    lesson.Topic,
                    before.Topic
                );
        }
    }

    /// <summary>The half days that attendance is taken for, in order.</summary>
    public IReadOnlyList<PlannedHalfDay> HalfDays(DateOnly startsOn) =>
        [
            .. Lessons
                .GroupBy(l => (l.Day, l.Half))
                .OrderBy(g => g.Key.Day)
                .ThenBy(g => g.Key.Half)
                .Select(g => new PlannedHalfDay(
                    startsOn.AddDays(g.Key.Day - 1),
                    g.Key.Half,
                    g.Min(l => l.From),
                    g.Max(l => l.To),
                    g.Sum(l => l.Hours)
                )),
        ];
}
