namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>What may wait for somebody in this area, as English keys with {0} for the object.</summary>
public static class EnrolmentActs
{
    public const string DecideEnrolments = "Decide the enrolments: {0}";
}
