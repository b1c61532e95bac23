namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Where hours in the ledger come from.</summary>
public enum HourSource
{
    /// <summary>A seminar whose closing papers were accepted; the source is the enrolment.</summary>
    [Term("Seminar")]
    Seminar,

    /// <summary>A claim with evidence; the source is the claim.</summary>
    [Term("Learner's claim")]
    Claim,

    /// <summary>A batch filed by an employer or a provider; the source is the batch's row.</summary>
    [Term("Batch of a unit")]
    Batch,

    /// <summary>A correction; the source is the entry that it reverses.</summary>
    [Term("Reversal")]
    Reversal,

    /// <summary>A course of capability training.</summary>
    [Term("Course")]
    Course,

    /// <summary>A cohort of the digital-engineer programme.</summary>
    [Term("Cohort")]
    Cohort,
}
