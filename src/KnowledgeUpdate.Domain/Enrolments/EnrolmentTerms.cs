namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>Whom a gathering is for, until when, and how seats are given.</summary>
/// <param name="ClosesAt">Last instant of enrolment.</param>
/// <param name="OpenRegistration">Learners may register by themselves.</param>
/// <param name="Nominations">Employers may nominate staff.</param>
public sealed record EnrolmentTerms(
    Admission Admission,
    EnrolmentConditions Conditions,
    DateTimeOffset ClosesAt,
    bool OpenRegistration,
    bool Nominations
);
