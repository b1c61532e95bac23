namespace KnowledgeUpdate.Application.Learners;

/// <summary>What may wait for somebody in this area, as English keys.</summary>
public static class LearnerActs
{
    /// <summary>Confirm an employment.</summary>
    public const string ConfirmEmployment = "Confirm the employment: {0}";

    /// <summary>Confirm a claim of hours as the employer.</summary>
    public const string ConfirmClaim = "Confirm the hours: {0}";

    /// <summary>Recognise a claim of hours.</summary>
    public const string RecogniseClaim = "Recognise the hours: {0}";

    /// <summary>Decide an appeal.</summary>
    public const string DecideAppeal = "Decide the appeal: {0}";

    /// <summary>Change a returned claim.</summary>
    public const string MendClaim = "Change and file again: {0}";

    /// <summary>Clear a difference between ledger, totals and sources.</summary>
    public const string ClearDifference = "Clear the difference in the hour ledger: {0}";
}
